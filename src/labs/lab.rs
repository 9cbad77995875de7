//! The interface that every lab has.

use super::{Field, Kind, Setup};

/// A lab: what can be set, and what follows.
#[derive(Debug)]
pub struct Lab {
    /// The public name, lower case: it stands in links and as the element id `lab-<id>`.
    pub id: &'static str,
    /// The question that the figure answers; its heading.
    pub title: &'static str,
    /// One line that says what to do; inline notation of `lesson::inline`.
    pub instruction: &'static str,
    /// What can be set, and within which limits.
    pub fields: &'static [Field],
    /// What the learner is asked to commit to before the figure shows its result.
    pub prediction: Option<Prediction>,
    /// What follows from a set-up, for eyes and ears alike.
    pub read: fn(&Setup) -> Reading,
}

impl Lab {
    /// The set-up in which the lab opens.
    pub fn start(&'static self) -> Setup {
        Setup::new(self.fields)
    }
}

/// A prediction, kept in the set-up: field [`GUESS`](Self::GUESS) holds it, field [`SHOWN`](Self::SHOWN) says whether
/// the result has been asked for.
#[derive(Debug)]
pub struct Prediction {
    /// What is asked; inline notation.
    pub prompt: &'static str,
    /// The answers to choose from; guess `n` is option `n − 1`, and 0 means no guess yet. Empty where the figure itself
    /// takes the guess, as with bars to drag.
    pub options: &'static [&'static str],
    /// What the reveal sets besides [`SHOWN`](Self::SHOWN): fields of one number and what they become.
    pub reveals: &'static [(&'static str, f64)],
    /// How the guess compares with what came out, in one or two sentences.
    pub verdict: fn(&Setup) -> String,
}

impl Prediction {
    /// The key of the field that holds the guess.
    pub const GUESS: &'static str = "g";
    /// The key of the field that says whether the result is shown: 0 or 1.
    pub const SHOWN: &'static str = "x";

    /// Whether the set-up holds a guess: one that is still at its default is none.
    pub fn is_guessed(setup: &Setup) -> bool {
        let guess = setup.field(Self::GUESS);
        guess.is_some_and(|field| setup.list(Self::GUESS) != field.default)
    }

    /// The field that holds a guess among `n` options.
    pub const fn guess(n: u16) -> Field {
        Field {
            key: Self::GUESS,
            label: "",
            kind: Kind::Index(n),
            default: &[0.0],
        }
    }

    /// The field that says whether the result is shown.
    pub const fn shown() -> Field {
        Field {
            key: Self::SHOWN,
            label: "",
            kind: Kind::Switch,
            default: &[0.0],
        }
    }
}

/// What a figure tells: its message and its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The one live sentence under the drawing, computed from the set-up; inline notation.
    pub sentence: String,
    /// All numbers of the figure, for "Show the numbers".
    pub tables: Vec<Table>,
}

/// A table of numbers as text, each right to the last digit shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// The heading of the column of row names, then one heading a column.
    pub columns: Vec<String>,
    /// Each row's name and its entries.
    pub rows: Vec<(String, Vec<String>)>,
}
