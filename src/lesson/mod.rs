//! The words of the lesson. Head, sections, questions and sources are files in `lesson/`, which the build reads (`files`); what
//! figures say is put together from static data in the small notation of [`inline`].
//!
//! Facts that are put into sentences come from `labs`; no view and no state is known here. A number that can be computed is
//! not written here: it is named, and computed where the name is read.

pub mod bank;
pub mod figures;
#[cfg(feature = "prerender")]
pub mod files;
pub mod inline;
pub mod questions;
#[cfg(feature = "prerender")]
pub mod section;
mod variants;

#[cfg(feature = "prerender")]
pub use section::Lesson;
