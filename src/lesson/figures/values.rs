//! What is put into a text: numbers and names, tokens, other texts, lists.

use super::Verdict;
use crate::labs::Guess;
use crate::lesson::number::whole;
use crate::lesson::texts::{Text, shared};
use crate::words::{Inline, TEXT, TOKEN, Words};

/// A value that is a number or a name.
pub(super) fn value(text: impl Into<String>) -> Inline {
    Inline::text(text)
}

/// A value that is a whole number.
pub(super) fn count(n: usize) -> Inline {
    value(whole(n as u64))
}

/// A value that is a token of an example.
pub(super) fn token(name: &str) -> Inline {
    Inline::new(TOKEN, name, Words::new())
}

/// A value that has marks of its own.
pub(super) fn within(words: Words) -> Inline {
    Inline::new(TEXT, "", words)
}

/// Two sentences, one after the other.
pub(super) fn sentences(first: Words, second: Words) -> Words {
    shared::SENTENCES.fill(&[first, second].map(within))
}

/// Names in a row: "a", "a and b", "a, b, and c".
pub(super) fn listed(names: &[Inline]) -> Inline {
    let two = |text: Text, first: Inline, second: &Inline| within(text.fill(&[first, second.clone()]));
    match names {
        [first, second] => two(shared::TWO, first.clone(), second),
        [first, middle @ .., last] if !middle.is_empty() => {
            let before = middle
                .iter()
                .fold(first.clone(), |before, next| two(shared::NEXT, before, next));
            two(shared::LAST, before, last)
        }
        _ => within(names.to_vec()),
    }
}

/// A heading, and those of a list behind it.
pub(super) fn headed(first: Text, names: Text) -> Vec<&'static str> {
    let mut all = vec![first.plain()];
    all.extend(names.names());
    all
}

/// A verdict behind whether the guess is right.
pub(super) fn judged(guess: Guess, verdict: Words) -> Verdict {
    let text = if guess.is_right {
        shared::RIGHT
    } else {
        shared::NOT_QUITE
    };
    Verdict {
        is_right: guess.is_right,
        words: text.fill(&[within(verdict)]),
    }
}
