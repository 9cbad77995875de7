//! Small shared pieces of the page.

#[cfg(feature = "figures")]
mod canvas;
#[cfg(feature = "figures")]
mod fold;
mod formula;
mod number_table;
mod rich_text;
mod weight_bar;

#[cfg(feature = "figures")]
pub use canvas::Canvas;
#[cfg(feature = "figures")]
pub use fold::Fold;
pub use formula::formula;
pub use number_table::NumberTable;
pub use rich_text::{rich, symbol};
pub use weight_bar::WeightBar;
