//! The learner's state: one `State`, one `Action`, one pure `apply`; the compact code in which it is saved.
//!
//! It knows no clock, no storage and no random numbers but from a seed.

pub mod action;
pub mod state;

pub use action::{Action, apply};
pub use state::{Answer, Card, Confidence, Record, Session, Stage, State};
