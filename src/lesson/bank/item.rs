//! What the bank holds of each given question.

use serde::{Deserialize, Serialize};

use crate::quiz::{Letter, Question};
use crate::words::Words;

/// The number of concepts, one a given question.
pub const N_CONCEPTS: usize = 15;

/// The questions of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// What the lesson wants a learner to be able to do; each question tests one of them.
    pub objectives: Vec<String>,
    /// The given questions, in the given order: [`N_CONCEPTS`] of them, which `install` makes sure of. No array, since its reader
    /// would cost the program more.
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
    /// What is said of the figures that show it.
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
