//! The question bank: the fifteen given questions word for word, with an explanation of our own for each option.

use crate::quiz::Question;

/// A given question with what the lesson knows about it.
#[derive(Debug)]
pub struct Item {
    /// The question, options and key as given; explanations and note ours.
    pub question: Question,
    /// The id of the section that answers it.
    pub section: &'static str,
    /// The objective that it tests, an index into [`OBJECTIVES`].
    pub objective: usize,
}

/// What the lesson wants a learner to be able to do; each question tests one of them.
pub static OBJECTIVES: &[&str] = &[];

/// The fifteen given questions, in the given order.
pub static ITEMS: [&Item; 0] = [];
