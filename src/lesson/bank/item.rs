//! What the bank holds of each given question.

use serde::{Deserialize, Serialize};

use crate::quiz::{Letter, Question};
use crate::words::Words;

/// The most concepts that a lesson may have, one a given question: the save code of so many still fits where learning systems
/// give least room, the 255 characters of `cmi.core.lesson_location` in SCORM 1.2.
pub const MOST_CONCEPTS: usize = 20;

/// The questions of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// What the lesson wants a learner to be able to do; each question tests one of them.
    pub objectives: Vec<String>,
    /// The given questions, in the given order: one to [`MOST_CONCEPTS`] of them, which `install` makes sure of.
    pub items: Vec<Item>,
}

/// A given question with what the lesson knows about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The question, options and key as given; explanations and note ours.
    pub question: Question,
    /// The id of the section that answers it.
    pub section: String,
    /// The objective that it tests, an index into [`Bank::objectives`].
    pub objective: u8,
    /// The wrong option that tempts most: the one to show failing.
    pub tempting: Letter,
    /// Which of the questions that the program knows it is, by the name of its file: 0 for `q01`. `labs::demonstrations` sets figures
    /// for these and `lesson::variants` draws numbers; a question past them has neither.
    pub place: u8,
    /// What is said of the figures that show it; nothing where there are none.
    pub captions: Captions,
    /// Written questions on the same concept, for retries.
    #[serde(default)]
    pub siblings: Vec<Question>,
    /// The words of numeric siblings, in the order in which `lesson::variants` has their kinds. Each has within it, as texts with places
    /// for numbers, the prompt, the option (empty where that is a number alone), and four explanations, that of the right option first.
    #[serde(default)]
    pub templates: Words,
}

/// What is said of the two figures that a question shows once it is checked; how they are set stands in
/// `labs::demonstrations`. It says what to look at and leaves the numbers to the figure's own sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captions {
    /// Where the right answer is seen to hold, and where the tempting one is seen to fail.
    pub look: [Words; 2],
    /// What neither proves, where the question asks for more than a figure can show; empty elsewhere.
    #[serde(default)]
    pub limit: Words,
}
