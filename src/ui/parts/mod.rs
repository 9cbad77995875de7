//! Small shared pieces of the page.

mod canvas;
mod formula;
mod number_table;
mod rich_text;

pub use canvas::Canvas;
pub use formula::formula;
pub use number_table::NumberTable;
pub use rich_text::{rich, symbol};
