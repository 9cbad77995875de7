//! Two heads: concatenated and mixed by `W_O`, which equals a sum through its slices and no average.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::sentence::{D_MODEL, HAND_SET, IT, N_TOKENS, X};
use super::setup::{Field, Kind, Setup};
use crate::attention::heads::{Layer, Parameters, concatenate, multi_head};
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Matrix, Settings};
use crate::lesson::figures::heads as words;
use crate::lesson::figures::sentence::{FEATURES, TOKENS};

/// The key of the asking token.
pub const ASKING: &str = "a";
/// The key of the heads in use.
pub const IN_USE: &str = "h";
/// The key of `W_O`.
pub const W_O: &str = "wo";
/// How many heads there are.
pub const N_HEADS: usize = 2;
/// How many numbers a query, a key, a value and an output of one head have.
pub const D_HEAD: usize = 2;

const SIDE: usize = N_HEADS * D_HEAD;

// Head 1, in the first two columns, seeks things; head 2 seeks events and links.
#[rustfmt::skip]
const W_Q: [f64; D_MODEL * SIDE] = [
    0.0, 1.5,  1.0, 0.5,
    3.4, 0.0,  2.5, 1.0,
    2.0, 0.0,  0.0, 2.0,
    0.0, 2.5,  2.0, 0.0,
];
#[rustfmt::skip]
const W_K: [f64; D_MODEL * SIDE] = [
     1.5, 0.0,  0.0, 0.0,
     0.2, 0.0,  0.0, 0.0,
     0.0, 1.5,  1.5, 0.0,
    -1.0, 0.0,  0.0, 1.5,
];
#[rustfmt::skip]
const W_V: [f64; D_MODEL * SIDE] = [
    2.0, 0.0,  0.0, 0.0,
    0.5, 0.5,  0.0, 0.0,
    0.0, 0.5,  2.0, 0.0,
    0.0, 0.0,  0.5, 1.5,
];
#[rustfmt::skip]
const MIX: [f64; SIDE * D_MODEL] = [
    1.0, 0.0, 0.0, 0.2,
    0.0, 0.5, 0.3, 0.0,
    0.2, 0.0, 1.0, 0.0,
    0.0, -0.4, 0.0, 1.2,
];

/// The lab.
pub static HEADS: Lab = Lab {
    id: "heads",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        Field {
            key: ASKING,
            label: words::ASKING,
            kind: Kind::Choice(TOKENS),
            default: &[IT as f64],
        },
        Field {
            key: IN_USE,
            label: words::HEADS,
            kind: Kind::Choice(words::HEADS_OPTIONS),
            default: &[0.0],
        },
        Field {
            key: W_O,
            label: "",
            kind: HAND_SET,
            default: &MIX,
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[(IN_USE, 0.0)],
        verdict,
    }),
    read,
};

/// What the two heads compute for the asking token.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The layer with both heads.
    pub layer: Layer,
    /// Each head's own output, zeros for one that is off, `[2][2]`.
    pub own: Vec<Vec<f64>>,
    /// Each head's output through its slice of `W_O`, `[2][4]`.
    pub added: Vec<Vec<f64>>,
    /// The heads in use, concatenated, times `W_O`: the output, `[4]`.
    pub output: Vec<f64>,
}

impl Outcome {
    /// The sum of what the heads add, `[4]`.
    pub fn sum(&self) -> Vec<f64> {
        (0..D_MODEL)
            .map(|j| self.added.iter().map(|row| row[j]).sum())
            .collect()
    }

    /// The average of what the heads add, `[4]`: what the output is not.
    pub fn average(&self) -> Vec<f64> {
        self.sum().iter().map(|x| x / N_HEADS as f64).collect()
    }
}

/// The largest difference between two rows in one number.
pub fn apart(a: &[f64], b: &[f64]) -> f64 {
    maximum(&a.iter().zip(b).map(|(a, b)| (a - b).abs()).collect::<Vec<_>>())
}

/// Whether head `h` is in use.
pub fn is_on(setup: &Setup, h: usize) -> bool {
    matches!(setup.index(IN_USE), 0) || setup.index(IN_USE) == h + 1
}

