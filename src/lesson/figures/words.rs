//! What is said around a lab, whichever it is: its words, its sentence, its tables of numbers.

use crate::lesson::number::{fixed, row, run};
use crate::lesson::texts::Text;
use crate::words::Words;

/// What is said around a lab: its texts, and how facts become sentences.
#[derive(Debug)]
pub struct FigureWords<S: 'static> {
    /// The question that the figure answers; its heading.
    pub title: Text,
    /// One line that says what to do.
    pub instruction: Text,
    /// What the learner is asked to commit to before the figure shows its result.
    pub prediction: Option<Prediction<S>>,
    /// What a set-up has to tell, for eyes and ears alike.
    pub read: fn(&S) -> Reading,
}

impl<S> FigureWords<S> {
    /// The words of a figure that asks nothing.
    pub(super) const fn new(title: Text, instruction: Text, read: fn(&S) -> Reading) -> Self {
        Self {
            title,
            instruction,
            prediction: None,
            read,
        }
    }

    /// The same with what it asks.
    pub(super) const fn asking(self, prompt: Text, options: Text, verdict: fn(&S) -> Verdict) -> Self {
        Self {
            prediction: Some(Prediction {
                prompt,
                options,
                verdict,
            }),
            ..self
        }
    }
}

/// What is asked before the result is shown, and what is said of the guess.
#[derive(Debug)]
pub struct Prediction<S: 'static> {
    /// What is asked.
    pub prompt: Text,
    /// The answers to choose from, or what gets a share each where the figure itself takes the guess, as with bars to drag.
    pub options: Text,
    /// How the guess compares with what came out.
    pub verdict: fn(&S) -> Verdict,
}

/// What is said of a guess.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Whether it is right.
    pub is_right: bool,
    /// How it compares with what came out, in one or two sentences.
    pub words: Words,
}

/// What a figure tells: its message and its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The one live sentence under the drawing.
    pub sentence: Words,
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

impl Table {
    /// A table of `n_rows` rows.
    pub(crate) fn new(
        caption: &str,
        columns: &[&str],
        n_rows: usize,
        row: &dyn Fn(usize) -> (String, Vec<String>),
    ) -> Self {
        Self {
            caption: caption.to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: (0..n_rows).map(row).collect(),
        }
    }
}

/// Numbers as they are written, all with as many decimals.
pub(crate) fn written(numbers: &[f64], decimals: usize) -> Vec<String> {
    numbers.iter().map(|x| fixed(*x, decimals)).collect()
}

/// A point in brackets, with so many decimals.
pub(crate) fn point(point: [f64; 2], decimals: usize) -> String {
    within_brackets(point.map(|x| fixed(x, decimals)))
}

/// Numbers within round brackets.
pub(super) fn within_brackets(numbers: [String; 2]) -> String {
    run(["(", &row(numbers), ")"].concat())
}
