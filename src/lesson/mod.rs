//! The words of the lesson: sections, figures, questions, sources. Static data without markup.
//!
//! Text is written in the small notation of [`inline`]. Facts that are put into sentences come from `labs`; no view and no
//! state is known here. A number that can be computed is not written here: it is named, `{=name}`, and `labs::numbers`
//! computes it.

pub mod bank;
pub mod demonstrations;
pub mod figures;
pub mod formula;
pub mod head;
pub mod inline;
pub mod questions;
pub mod section;
pub mod sections;
pub mod sources;
mod variants;

pub use formula::{Formula, Line, Math};
pub use section::{Block, Heading, Section};
pub use sections::{OUTLINE, SECTIONS};
pub use sources::{SOURCES, Source};