/// What this set-up computes.
///
/// # Errors
/// None in practice: the hand-set numbers and all within the limits of `W_O` stay finite.
pub fn outcome(setup: &Setup) -> Result<Outcome, Error> {
    let square = |name: &'static str, list: &[f64]| Matrix::new(name, D_MODEL, SIDE, list.to_vec());
    let parameters = Parameters {
        w_q: square("w_q", &W_Q)?,
        w_k: square("w_k", &W_K)?,
        w_v: square("w_v", &W_V)?,
        w_o: square("w_o", setup.list(W_O))?,
    };
    let x = Matrix::new("x", N_TOKENS, D_MODEL, X.to_vec())?;
    let layer = multi_head(&x, &parameters, N_HEADS, &Settings::default())?;
    let asking = setup.index(ASKING);
    let mut kept = Vec::new();
    for (h, head) in layer.heads.iter().enumerate() {
        let number = |j: usize| {
            if is_on(setup, h) {
                head.output.at(asking, j)
            } else {
                0.0
            }
        };
        kept.push(Matrix::from_fn(1, D_HEAD, |_, j| number(j)));
    }
    let mut added = Vec::new();
    for (h, own) in kept.iter().enumerate() {
        let slice = Matrix::from_fn(D_HEAD, D_MODEL, |i, j| parameters.w_o.at(h * D_HEAD + i, j));
        added.push(own.times(&slice, ["head", "slice", "added"])?.row(0).to_vec());
    }
    let joined = concatenate(&kept.iter().collect::<Vec<_>>())?;
    let output = joined.times(&parameters.w_o, ["concatenated", "w_o", "output"])?;
    Ok(Outcome {
        own: kept.iter().map(|own| own.row(0).to_vec()).collect(),
        added,
        output: output.row(0).to_vec(),
        layer,
    })
}

fn read(setup: &Setup) -> Reading {
    outcome(setup).map_or_else(
        |_| Reading::default(),
        |outcome| Reading {
            sentence: sentence(setup, &outcome),
            tables: tables(setup, &outcome),
        },
    )
}

fn sentence(setup: &Setup, outcome: &Outcome) -> String {
    let asking = setup.index(ASKING);
    let token = TOKENS[asking];
    if !setup.is_on(Prediction::SHOWN) {
        let most = |h: usize| {
            let row = outcome.layer.heads[h].weights.row(asking);
            (TOKENS[argmax(row)], percent(maximum(row)))
        };
        return words::waiting(token, [most(0), most(1)]);
    }
    match setup.index(IN_USE) {
        0 => words::both(token, &fixed(apart(&outcome.average(), &outcome.output), 3)),
        on => {
            let moved = apart(&outcome.output, outcome.layer.output.row(asking));
            words::alone(
                token,
                words::IN_SENTENCE[2 - on],
                words::IN_SENTENCE[on - 1],
                &fixed(moved, 3),
            )
        }
    }
}

fn tables(setup: &Setup, outcome: &Outcome) -> Vec<Table> {
    let numbers = |row: &[f64]| row.iter().map(|x| fixed(*x, 3)).collect::<Vec<_>>();
    let headed = |first: &str, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned());
        std::iter::once(first.to_owned()).chain(names).collect()
    };
    let weights = |i: usize| {
        let heads = outcome.layer.heads.iter();
        let entries = heads.map(|head| fixed(head.weights.at(setup.index(ASKING), i), 3));
        (TOKENS[i].to_owned(), entries.collect())
    };
    let mut all = vec![Table {
        caption: words::WEIGHTS.into(),
        columns: headed(words::TOKEN, &words::NAMES),
        rows: (0..N_TOKENS).map(weights).collect(),
    }];
    if setup.is_on(Prediction::SHOWN) {
        let rows = [
            &outcome.added[0],
            &outcome.added[1],
            &outcome.sum(),
            &outcome.output,
            &outcome.average(),
        ];
        let names = words::NAMES.iter().chain(&words::ROWS);
        all.push(Table {
            caption: words::OUTPUTS.into(),
            columns: headed(words::PART, FEATURES),
            rows: names
                .zip(rows)
                .map(|(name, row)| ((*name).to_owned(), numbers(row)))
                .collect(),
        });
    }
    all
}

/// With both heads, whatever is switched off now: the question was about both.
fn verdict(setup: &Setup) -> String {
    let off = outcome(&setup.with(IN_USE, 0, 0.0)).map_or(f64::NAN, |both| apart(&both.average(), &both.output));
    words::verdict(setup.index(Prediction::GUESS) == 3, &fixed(off, 3))
}
