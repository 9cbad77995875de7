//! One query, every key: attention step by step, every number of it open to change, and what a change moves.

use super::lab::{Lab, Reading, Table};
use super::number::{fixed, percent};
use super::sentence::{self, D_HEAD, Flow, HAND_SET, IT, N_TOKENS};
use super::setup::{Field, Kind, Setup};
use crate::attention::float::exp;
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Matrix, Settings, attend};
use crate::lesson::figures::sentence::{CONTENTS, FEATURES, MASK as MASK_NAME, MASKS, TOKENS, TOPICS};
use crate::lesson::figures::{listed, pipeline as words};

/// The keys of X, `W_Q`, `W_K` and `W_V`, in this order.
pub const INPUTS: [&str; 4] = ["vx", "wq", "wk", "wv"];
/// The key of the mask.
pub const MASK: &str = "m";
/// The key of the asking token.
pub const ASKING: &str = "a";
/// The key of the token whose product with the query is spelled out.
pub const AGAINST: &str = "b";
/// The key of the step, from 0.
pub const STEP: &str = "s";
/// How many steps there are.
pub const N_STEPS: usize = words::STEPS.len();

/// The lab.
pub static PIPELINE: Lab = Lab {
    id: "pipeline",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Field {
            key: ASKING,
            label: words::ASKING,
            kind: Kind::Choice(TOKENS),
            default: &[IT as f64],
        },
        Field {
            key: STEP,
            label: words::STEP,
            kind: Kind::Choice(words::STEPS),
            default: &[1.0],
        },
        Field {
            key: AGAINST,
            label: words::AGAINST,
            kind: Kind::Choice(TOKENS),
            default: &[sentence::ANIMAL as f64],
        },
        Field {
            key: MASK,
            label: MASK_NAME,
            kind: Kind::Choice(MASKS),
            default: &[0.0],
        },
        input(0, &sentence::X),
        input(1, &sentence::W_Q),
        input(2, &sentence::W_K),
        input(3, &sentence::W_V),
    ],
    prediction: None,
    read,
};

const fn input(place: usize, default: &'static [f64]) -> Field {
    Field {
        key: INPUTS[place],
        label: "",
        kind: HAND_SET,
        default,
    }
}

/// All that is computed from this set-up.
///
/// # Errors
/// None for a set-up of [`PIPELINE`]: its limits keep every product finite.
pub fn flow(setup: &Setup) -> Result<Flow, Error> {
    let [x, w_q, w_k, w_v] = INPUTS.map(|key| setup.list(key));
    Flow::new(x, [w_q, w_k, w_v], sentence::mask(setup.index(MASK)))
}

/// The scaled scores of the asking query as they are before the mask, `[6]`; empty only for what cannot happen.
pub fn unmasked(flow: &Flow, asking: usize) -> Vec<f64> {
    attend(&flow.queries, &flow.keys, &flow.values, &Settings::default())
        .map_or_else(|_| Vec::new(), |trace| trace.scaled.row(asking).to_vec())
}

/// Each value times the weight that the asking query gives it, `[6 × 3]`: the output is the sum of the rows.
pub fn weighted(flow: &Flow, asking: usize) -> Matrix {
    let (weights, values) = (&flow.trace.weights, &flow.values);
    Matrix::from_fn(values.rows(), values.columns(), |i, j| {
        weights.at(asking, i) * values.at(i, j)
    })
}

/// How many tokens the mask hides from the asking one; `None` without a mask.
pub fn masked(setup: &Setup) -> Option<usize> {
    (setup.index(MASK) != 0).then(|| N_TOKENS.saturating_sub(1 + setup.index(ASKING)))
}

/// What the softmax does to the row of scaled scores that query `asking` has: powers of e after the largest was
/// subtracted, and their sum. A masked score gives 0.
pub fn powers(flow: &Flow, asking: usize) -> (Vec<f64>, f64) {
    let row = flow.trace.scaled.row(asking);
    let top = maximum(row);
    let powers: Vec<f64> = row.iter().map(|s| exp(s - top)).collect();
    let sum = powers.iter().sum();
    (powers, sum)
}

/// What differs from the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// What the learner changed: X, `W_Q`, `W_K`, `W_V`, the mask.
    pub changed: [bool; 5],
    /// What moved in consequence: queries, keys, values, scores, weights, output.
    pub moved: [bool; 6],
}

