//! What is said around a lab, whichever it is: its words, its sentence, its tables of numbers.

use crate::labs::Guess;
use crate::labs::number::fixed;

/// What is said around a lab: its words, and how facts become sentences.
#[derive(Debug)]
pub struct Words<S: 'static> {
    /// The question that the figure answers; its heading.
    pub title: &'static str,
    /// One line that says what to do; inline notation of `lesson::inline`.
    pub instruction: &'static str,
    /// What the learner is asked to commit to before the figure shows its result.
    pub prediction: Option<Prediction<S>>,
    /// What a set-up has to tell, for eyes and ears alike.
    pub read: fn(&S) -> Reading,
}

/// What is asked before the result is shown, and what is said of the guess.
#[derive(Debug)]
pub struct Prediction<S: 'static> {
    /// What is asked; inline notation.
    pub prompt: &'static str,
    /// The answers to choose from; empty where the figure itself takes the guess, as with bars to drag.
    pub options: &'static [&'static str],
    /// How the guess compares with what came out, in one or two sentences; inline notation.
    pub verdict: fn(&S) -> String,
}

/// What a figure tells: its message and its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The one live sentence under the drawing; inline notation.
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

/// Names in a row: "a", "a and b", "a, b, and c".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} and {second}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    }
}

/// How a number in a matrix is called.
pub fn cell(matrix: &str, row: &str, column: &str) -> String {
    format!("{matrix}, {row}, {column}")
}

/// How a verdict on a guess begins.
pub fn opening(guess: Guess) -> &'static str {
    if guess.is_right { "Right" } else { "Not quite" }
}
