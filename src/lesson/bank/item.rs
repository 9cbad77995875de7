//! What the bank holds of each given question.

use std::borrow::Cow;

use crate::quiz::{Choice, Letter, Question};

/// A given question with what the lesson knows about it.
#[derive(Debug)]
pub struct Item {
    /// The question, options and key as given; explanations and note ours.
    pub question: Question,
    /// The id of the section that answers it.
    pub section: &'static str,
    /// The objective that it tests, an index into [`OBJECTIVES`](super::OBJECTIVES).
    pub objective: usize,
    /// The wrong option that tempts most: the one to show failing.
    pub tempting: Letter,
    /// Written questions on the same concept, for retries; `lesson::variants` makes numeric ones beside them.
    pub siblings: &'static [Question],
}

/// A question of fixed words.
pub(super) const fn question(
    prompt: &'static str,
    options: [Choice; 4],
    right: Letter,
    note: Option<&'static str>,
) -> Question {
    Question {
        prompt: Cow::Borrowed(prompt),
        options,
        right,
        note: match note {
            Some(note) => Some(Cow::Borrowed(note)),
            None => None,
        },
    }
}

/// An option of fixed words, and its explanation.
pub(super) const fn choice(text: &'static str, why: &'static str) -> Choice {
    Choice {
        text: Cow::Borrowed(text),
        why: Cow::Borrowed(why),
    }
}