/// Compares the set-up and all that is computed from it with the start. Who asks and which step is shown is no change.
pub fn change(setup: &Setup, flow: &Flow) -> Change {
    let start = PIPELINE.start();
    let [x, w_q, w_k, w_v] = INPUTS.map(|key| setup.list(key) != start.list(key));
    let changed = [x, w_q, w_k, w_v, setup.index(MASK) != start.index(MASK)];
    let moved = self::flow(&start).map_or([false; 6], |start| {
        let (now, then) = (computed(flow), computed(&start));
        std::array::from_fn(|i| differs(now[i], then[i]))
    });
    Change { changed, moved }
}

/// What is computed, in the order of the words' `COMPUTED`.
fn computed(flow: &Flow) -> [&Matrix; 6] {
    let trace = &flow.trace;
    [
        &flow.queries,
        &flow.keys,
        &flow.values,
        &trace.scores,
        &trace.weights,
        &trace.output,
    ]
}

/// Whether some entry differs by more than rounding.
fn differs(a: &Matrix, b: &Matrix) -> bool {
    a.data().iter().zip(b.data()).any(|(a, b)| (a - b).abs() > 1e-9)
}

fn read(setup: &Setup) -> Reading {
    // Every set-up within its limits computes; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &flow),
            tables: tables(setup, &flow),
        },
    )
}

fn sentence(setup: &Setup, flow: &Flow) -> String {
    let asking = setup.index(ASKING);
    let weights = flow.trace.weights.row(asking);
    let (top, share) = (argmax(weights), maximum(weights));
    let reads = words::reads(TOKENS[asking], &percent(share), TOKENS[top], &percent(1.0 - share));
    let change = change(setup, flow);
    if !change.changed.contains(&true) {
        return reads;
    }
    let [x, w_q, w_k, w_v] = words::INPUTS;
    let changed = picked(&[x, w_q, w_k, w_v, words::THE_MASK], &change.changed, true);
    let moved = picked(&words::COMPUTED, &change.moved, true);
    let stayed = picked(&words::COMPUTED, &change.moved, false);
    format!("{reads} {}", words::moved(&changed, &moved, &stayed))
}

/// The names whose flag is `flag`, as a list.
fn picked(names: &[&str], flags: &[bool], flag: bool) -> String {
    let chosen = names.iter().zip(flags).filter(|(_, is)| **is == flag);
    listed(&chosen.map(|(name, _)| *name).collect::<Vec<_>>())
}

fn tables(setup: &Setup, flow: &Flow) -> Vec<Table> {
    let given = |place: usize| setup.list(INPUTS[place]);
    let trace = &flow.trace;
    let of_model: Shape = (words::TOKEN, TOKENS, FEATURES);
    let learned: Shape = (words::FEATURE, FEATURES, TOPICS);
    let projected: Shape = (words::TOKEN, TOKENS, TOPICS);
    let square: Shape = (words::TOKEN, TOKENS, TOKENS);
    let contents: Shape = (words::TOKEN, TOKENS, CONTENTS);
    let all: [(Shape, &[f64], Write); 11] = [
        (of_model, given(0), |x| fixed(x, 1)),
        (learned, given(1), |x| fixed(x, 1)),
        (learned, given(2), |x| fixed(x, 1)),
        ((words::FEATURE, FEATURES, CONTENTS), given(3), |x| fixed(x, 1)),
        (projected, flow.queries.data(), |x| fixed(x, 2)),
        (projected, flow.keys.data(), |x| fixed(x, 2)),
        (contents, flow.values.data(), |x| fixed(x, 2)),
        (square, trace.scores.data(), exact),
        (square, trace.scaled.data(), |x| fixed(x, 3)),
        (square, trace.weights.data(), |x| fixed(x, 3)),
        (contents, trace.output.data(), |x| fixed(x, 3)),
    ];
    let tables = all.into_iter().zip(words::CAPTIONS);
    tables
        .map(|((shape, data, write), caption)| table(caption, shape, data, write))
        .collect()
}

/// How a number is written.
type Write = fn(f64) -> String;

/// The heading of the row names, the row names, the column names.
type Shape = (&'static str, &'static [&'static str], &'static [&'static str]);

fn table(caption: &str, (corner, rows, columns): Shape, data: &[f64], write: Write) -> Table {
    let named = |(name, row): (&&str, &[f64])| ((*name).to_owned(), row.iter().map(|x| write(*x)).collect());
    Table {
        caption: caption.to_owned(),
        columns: std::iter::once(corner)
            .chain(columns.iter().copied())
            .map(str::to_owned)
            .collect(),
        rows: rows.iter().zip(data.chunks(columns.len())).map(named).collect(),
    }
}

/// A score with all its decimals: the product of two numbers with two decimals each has at most four.
pub fn exact(score: f64) -> String {
    fixed(score, 4)
}

/// The factor by which scores are divided, √d_k.
pub fn root() -> f64 {
    crate::attention::float::sqrt(D_HEAD as f64)
}
