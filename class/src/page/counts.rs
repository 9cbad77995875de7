//! Counts in words.

use attention_lesson::lesson::number::whole;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::words::Inline;

/// A number, to be put into a text.
pub(super) fn n(number: usize) -> Inline {
    Inline::text(whole(number as u64))
}

/// How many learners, in words.
pub(super) fn learners(number: usize) -> String {
    match number {
        1 => words::ONE_LEARNER.plain().into(),
        _ => words::LEARNERS.write(&[n(number)]),
    }
}
