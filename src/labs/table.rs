//! The whole table: every query against every key, with and without the causal mask.

use super::lab::{Guess, Lab};
use super::sentence::{Flow, IGNORED, IT, MEAT, N_TOKENS, SentenceMask};
use super::setup::{Field, Limits, setup};
use crate::attention::softmax::argmax;
use crate::attention::{Error, Mask};

setup! {
    /// The guessed token, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_TOKENS + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The mask.
    MASK mask: SentenceMask = "m", SentenceMask::LIMITS, SentenceMask::None;
    /// The chosen cell: row × 6 + column.
    CELL cell: usize = "c", Limits::below(N_TOKENS * N_TOKENS), IT * N_TOKENS + MEAT;
}

/// The lab. The answer is a row of the masked table, so that is what the reveal shows.
pub static LAB: Lab<Setup> = Lab {
    id: "table",
    reveal: |setup| {
        setup.is_shown = true;
        setup.mask = SentenceMask::Causal;
        setup.cell = IGNORED * N_TOKENS;
    },
};

/// Attention over the hand-set sentence.
///
/// # Errors
/// None in practice; a test computes both masks.
pub fn flow(setup: &Setup) -> Result<Flow, Error> {
    Flow::start(setup.mask.mask())
}

/// Each cell's weight, row by row, `[6 · 6]`; `None` where it is masked.
pub fn cells(flow: &Flow) -> Vec<Option<f64>> {
    let (weights, scaled) = (flow.trace.weights.data(), flow.trace.scaled.data());
    let cell = |(weight, scaled): (&f64, &f64)| (*scaled > f64::NEG_INFINITY).then_some(*weight);
    weights.iter().zip(scaled).map(cell).collect()
}

/// The guess against what the row of "ignored" becomes under the mask, and that row open and masked, `[6]` each; whichever
/// mask is shown now.
///
/// # Errors
/// None in practice; a test computes both masks.
pub fn verdict(setup: &Setup) -> Result<(Guess, [Vec<f64>; 2]), Error> {
    let row = |mask| Ok(Flow::start(mask)?.trace.weights.row(IGNORED).to_vec());
    let rows = [row(Mask::None)?, row(Mask::Causal)?];
    Ok((Guess::new(setup.guess, argmax(&rows[1])), rows))
}
