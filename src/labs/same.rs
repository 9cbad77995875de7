//! Same output, different weights: from the learner's own values, the row of weights that differs most.

use super::lab::{Guess, Lab};
use super::plane::{self, Blend, N_TOKENS, Values, matrix};
use super::setup::{Field, Limits, setup};
use crate::attention::Normalize;
use crate::attention::matrix::norm;
use crate::attention::same_output::{most_different, moved};
use crate::attention::softmax::argmax;

/// How many options the prediction has: none of the weight, up to half, more than half.
pub const N_GUESSES: usize = 3;

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The values.
    VALUES values: Values = "v", plane::COORDINATE, [3.6, 1.4, -2.2, 3.6, 0.4, 0.6, -3.4, -2.0, 2.4, -3.2];
    /// The scores.
    SCORES scores: [f64; N_TOKENS] = "s", plane::SCORE, plane::START_SCORES;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "same",
    reveal: |setup| setup.is_shown = true,
};

/// The row of weights, and the most different one with the same output.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowPair {
    /// The softmax of the scores, `[5]`, and its output.
    pub own: Blend,
    /// The other row, `[5]`.
    pub other: Vec<f64>,
    /// How long each value is, ‖value‖, `[5]`.
    pub lengths: Vec<f64>,
}

impl RowPair {
    /// ‖weight × value‖ of each token in `row`.
    pub fn effects(&self, row: &[f64]) -> Vec<f64> {
        row.iter().zip(&self.lengths).map(|(w, length)| w * length).collect()
    }
}

/// Both rows for this set-up.
pub fn row_pair(setup: &Setup) -> RowPair {
    let own = plane::blend(&setup.values, &setup.scores, Normalize::Softmax);
    let values = matrix(&setup.values);
    // Five weights and five values always agree; the empty row only stands for what cannot happen.
    let other = most_different(&own.weights, &values).unwrap_or_default();
    let lengths = values.iter_rows().map(norm).collect();
    RowPair { own, other, lengths }
}

/// The token whose weight differs most between the rows, and its weight in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The token.
    pub token: usize,
    /// Its weight in the learner's row and in the other.
    pub shares: [f64; 2],
}

/// Where the rows differ most.
pub fn difference(pair: &RowPair) -> Difference {
    let rows = [&pair.own.weights, &pair.other];
    let off: Vec<f64> = rows[0].iter().zip(rows[1]).map(|(a, b)| (a - b).abs()).collect();
    let token = argmax(&off);
    Difference {
        token,
        shares: rows.map(|row| row.get(token).copied().unwrap_or(0.0)),
    }
}

/// Which of the options is right: none of the weight can move, up to half of it, or more.
fn right(share: f64) -> usize {
    match share {
        share if share < 0.005 => 0,
        share if share <= 0.5 => 1,
        _ => 2,
    }
}

/// The guess, and the share of the weight that can move.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let pair = row_pair(setup);
    let share = moved(&pair.own.weights, &pair.other);
    (Guess::new(setup.guess, right(share)), share)
}
