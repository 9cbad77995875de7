//! The question bank: the fifteen given questions word for word, with an explanation of our own for each option.
//!
//! One file a question. No option's explanation leans on another's, and none names a letter: options may be shuffled on
//! screen, and a learner may read only the one that they chose.

use std::borrow::Cow;

use crate::quiz::{Choice, Letter, Question};

mod q01;
mod q02;
mod q03;
mod q04;
mod q05;
mod q06;
mod q07;
mod q08;
mod q09;
mod q10;
mod q11;
mod q12;
mod q13;
mod q14;
mod q15;
pub mod templates;

/// A given question with what the lesson knows about it.
#[derive(Debug)]
pub struct Item {
    /// The question, options and key as given; explanations and note ours.
    pub question: Question,
    /// The id of the section that answers it.
    pub section: &'static str,
    /// The objective that it tests, an index into [`OBJECTIVES`].
    pub objective: usize,
    /// The wrong option that tempts most: the one to show failing.
    pub tempting: Letter,
    /// Written questions on the same concept, for retries; `lesson::variants` makes numeric ones beside them.
    pub siblings: &'static [Question],
}

/// What the lesson wants a learner to be able to do; each question tests one of them.
pub static OBJECTIVES: &[&str] = &[
    "Say what a query, a key and a value are, and where each comes from.",
    "Say what the softmax makes of a row of scores, and what is lost without it.",
    "Say what decides an output: which values go into it, and how much of each.",
    "Say which positions a token can read in one step, and why that made training at scale possible.",
    "Say where attention is like a lookup, and where the likeness ends.",
    "Say what weights, heads and benchmarks are evidence of, and what they do not prove.",
];

/// The fifteen given questions, in the given order.
pub static ITEMS: [&Item; 15] = [
    &q01::ITEM,
    &q02::ITEM,
    &q03::ITEM,
    &q04::ITEM,
    &q05::ITEM,
    &q06::ITEM,
    &q07::ITEM,
    &q08::ITEM,
    &q09::ITEM,
    &q10::ITEM,
    &q11::ITEM,
    &q12::ITEM,
    &q13::ITEM,
    &q14::ITEM,
    &q15::ITEM,
];

/// A question of fixed words.
const fn question(prompt: &'static str, options: [Choice; 4], right: Letter, note: Option<&'static str>) -> Question {
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
const fn choice(text: &'static str, why: &'static str) -> Choice {
    Choice {
        text: Cow::Borrowed(text),
        why: Cow::Borrowed(why),
    }
}
