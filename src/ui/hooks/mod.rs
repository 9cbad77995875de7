//! Effects that components share: each returns a value or a small handle and hides the browser behind it.

#[cfg(feature = "figures")]
mod copy;
mod use_address;
mod use_approach;
#[cfg(feature = "figures")]
mod use_bench;
mod use_fragment;
mod use_lead;
mod use_name;
#[cfg(feature = "figures")]
mod use_palette;
mod use_reading;
#[cfg(feature = "figures")]
mod use_size;
mod use_stopwatch;
mod watch;

#[cfg(feature = "figures")]
pub use copy::copy_selection;
pub use use_address::use_address;
pub use use_approach::use_approach;
#[cfg(feature = "figures")]
pub use use_bench::{Measurement, use_bench};
pub use use_fragment::{Call, leave_question, use_fragment};
pub use use_lead::{Lead, Scroll, scroll_to, use_lead};
pub use use_name::use_name;
#[cfg(feature = "figures")]
pub use use_palette::use_palette;
pub use use_reading::use_reading;
#[cfg(feature = "figures")]
pub use use_size::{Size, use_size};
pub use use_stopwatch::use_stopwatch;
