//! One query, every key: attention step by step, every number of it open to change, and what a change moves.

use super::lab::{Guess, Lab};
use super::sentence::{D_HEAD, D_MODEL, Flow, HAND_SET, IT, MEAT, N_TOKENS, SentenceMask, W_K, W_Q, W_V, X};
use super::setup::{Field, Limits, NamedSetup, choice, setup};
use crate::attention::float::exp;
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Mask, Matrix, Settings, attend};

choice! {
    /// The steps from vectors to the output.
    Step {
        /// Vectors become queries, keys and values.
        Project,
        /// The query meets every key.
        Match,
        /// Scores are divided by the root.
        Scale,
        /// What comes later is hidden.
        Mask,
        /// Scores become weights.
        Softmax,
        /// Values are blended.
        Blend,
    }
}

/// The share of its weight that "it" gives to "meat", as each option of the prediction has it.
pub const GUESSES: [f64; 4] = [0.95, 0.6, 0.35, 1.0 / 6.0];

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(GUESSES.len() + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The asking token.
    ASKING asking: usize = "a", Limits::below(N_TOKENS), IT;
    /// The step.
    STEP step: Step = "s", Step::LIMITS, Step::Match;
    /// The token whose product with the query is spelled out.
    AGAINST against: usize = "b", Limits::below(N_TOKENS), MEAT;
    /// The mask.
    MASK mask: SentenceMask = "m", SentenceMask::LIMITS, SentenceMask::None;
    /// The tokens' vectors, `[6 × 4]`.
    X x: [f64; N_TOKENS * D_MODEL] = "vx", HAND_SET, X;
    /// The query matrix, `[4 × 3]`.
    W_Q w_q: [f64; D_MODEL * D_HEAD] = "wq", HAND_SET, W_Q;
    /// The key matrix, `[4 × 3]`.
    W_K w_k: [f64; D_MODEL * D_HEAD] = "wk", HAND_SET, W_K;
    /// The value matrix, `[4 × 3]`.
    W_V w_v: [f64; D_MODEL * D_HEAD] = "wv", HAND_SET, W_V;
}

impl Setup {
    /// X, `W_Q`, `W_K` and `W_V`, in this order: what can be typed over.
    pub fn inputs(&self) -> [&[f64]; N_INPUTS] {
        [&self.x, &self.w_q, &self.w_k, &self.w_v]
    }
}

/// How many lists of numbers can be typed over.
pub const N_INPUTS: usize = 4;
/// How many lists of numbers are computed: queries, keys, values, scores, weights, output.
pub const N_COMPUTED: usize = 6;

/// The lab. The question is about the row of "it" after the softmax, so that is what the reveal shows.
pub static LAB: Lab<Setup> = Lab {
    id: "pipeline",
    reveal: |setup| {
        setup.is_shown = true;
        setup.step = Step::Softmax;
    },
};

/// Whether all is as it opens, at a step before the softmax: then the figure keeps the weights to itself.
pub fn is_waiting(setup: &Setup) -> bool {
    let opened = Setup {
        guess: setup.guess,
        step: setup.step,
        against: setup.against,
        ..Setup::START
    };
    (setup.step as usize) < Step::Softmax as usize && *setup == opened
}

/// The guess against the share of "meat" in the row of "it" at the start, and that share.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let share = Flow::start(Mask::None).map_or(f64::NAN, |flow| flow.trace.weights.at(IT, MEAT));
    (Guess::new(setup.guess, Guess::nearest(&GUESSES, share)), share)
}

/// All that is computed from this set-up.
///
/// # Errors
/// None in practice: the limits keep every product finite.
pub fn flow(setup: &Setup) -> Result<Flow, Error> {
    let [x, w_q, w_k, w_v] = setup.inputs();
    Flow::new(x, [w_q, w_k, w_v], setup.mask.mask())
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
    (setup.mask == SentenceMask::Causal).then(|| N_TOKENS.saturating_sub(1 + setup.asking))
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
    pub changed: [bool; N_INPUTS + 1],
    /// What moved in consequence: queries, keys, values, scores, weights, output.
    pub moved: [bool; N_COMPUTED],
}

/// Compares the set-up and all that is computed from it with the start. Who asks and which step is shown is no change.
pub fn change(setup: &Setup, flow: &Flow) -> Change {
    let start = Setup::START;
    let (now, then) = (setup.inputs(), start.inputs());
    let changed = core::array::from_fn(|i| {
        if i < N_INPUTS {
            now[i] != then[i]
        } else {
            setup.mask != start.mask
        }
    });
    let moved = self::flow(&start).map_or([false; N_COMPUTED], |start| {
        let (now, then) = (computed(flow), computed(&start));
        core::array::from_fn(|i| differs(now[i], then[i]))
    });
    Change { changed, moved }
}

fn computed(flow: &Flow) -> [&Matrix; N_COMPUTED] {
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

/// What the asking token reads, and what the learner's changes did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepsFact {
    /// The token with the largest weight.
    pub top: usize,
    /// That weight.
    pub share: f64,
    /// What differs from the start.
    pub change: Change,
}

/// What there is to say of this set-up and all that is computed from it.
pub fn fact(setup: &Setup, flow: &Flow) -> StepsFact {
    let weights = flow.trace.weights.row(setup.asking);
    StepsFact {
        top: argmax(weights),
        share: maximum(weights),
        change: change(setup, flow),
    }
}

/// The factor by which scores are divided, √d_k.
pub fn root() -> f64 {
    crate::attention::float::sqrt(D_HEAD as f64)
}
