//! Two heads: concatenated and mixed by `W_O`, which equals a sum through its slices and no average.

use super::lab::{Guess, Lab};
use super::sentence::{D_MODEL, HAND_SET, IT, N_TOKENS, X};
use super::setup::{Field, Limits, choice, setup};
use crate::attention::heads::{Layer, Parameters, concatenate, multi_head};
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Matrix, Settings};

/// How many heads there are.
pub const N_HEADS: usize = 2;
/// How many numbers a query, a key, a value and an output of one head have.
pub const D_HEAD: usize = 2;
/// How many numbers all heads have together.
pub const SIDE: usize = N_HEADS * D_HEAD;

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

/// How many options the prediction has.
pub const N_GUESSES: usize = 3;
/// The right one: heads are concatenated and mixed by a matrix.
const RIGHT: usize = 2;

choice! {
    /// Which heads are in use.
    HeadsInUse {
        /// Both.
        Both,
        /// The first alone.
        First,
        /// The second alone.
        Second,
    }
}

impl HeadsInUse {
    /// The heads that are used and not used, where only one is.
    pub fn alone(self) -> Option<[usize; 2]> {
        match self {
            Self::Both => None,
            Self::First => Some([0, 1]),
            Self::Second => Some([1, 0]),
        }
    }

    /// Whether head `h` is in use.
    pub fn uses(self, h: usize) -> bool {
        self.alone().is_none_or(|[on, _]| on == h)
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The asking token.
    ASKING asking: usize = "a", Limits::below(N_TOKENS), IT;
    /// The heads in use.
    IN_USE in_use: HeadsInUse = "h", HeadsInUse::LIMITS, HeadsInUse::Both;
    /// The matrix that mixes the heads, `[4 × 4]`.
    W_O w_o: [f64; SIDE * D_MODEL] = "wo", HAND_SET, MIX;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "heads",
    reveal: |setup| {
        setup.is_shown = true;
        setup.in_use = HeadsInUse::Both;
    },
};

/// What the two heads compute for the asking token.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadOutputs {
    /// The layer with both heads.
    pub layer: Layer,
    /// Each head's own output, zeros for one that is off, `[2][2]`.
    pub own: Vec<Vec<f64>>,
    /// Each head's output through its slice of `W_O`, `[2][4]`.
    pub added: Vec<Vec<f64>>,
    /// The heads in use, concatenated, times `W_O`: the output, `[4]`.
    pub output: Vec<f64>,
}

impl HeadOutputs {
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

/// What this set-up computes.
///
/// # Errors
/// None in practice: the hand-set numbers and all within the limits of `W_O` stay finite.
pub fn head_outputs(setup: &Setup) -> Result<HeadOutputs, Error> {
    let square = |name: &'static str, list: &[f64]| Matrix::new(name, D_MODEL, SIDE, list.to_vec());
    let parameters = Parameters {
        w_q: square("w_q", &W_Q)?,
        w_k: square("w_k", &W_K)?,
        w_v: square("w_v", &W_V)?,
        w_o: square("w_o", &setup.w_o)?,
    };
    let x = Matrix::new("x", N_TOKENS, D_MODEL, X.to_vec())?;
    let layer = multi_head(&x, &parameters, N_HEADS, &Settings::default())?;
    let mut kept = Vec::new();
    for (h, head) in layer.heads.iter().enumerate() {
        let number = |j: usize| {
            if setup.in_use.uses(h) {
                head.output.at(setup.asking, j)
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
    Ok(HeadOutputs {
        own: kept.iter().map(|own| own.row(0).to_vec()).collect(),
        added,
        output: output.row(0).to_vec(),
        layer,
    })
}

/// What there is to say of the heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeadsFact {
    /// Before the result is shown: the token that each head reads most, and its share.
    Waiting([(usize, f64); N_HEADS]),
    /// Both heads are in use; the average is this far from the output in one number.
    Both(f64),
    /// One head is in use.
    Alone {
        /// This one.
        on: usize,
        /// And not this one.
        off: usize,
        /// How far the output moved in one number.
        moved: f64,
    },
}

/// What there is to say of this set-up and its outputs.
pub fn fact(setup: &Setup, outputs: &HeadOutputs) -> HeadsFact {
    if !setup.is_shown {
        return HeadsFact::Waiting([0, 1].map(|h| {
            let row = outputs.layer.heads[h].weights.row(setup.asking);
            (argmax(row), maximum(row))
        }));
    }
    match setup.in_use.alone() {
        None => HeadsFact::Both(apart(&outputs.average(), &outputs.output)),
        Some([on, off]) => HeadsFact::Alone {
            on,
            off,
            moved: apart(&outputs.output, outputs.layer.output.row(setup.asking)),
        },
    }
}

/// The guess, and how far the average is from the output of both heads, whatever is switched off now: the question was
/// about both.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let both = Setup {
        in_use: HeadsInUse::Both,
        ..setup.clone()
    };
    let off = head_outputs(&both).map_or(f64::NAN, |both| apart(&both.average(), &both.output));
    (Guess::new(setup.guess, RIGHT), off)
}
