//! The words of "The whole table".

use super::sentence::TOKENS;
use super::{Prediction, Reading, Table, Words, listed, written};
use crate::attention::Matrix;
use crate::attention::softmax::argmax;
use crate::labs::number::{fixed, percent};
use crate::labs::sentence::{Flow, N_TOKENS};
use crate::labs::table::{Setup, cells, flow};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &TOKENS,
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "The whole table: who reads whom?";
/// What to do.
pub const INSTRUCTION: &str = "Each row is one {q:query}, each column one {k:key}, each cell the weight between them. \
     Tap a cell, or walk with the arrow keys. The vectors are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "The causal mask will hide every later token. What will {t:animal} read most then?";
/// The name of the rows' axis.
pub const QUERIES: &str = "{q:Query}: who reads";
/// The name of the columns' axis.
pub const KEYS: &str = "{k:Key}: who is read";
/// The heading over the sums of rows.
pub const SUM: &str = "Sum";
/// The caption of the weights.
pub const WEIGHTS: &str = "Weights: queries in rows, keys in columns";
/// The caption of what the softmax reads.
pub const SCALED: &str = "What the softmax reads: score ÷ √3, then the mask";
/// The heading over the row names of the tables.
pub const QUERY: &str = "Query";

/// The sums of rows of weights as they are shown.
pub fn sums<'a>(rows: impl Iterator<Item = &'a [f64]>) -> Vec<String> {
    rows.map(|row| fixed(row.iter().sum(), 2)).collect()
}

/// The message for an open cell.
pub fn reads(query: &str, weight: f64, key: &str) -> String {
    let share = percent(weight);
    format!("{{q:Query}} {{t:{query}}} reads {share} from {{k:key}} {{t:{key}}}.")
}

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &flow),
            tables: vec![
                square(WEIGHTS, &flow.trace.weights, true),
                square(SCALED, &flow.trace.scaled, false),
            ],
        },
    )
}

fn sentence(setup: &Setup, flow: &Flow) -> String {
    let (query, key) = (TOKENS[setup.cell / N_TOKENS], TOKENS[setup.cell % N_TOKENS]);
    match cells(flow)[setup.cell] {
        Some(weight) => reads(query, weight, key),
        None => format!(
            "{{q:Query}} {{t:{query}}} cannot read {{k:key}} {{t:{key}}}: it comes later, so it is masked and its weight \
             is exactly 0."
        ),
    }
}

/// Every query against every key, and the sums of rows where they are wanted.
pub fn square(caption: &str, numbers: &Matrix, has_sums: bool) -> Table {
    let row = |i: usize| {
        let mut entries = written(numbers.row(i), 3);
        if has_sums {
            entries.extend(sums(core::iter::once(numbers.row(i))));
        }
        (TOKENS[i].to_owned(), entries)
    };
    let mut columns: Vec<&str> = core::iter::once(QUERY).chain(TOKENS).collect();
    if has_sums {
        columns.push(SUM);
    }
    Table::new(caption, &columns, N_TOKENS, &row)
}

/// How the guess compares: the two largest shares of the row before and after the mask.
fn verdict(setup: &Setup) -> String {
    let Ok((guess, [open, closed])) = crate::labs::table::verdict(setup) else {
        return String::new();
    };
    format!(
        "{}: you said {{t:{}}}. Without a mask {{t:animal}} reads {}; under the causal mask it reads {}. The weight of \
         the hidden tokens went to the open ones, in proportion, and the row still sums to 1.",
        super::opening(guess),
        TOKENS[guess.chosen],
        largest(&open),
        largest(&closed)
    )
}

/// The two largest shares of a row and whose they are.
fn largest(row: &[f64]) -> String {
    let first = argmax(row);
    let mut rest = row.to_vec();
    rest[first] = f64::NEG_INFINITY;
    let shares = [first, argmax(&rest)].map(|i| format!("{} from {{t:{}}}", percent(row[i]), TOKENS[i]));
    listed(&[&shares[0], &shares[1]])
}
