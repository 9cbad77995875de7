//! Effects that components share: each returns a value or a small handle and hides the browser behind it.

mod use_fragment;
mod use_lead;
mod use_name;
mod use_palette;
mod use_reading;
mod use_size;
mod use_stopwatch;

pub use use_fragment::{Call, leave_question, use_fragment};
pub use use_lead::{Lead, Scroll, use_lead};
pub use use_name::use_name;
pub use use_palette::use_palette;
pub use use_reading::use_reading;
pub use use_size::{Size, use_size};
pub use use_stopwatch::use_stopwatch;
