//! Can this head look at the next token? Masks over the sentence, the leak of a mask that comes too late, and the answer.

use super::lab::{Guess, Lab};
use super::sentence::{Flow, IT, N_TOKENS};
use super::setup::{Field, Limits, Place, choice, setup};
use crate::attention::attend::weights;
use crate::attention::softmax::argmax;
use crate::attention::{Mask, Matrix, Normalize};

/// How many options the prediction has: the two open weights sum to 1, to about two thirds, to less than a third.
pub const N_GUESSES: usize = 3;

choice! {
    /// Which mask.
    MaskKind {
        /// None.
        None,
        /// A query sees itself and what stands before it.
        Causal,
        /// No query sees the tokens at the end.
        Padding,
        /// A query sees itself and a few before it.
        Window,
        /// Causal, but every query sees the first keys.
        Prefix,
    }
}

choice! {
    /// When the mask comes.
    MaskTime {
        /// Before the softmax.
        Before,
        /// After it.
        After,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The mask.
    MASK kind: MaskKind = "m", MaskKind::LIMITS, MaskKind::Causal;
    /// The window's width: a query sees itself and what stands before it, so many keys in all.
    WIDTH width: usize = "w", Limits::whole(1, N_TOKENS), 2;
    /// The prefix's length: every query sees these first keys.
    PREFIX prefix: usize = "p", Limits::whole(1, N_TOKENS), 3;
    /// The number of tokens at the end that are padding, which no query sees.
    PADDING padding: usize = "d", Limits::below(N_TOKENS), 2;
    /// When the mask comes.
    TIME time: MaskTime = "o", MaskTime::LIMITS, MaskTime::Before;
    /// The asking token.
    QUERY query: usize = "q", Limits::below(N_TOKENS), IT;
    /// The token that is asked.
    KEY key: usize = "k", Limits::below(N_TOKENS), IT + 1;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "masks",
    reveal: |setup| setup.is_shown = true,
};

/// The field that sets the size of the chosen mask, for those that have one.
pub fn size(kind: MaskKind) -> Option<Place<Setup>> {
    match kind {
        MaskKind::None | MaskKind::Causal => None,
        MaskKind::Padding => Some(Setup::PADDING),
        MaskKind::Window => Some(Setup::WIDTH),
        MaskKind::Prefix => Some(Setup::PREFIX),
    }
}

/// The chosen mask. Every query sees at least one key under each of them.
pub fn mask(setup: &Setup) -> Mask {
    let sees = |i: usize, j: usize| match setup.kind {
        MaskKind::None => true,
        MaskKind::Causal => j <= i,
        MaskKind::Padding => j + setup.padding < N_TOKENS,
        MaskKind::Window => j <= i && i < j + setup.width,
        MaskKind::Prefix => j <= i || j < setup.prefix,
    };
    match setup.kind {
        MaskKind::None => Mask::None,
        MaskKind::Causal => Mask::Causal,
        _ => Mask::Matrix(
            (0..N_TOKENS)
                .map(|i| (0..N_TOKENS).map(|j| sees(i, j)).collect())
                .collect(),
        ),
    }
}

/// Whether query `i` may look at key `j` under `mask`.
pub fn allows(mask: &Mask, i: usize, j: usize) -> bool {
    mask.allows(i, j, N_TOKENS, N_TOKENS)
}

/// At how many of the positions that have a next one a head may look at it under `mask`.
pub fn sees_next(mask: &Mask) -> usize {
    (1..N_TOKENS).filter(|next| allows(mask, next - 1, *next)).count()
}

/// The weights of every query in this set-up, `[6 × 6]`; rows of zeros for what cannot happen.
pub fn table(setup: &Setup) -> Matrix {
    let mask = mask(setup);
    let before = match setup.time {
        MaskTime::Before => mask.clone(),
        MaskTime::After => Mask::None,
    };
    Flow::start(before).map_or_else(
        |_| Matrix::from_fn(N_TOKENS, N_TOKENS, |_, _| 0.0),
        |flow| {
            let weight = |i, j| {
                if allows(&mask, i, j) {
                    flow.trace.weights.at(i, j)
                } else {
                    0.0
                }
            };
            Matrix::from_fn(N_TOKENS, N_TOKENS, weight)
        },
    )
}

/// Each cell's weight, `None` where it is masked, row by row; and each row's sum.
pub fn cells(setup: &Setup) -> (Vec<Option<f64>>, Vec<f64>) {
    let (mask, table) = (mask(setup), table(setup));
    let cell = |(at, weight): (usize, &f64)| allows(&mask, at / N_TOKENS, at % N_TOKENS).then_some(*weight);
    let cells = table.data().iter().enumerate().map(cell).collect();
    (cells, table.iter_rows().map(|row| row.iter().sum()).collect())
}

/// The scores of the small example; its last key is masked.
pub const EXAMPLE: [f64; 3] = [1.0, 0.0, 3.0];

/// The example's weights without a mask, masked before the softmax, and masked after it, `[3]` each.
pub fn example() -> [Vec<f64>; 3] {
    let row = |last: f64| {
        let scores = Matrix::from_fn(1, 3, |_, j| if j == 2 { last } else { EXAMPLE[j] });
        weights(&scores, Normalize::Softmax).row(0).to_vec()
    };
    let open = row(EXAMPLE[2]);
    let mut late = open.clone();
    late[2] = 0.0;
    [open, row(f64::NEG_INFINITY), late]
}

/// What there is to say of the chosen cell and its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellFact {
    /// The weight of the chosen key; `None` where it is masked.
    pub weight: Option<f64>,
    /// What the row sums to.
    pub sum: f64,
    /// The key with the largest weight in the row, and that weight.
    pub top: (usize, f64),
    /// At how many positions a head may look at the next token.
    pub n_next: usize,
}

impl CellFact {
    /// Whether a mask that came late left less than 1.
    pub fn is_leaking(&self) -> bool {
        self.sum < 1.0 - 1e-9
    }
}

/// How many positions have a next one.
pub const N_NEXT: usize = N_TOKENS - 1;

/// What there is to say of this set-up, whose weights are `table`.
pub fn fact(setup: &Setup, table: &Matrix) -> CellFact {
    let mask = mask(setup);
    let row = table.row(setup.query);
    let top = argmax(row);
    CellFact {
        weight: allows(&mask, setup.query, setup.key).then(|| row[setup.key]),
        sum: row.iter().sum(),
        top: (top, row[top]),
        n_next: sees_next(&mask),
    }
}

/// At how many positions a head may look at the next token: in an encoder, in a decoder, and under the mask of this set-up.
pub fn answers(setup: &Setup) -> [usize; 3] {
    [Mask::None, Mask::Causal, mask(setup)].map(|mask| sees_next(&mask))
}

/// The guess against what the late mask of the example leaves.
pub fn verdict(setup: &Setup) -> Guess {
    let [_, _, after] = example();
    let left: f64 = after.iter().sum();
    let right = if left > 0.99 { 0 } else { 1 + usize::from(left < 0.33) };
    Guess::new(setup.guess, right)
}
