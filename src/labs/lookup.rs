//! A dictionary beside attention over the same keys: where the two part.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::setup::{Field, Kind, Setup};
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Matrix, Settings, attend};
use crate::lesson::figures::lookup as words;

/// The key of the situation.
pub const SITUATION: &str = "s";
/// The key of the query's nudge.
pub const NUDGE: &str = "n";
/// The key of the temperature: an index into [`TEMPERATURES`].
pub const TEMPERATURE: &str = "t";

/// From nearly hard to nearly even.
pub const TEMPERATURES: [f64; 13] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];

/// The lab.
pub static LOOKUP: Lab = Lab {
    id: "lookup",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(GUESSES.len() as u16),
        Prediction::shown(),
        Field {
            key: SITUATION,
            label: words::SITUATION,
            kind: Kind::Choice(words::SITUATIONS),
            default: &[0.0],
        },
        Field {
            key: NUDGE,
            label: words::NUDGE,
            kind: Kind::Number {
                min: -1.0,
                max: 1.0,
                step: 0.1,
                decimals: 1,
            },
            default: &[0.0],
        },
        Field {
            key: TEMPERATURE,
            label: words::TEMPERATURE,
            kind: Kind::Number {
                min: 0.0,
                max: (TEMPERATURES.len() - 1) as f64,
                step: 1.0,
                decimals: 0,
            },
            default: &[6.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[],
        verdict,
    }),
    read,
};

/// The share that each option of the prediction stands for.
const GUESSES: [f64; 4] = [1.0, 0.75, 0.5, 0.25];

/// A record of the table: a key of two numbers, and the value that is stored under it.
pub struct Record {
    /// Whose it is.
    pub name: &'static str,
    /// The key. All keys are equally long, so that the equal one scores highest.
    pub key: [f64; 2],
    /// The value.
    pub value: f64,
}

const fn record(name: &'static str, key: [f64; 2], value: f64) -> Record {
    Record { name, key, value }
}

/// The last is a second record under the first key, which only one situation has.
static RECORDS: [Record; 5] = [
    record(words::NAMES[0], [2.0, 1.0], 10.0),
    record(words::NAMES[1], [1.0, 2.0], 20.0),
    record(words::NAMES[2], [-1.0, 2.0], 60.0),
    record(words::NAMES[3], [2.0, -1.0], 80.0),
    record(words::NAMES[0], [2.0, 1.0], 40.0),
];

/// What is asked in each situation, before the nudge.
const QUERIES: [[f64; 2]; 5] = [[2.0, 1.0], [1.8, 1.1], [2.0, 1.0], [-2.0, -1.0], [1.5, 1.5]];

/// The situation with two records under one key.
const DUPLICATES: usize = 2;

/// What both lookups make of the query.
pub struct Outcome {
    /// The records, in the order in which they were stored.
    pub records: &'static [Record],
    /// The query.
    pub query: [f64; 2],
    /// The record that the dictionary returns: of several under one key the last, which replaced the others.
    pub hit: Option<usize>,
    /// Attention's weights, `[n_records]`.
    pub weights: Vec<f64>,
    /// Attention's output.
    pub output: f64,
}

/// Both lookups of a set-up.
pub fn outcome(setup: &Setup) -> Outcome {
    let situation = setup.index(SITUATION).min(QUERIES.len() - 1);
    let records = &RECORDS[..4 + usize::from(situation == DUPLICATES)];
    let [x, y] = QUERIES[situation];
    // Rounded to the decimals shown, so that equal numbers are equal.
    let query = [((x + setup.number(NUDGE)) * 10.0).round() / 10.0, y];
    let keys = Matrix::from_fn(records.len(), 2, |i, j| records[i].key[j]);
    let values = Matrix::from_fn(records.len(), 1, |i, _| records[i].value);
    let settings = Settings {
        temperature: TEMPERATURES[setup.index(TEMPERATURE).min(TEMPERATURES.len() - 1)],
        ..Settings::default()
    };
    let trace = attend(&Matrix::from_fn(1, 2, |_, j| query[j]), &keys, &values, &settings);
    // Every set-up within its limits computes; zeros only stand for what cannot happen.
    let (weights, output) = trace.map_or((vec![0.0; records.len()], 0.0), |trace| {
        (trace.weights.row(0).to_vec(), trace.output.at(0, 0))
    });
    Outcome {
        records,
        query,
        hit: records.iter().rposition(|record| record.key == query),
        weights,
        output,
    }
}

/// A vector of two numbers as it is written.
pub fn vector([x, y]: [f64; 2]) -> String {
    let write = |x: f64| fixed(x, usize::from(x.round() != x));
    format!("({}, {})", write(x), write(y))
}

fn read(setup: &Setup) -> Reading {
    let outcome = outcome(setup);
    let is_shown = setup.is_on(Prediction::SHOWN);
    let dictionary = words::dictionary(outcome.hit.map(|i| fixed(outcome.records[i].value, 0)).as_deref());
    let sentence = if is_shown {
        format!("{dictionary} {}", said(&outcome))
    } else {
        dictionary
    };
    let columns = if is_shown { words::COLUMNS } else { &words::COLUMNS[..3] };
    let row = |i: usize, record: &Record| {
        let mut entries = vec![vector(record.key), fixed(record.value, 0)];
        if is_shown {
            entries.extend([
                fixed(f64::from(u8::from(outcome.hit == Some(i))), 0),
                fixed(outcome.weights[i], 3),
            ]);
        }
        (record.name.to_owned(), entries)
    };
    Reading {
        sentence,
        tables: vec![Table {
            caption: words::caption(&vector(outcome.query)),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: outcome.records.iter().enumerate().map(|(i, r)| row(i, r)).collect(),
        }],
    }
}

/// What attention does with the query, and what this breaks of the picture of a table.
fn said(outcome: &Outcome) -> String {
    let weights = &outcome.weights;
    let top = maximum(weights);
    let first = argmax(weights);
    let least = weights.iter().copied().fold(top, f64::min);
    let n_top = weights.iter().filter(|weight| top - **weight < 1e-9).count();
    let n_equal = outcome
        .records
        .iter()
        .filter(|record| record.key == outcome.query)
        .count();
    let (share, output) = (percent(top), fixed(outcome.output, 1));
    let name = outcome.records[first].name;
    if top - least < 0.02 {
        return words::mean(&output);
    }
    match (n_equal, n_top) {
        (2.., _) => words::duplicates(&percent(top * n_equal as f64), &output),
        (_, 2) => words::tie(&share, &output),
        _ if top > 0.995 => words::nearly_hard(name, &share, &output),
        (1, _) => words::hit(name, &share, &percent(1.0 - top), &output),
        _ if outcome.is_opposed() => words::not_there(name, &share, &output),
        _ => words::near(name, &share, &output),
    }
}

impl Outcome {
    /// Whether the query agrees with no key: no product is above 0.
    fn is_opposed(&self) -> bool {
        let product = |record: &Record| record.key[0] * self.query[0] + record.key[1] * self.query[1];
        self.records.iter().all(|record| product(record) <= 0.0)
    }
}

/// How the guess compares with the share of the exact hit at temperature 1.
fn verdict(setup: &Setup) -> String {
    let share = outcome(&Setup::new(setup.fields())).weights[0];
    let distance = |guess: &f64| -(guess - share).abs();
    let right = argmax(&GUESSES.iter().map(distance).collect::<Vec<_>>());
    let guess = setup.index(Prediction::GUESS).clamp(1, GUESSES.len()) - 1;
    words::verdict(words::OPTIONS[guess], guess == right, &percent(share))
}
