//! The question bank: the fifteen given questions word for word, with an explanation of our own for each option.
//!
//! One file a question. No option's explanation leans on another's, and none names a letter: options may be shuffled on
//! screen, and a learner may read only the one that they chose.

mod item;
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

pub use item::Item;

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
