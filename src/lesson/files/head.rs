//! What `lesson.toml` and `sources.toml` hold, and where the other files stand.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use crate::lesson::bank::item::MOST_CONCEPTS;
use crate::lesson::section::{Direction, Source, Start};

/// The papers.
pub(super) const SOURCES: &str = "sources.toml";
/// The folder of the sections.
pub(super) const SECTIONS: &str = "sections/";
/// The folder of the questions.
pub(super) const QUESTIONS: &str = "questions/";

/// The head of the lesson and the order of its parts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// The title.
    pub(super) title: String,
    /// What stands under the title.
    pub(super) subtitle: String,
    /// Reading time and year of review.
    pub(super) reading: String,
    /// What reading, figures and check take, honestly.
    pub(super) time: String,
    /// How the language is written: from left to right if nothing is said.
    #[serde(default)]
    pub(super) direction: Direction,
    /// The sections in reading order: each the name of a file in sections/.
    #[schemars(with = "Vec<String>", inner(regex(pattern = "^[a-z0-9-]+$")))]
    pub(super) sections: Vec<Spanned<String>>,
    /// What a learner can do after the lesson.
    pub(super) objectives: Vec<String>,
    /// The questions in their order: each the name of a file in questions/.
    #[schemars(with = "Vec<String>", length(min = 1, max = MOST_CONCEPTS), inner(regex(pattern = "^[a-z0-9-]+$")))]
    pub(super) questions: Spanned<Vec<Spanned<String>>>,
    /// What is said where the program does not run, or not yet.
    pub(super) start: Start,
    /// How formulas that stand in several places are read aloud: by their LaTeX.
    #[schemars(with = "BTreeMap<String, String>")]
    pub(super) spoken: BTreeMap<Spanned<String>, String>,
}

/// The papers that the lesson cites.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    /// A paper.
    #[schemars(with = "Vec<Source>")]
    pub(super) source: Vec<Spanned<Source>>,
}
