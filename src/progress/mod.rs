//! The learner's state: one `State`, one `Action`, one pure `apply`; the compact code in which it is saved.
//!
//! It knows no clock, no storage and no random numbers but from a seed.

pub mod action;
mod bits;
pub mod calibration;
pub mod event;
mod layout;
mod layout_1;
pub mod merge;
pub mod recheck;
pub mod result_code;
pub mod retry;
pub mod save;
pub mod state;

pub use action::{Action, apply};
pub use event::{Event, events};
pub use state::{Answer, Card, Confidence, Draft, Purpose, QuizProgress, Recheck, Record, Retry, Stage, State};
