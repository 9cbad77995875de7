//! Effects that components share: each returns a value or a small handle and hides the browser behind it.

mod copy;
mod listener;
mod use_address;
mod use_bench;
mod use_change;
mod use_focus_target;
mod use_fragment;
mod use_name;
mod use_paint;
mod use_reading;
mod use_stopwatch;
mod use_value;
mod use_wake;
mod watch;

pub use copy::copy_selection;
pub use use_address::use_address;
pub use use_bench::{Measurement, use_bench};
pub use use_change::{Cleanup, use_change};
pub use use_focus_target::{FocusTarget, Scroll, focus, focus_on, scroll_to, use_focus_target};
pub use use_fragment::{QuestionLink, leave_question, use_fragment};
pub use use_name::use_name;
pub use use_paint::{Surface, context, use_paint};
pub use use_reading::use_reading;
pub use use_stopwatch::use_stopwatch;
pub use use_value::{Value, use_value};
pub use use_wake::use_wake;
