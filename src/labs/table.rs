//! The whole table: every query against every key, with and without the causal mask.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::sentence::{self, ANIMAL, Flow, IT, N_TOKENS};
use super::setup::{Field, Kind, Setup};
use crate::attention::softmax::argmax;
use crate::attention::{Error, Mask, Matrix};
use crate::lesson::figures::sentence::{MASK as MASK_NAME, MASKS, TOKENS};
use crate::lesson::figures::{listed, table as words};

/// The key of the mask.
pub const MASK: &str = "m";
/// The key of the chosen cell: row × 6 + column.
pub const CELL: &str = "c";

/// The lab.
pub static TABLE: Lab = Lab {
    id: "table",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(N_TOKENS as u16),
        Prediction::shown(),
        Field {
            key: MASK,
            label: MASK_NAME,
            kind: Kind::Choice(MASKS),
            default: &[0.0],
        },
        Field {
            key: CELL,
            label: "",
            kind: Kind::Index((N_TOKENS * N_TOKENS - 1) as u16),
            default: &[(IT * N_TOKENS + ANIMAL) as f64],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: TOKENS,
        // The answer is a row of the masked table, so that is what the reveal shows.
        reveals: &[(MASK, 1.0), (CELL, (ANIMAL * N_TOKENS + ANIMAL) as f64)],
        verdict,
    }),
    read,
};

/// Attention over the hand-set sentence.
///
/// # Errors
/// None in practice; a test computes both masks.
pub fn flow(setup: &Setup) -> Result<Flow, Error> {
    Flow::start(sentence::mask(setup.index(MASK)))
}

/// Each cell's weight, row by row, `[6 · 6]`; `None` where it is masked.
pub fn cells(flow: &Flow) -> Vec<Option<f64>> {
    let (weights, scaled) = (flow.trace.weights.data(), flow.trace.scaled.data());
    let cell = |(weight, scaled): (&f64, &f64)| (*scaled > f64::NEG_INFINITY).then_some(*weight);
    weights.iter().zip(scaled).map(cell).collect()
}

/// The sum of each row of weights as it is shown.
pub fn sums(flow: &Flow) -> Vec<String> {
    let sum = |row: &[f64]| fixed(row.iter().sum(), 2);
    flow.trace.weights.iter_rows().map(sum).collect()
}

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &flow),
            tables: tables(&flow),
        },
    )
}

fn sentence(setup: &Setup, flow: &Flow) -> String {
    let cell = setup.index(CELL);
    let (query, key) = (TOKENS[cell / N_TOKENS], TOKENS[cell % N_TOKENS]);
    match cells(flow)[cell] {
        Some(weight) => words::reads(query, &percent(weight), key),
        None => words::masked(query, key),
    }
}

fn tables(flow: &Flow) -> Vec<Table> {
    let mut weights = square(words::WEIGHTS, &flow.trace.weights);
    weights.columns.push(words::SUM.to_owned());
    for ((_, entries), sum) in weights.rows.iter_mut().zip(sums(flow)) {
        entries.push(sum);
    }
    vec![weights, square(words::SCALED, &flow.trace.scaled)]
}

fn square(caption: &str, numbers: &Matrix) -> Table {
    let entries = |row: &[f64]| row.iter().map(|x| fixed(*x, 3)).collect();
    let columns = std::iter::once(&words::QUERY).chain(TOKENS);
    Table {
        caption: caption.to_owned(),
        columns: columns.map(|name| (*name).to_owned()).collect(),
        rows: TOKENS
            .iter()
            .zip(numbers.iter_rows())
            .map(|(name, row)| ((*name).to_owned(), entries(row)))
            .collect(),
    }
}

/// What the row of "animal" becomes under the mask, whichever mask is shown now.
fn verdict(setup: &Setup) -> String {
    let guess = setup.index(Prediction::GUESS).clamp(1, N_TOKENS) - 1;
    let (Ok(open), Ok(closed)) = (Flow::start(Mask::None), Flow::start(Mask::Causal)) else {
        return String::new();
    };
    let [open, closed] = [&open, &closed].map(|flow| flow.trace.weights.row(ANIMAL));
    words::verdict(TOKENS[guess], guess == argmax(closed), &largest(open), &largest(closed))
}

/// The two largest shares of a row and whose they are.
fn largest(row: &[f64]) -> String {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| row[*b].total_cmp(&row[*a]));
    let shares: Vec<String> = order[..2]
        .iter()
        .map(|&i| words::share(&percent(row[i]), TOKENS[i]))
        .collect();
    listed(&[&shares[0], &shares[1]])
}
