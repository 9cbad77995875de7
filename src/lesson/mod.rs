//! The words of the lesson. Head, sections and sources are files in `lesson/`, which the build reads (`files`); figures and
//! questions are static data, written in the small notation of [`inline`].
//!
//! Facts that are put into sentences come from `labs`; no view and no state is known here. A number that can be computed is
//! not written here: it is named, `{=name}`, and `labs::numbers` computes it.

pub mod bank;
pub mod demonstrations;
pub mod figures;
#[cfg(feature = "prerender")]
pub mod files;
pub mod formula;
pub mod inline;
pub mod questions;
#[cfg(feature = "prerender")]
pub mod section;
mod variants;

#[cfg(feature = "prerender")]
pub use section::Lesson;
