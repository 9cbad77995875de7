//! Small shared pieces of the page.

mod canvas;
mod fold;
mod formula;
mod number_table;
mod rich_text;
mod weight_bar;

pub use canvas::Canvas;
pub use fold::Fold;
pub use formula::formula;
pub use number_table::number_table;
pub use rich_text::{rich, symbol};
pub use weight_bar::weight_bar;
