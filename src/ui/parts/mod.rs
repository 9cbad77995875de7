//! Small shared pieces of the page.

mod canvas;
#[cfg(not(feature = "prerender"))]
mod canvas_backend;
mod copy_field;
mod fold;
mod formula;
mod number_table;
mod rich_text;
mod weight_bar;

pub use canvas::canvas;
#[cfg(not(feature = "prerender"))]
pub use canvas_backend::CanvasBackend;
pub use copy_field::{CopyField, copy_field};
pub use fold::fold;
#[cfg(feature = "prerender")]
pub(super) use formula::formula;
pub use number_table::number_table;
pub use rich_text::{rich, running, symbol};
pub use weight_bar::{bar, weight_bar};
