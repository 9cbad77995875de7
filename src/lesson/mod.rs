//! The words of the lesson. They are files in `lesson/`, which the build reads (`files`). The program has those of questions, figures
//! and labels from the page (`carried`), and puts facts into the sentences of figures (`figures`).
//!
//! Facts that are put into sentences come from `labs`; no view and no state is known here. A number that can be computed is
//! not written here: it is named, and computed where the name is read.

pub mod bank;
pub mod carried;
pub mod figures;
#[cfg(feature = "prerender")]
pub mod files;
pub mod json;
pub mod number;
pub mod questions;
#[cfg(feature = "prerender")]
pub mod section;
mod text;
pub mod texts;
mod variants;

#[cfg(feature = "prerender")]
pub use section::Lesson;
