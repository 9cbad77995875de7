//! What if we skip the softmax? Raw products as weights, elu + 1, and what each order of multiplication costs.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, whole};
use super::setup::{Field, Kind, Setup};
use crate::attention::linear::{self, Weighed, multiplications};
use crate::attention::softmax::maximum;
use crate::attention::{Matrix, Settings, attend};
use crate::lesson::figures::linear as words;

/// The key of the query's two numbers.
pub const QUERY: &str = "q";
/// The key of the rule by which products become weights.
pub const RULE: &str = "m";
/// The key of the number of tokens.
pub const TOKENS: &str = "n";

/// What a number of the query may be.
const COORDINATE: Kind = Kind::Number {
    min: -2.0,
    max: 2.0,
    step: 0.1,
    decimals: 1,
};
/// How many numbers a key and a value have where operations are counted.
pub const D: u64 = 64;
/// Between two places of the chart of operations.
pub const STEP: usize = 16;
/// The most tokens.
pub const MOST: usize = 512;

/// The lab.
pub static LINEAR: Lab = Lab {
    id: "linear",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        Field {
            key: RULE,
            label: words::RULE,
            kind: Kind::Choice(words::RULES),
            default: &[0.0],
        },
        Field {
            key: QUERY,
            label: words::QUERY,
            kind: COORDINATE,
            default: &[1.5, -1.0],
        },
        Field {
            key: TOKENS,
            label: words::TOKENS,
            kind: Kind::Number {
                min: STEP as f64,
                max: MOST as f64,
                step: STEP as f64,
                decimals: 0,
            },
            default: &[256.0],
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

/// The keys, `[4 × 2]`.
const KEYS: [[f64; 2]; 4] = [[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [-0.5, -0.5]];
/// The values, `[4]`.
pub const VALUES: [f64; 4] = [6.0, 1.0, 4.0, 2.0];

/// What follows from the query.
pub struct Outcome {
    /// `q·k` for each key, `[4]`.
    pub products: Vec<f64>,
    /// The weights, `[4]`.
    pub weights: Vec<f64>,
    /// The output.
    pub output: f64,
    /// The outputs by way of the table of weights and by way of the summary, for raw products and for elu + 1.
    pub orders: [[f64; 2]; 2],
}

impl Outcome {
    /// Whether the output lies among the values. A rounding of the last bit does not take it out.
    pub fn is_inside(&self) -> bool {
        let [least, most] = ends();
        (least - 1e-9..=most + 1e-9).contains(&self.output)
    }
}

/// The least and the largest value: the ends of their hull.
pub fn ends() -> [f64; 2] {
    [VALUES.iter().copied().fold(VALUES[0], f64::min), maximum(&VALUES)]
}

/// All of it, for this set-up.
pub fn outcome(setup: &Setup) -> Outcome {
    // Every set-up within its limits computes; empty lists only stand for what cannot happen.
    computed(setup).unwrap_or(Outcome {
        products: vec![0.0; 4],
        weights: vec![0.0; 4],
        output: 0.0,
        orders: [[0.0; 2]; 2],
    })
}

fn computed(setup: &Setup) -> Option<Outcome> {
    let query = setup.list(QUERY);
    let queries = Matrix::from_fn(1, 2, |_, j| query.get(j).copied().unwrap_or(0.0));
    let keys = Matrix::from_fn(4, 2, |i, j| KEYS[i][j]);
    let values = Matrix::from_fn(4, 1, |i, _| VALUES[i]);
    let raw = linear::by_table(&queries, &keys, &values).ok()?;
    let mapped = linear::linear_by_table(&queries, &keys, &values).ok()?;
    let soft = attend(&queries, &keys, &values, &Settings::default()).ok()?;
    let summaries = [
        linear::by_summary(&queries, &keys, &values).ok()?,
        linear::linear_by_summary(&queries, &keys, &values).ok()?,
    ];
    let soft = Weighed {
        weights: soft.weights,
        output: soft.output,
    };
    let chosen = [&raw, &mapped, &soft][setup.index(RULE).min(2)];
    Some(Outcome {
        products: raw.weights.row(0).to_vec(),
        weights: chosen.weights.row(0).to_vec(),
        output: chosen.output.at(0, 0),
        orders: [
            [raw.output.at(0, 0), summaries[0].at(0, 0)],
            [mapped.output.at(0, 0), summaries[1].at(0, 0)],
        ],
    })
}

/// How many multiplications `(QKᵀ)V` and `Q(KᵀV)` take at each place of the chart, from 0 tokens up.
pub fn costs() -> [Vec<f64>; 2] {
    [0, 1].map(|order| {
        let cost = |i: usize| multiplications((i * STEP) as u64, D)[order] as f64;
        (0..=MOST / STEP).map(cost).collect()
    })
}

fn read(setup: &Setup) -> Reading {
    let outcome = outcome(setup);
    if !setup.is_on(Prediction::SHOWN) {
        return Reading {
            sentence: words::WAITING.to_owned(),
            tables: vec![table(&outcome, 2)],
        };
    }
    let [by_table, by_summary] = multiplications(setup.index(TOKENS) as u64, D);
    let cost = words::cost(
        &setup.index(TOKENS).to_string(),
        &whole(by_table),
        &whole(by_summary),
        by_table.cmp(&by_summary),
    );
    let order = |(name, [left, right]): (&&str, [f64; 2])| {
        let entries = [left, right].map(|x| fixed(x, 3)).to_vec();
        ((*name).to_owned(), entries)
    };
    let orders = Table {
        caption: words::ORDERS.to_owned(),
        columns: words::ORDER_COLUMNS.map(str::to_owned).to_vec(),
        rows: words::RULES.iter().zip(outcome.orders).map(order).collect(),
    };
    Reading {
        sentence: format!("{} {cost}", said(setup, &outcome)),
        tables: vec![table(&outcome, 3), orders],
    }
}

/// Each key with its value and product, and with its weight where `n_entries` is 3.
fn table(outcome: &Outcome, n_entries: usize) -> Table {
    let row = |i: usize| {
        let entries = [
            fixed(VALUES[i], 0),
            fixed(outcome.products[i], 2),
            fixed(outcome.weights[i], 3),
        ];
        (words::KEYS[i].to_owned(), entries[..n_entries].to_vec())
    };
    Table {
        caption: words::CAPTION.to_owned(),
        columns: words::COLUMNS[..=n_entries]
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        rows: (0..4).map(row).collect(),
    }
}

fn said(setup: &Setup, outcome: &Outcome) -> String {
    let [least, most] = ends();
    let output = fixed(outcome.output, 2);
    let place = words::place(outcome.is_inside(), &fixed(least, 0), &fixed(most, 0));
    if setup.index(RULE) > 0 {
        return words::shares(words::RULES[setup.index(RULE)], &output, &place);
    }
    let n_negative = outcome.weights.iter().filter(|weight| **weight < 0.0).count();
    let sum = fixed(outcome.weights.iter().sum(), 2);
    words::raw(n_negative, &sum, &output, &place)
}

/// Where the output of the first query's raw products lies, whatever the query is now.
fn verdict(setup: &Setup) -> String {
    let start = outcome(&Setup::new(setup.fields()));
    let [least, _] = ends();
    let right = match start.is_inside() {
        true => 0,
        false if start.output < least => 2,
        false => 1,
    };
    let guess = setup.index(Prediction::GUESS).clamp(1, words::OPTIONS.len()) - 1;
    words::verdict(words::OPTIONS[guess], guess == right, &fixed(start.output, 2))
}
