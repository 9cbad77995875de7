//! Six tokens with hand-set vectors and matrices, small enough to be checked on paper, and attention over them.
//!
//! The four numbers of a vector say how much its token is a thing, points at one, is an event, is a link between
//! clauses. `W_Q` makes pointers and events seek things, and things and links seek events; `W_K` lets things and events
//! be found; `W_V` passes on who, what and why. Trained numbers carry no such names.

use super::setup::{Limits, choice};
use crate::attention::{Error, Mask, Matrix, Settings, Trace, attend};

/// How many tokens there are.
pub const N_TOKENS: usize = 6;
/// How many numbers a token's vector has.
pub const D_MODEL: usize = 4;
/// How many numbers a query, a key and a value have.
pub const D_HEAD: usize = 3;
/// The token "it".
pub const IT: usize = 4;
/// The token "Rex".
pub const REX: usize = 0;
/// The token "meat".
pub const MEAT: usize = 2;
/// The token "ignored".
pub const IGNORED: usize = 1;

/// What each of the hand-set numbers may be changed to.
pub const HAND_SET: Limits = Limits::tenths(-9.9, 9.9);

choice! {
    /// What the tokens may look at.
    SentenceMask {
        /// Everything.
        None,
        /// Themselves and what stands before them.
        Causal,
    }
}

impl SentenceMask {
    /// The same for `attention`.
    pub fn mask(self) -> Mask {
        match self {
            Self::None => Mask::None,
            Self::Causal => Mask::Causal,
        }
    }
}

/// The tokens' vectors, `[6 × 4]`.
#[rustfmt::skip]
pub const X: [f64; N_TOKENS * D_MODEL] = [
    0.6, 0.4, 0.0, 0.0,
    0.1, 0.0, 1.0, 0.0,
    1.0, 0.0, 0.2, 0.0,
    0.0, 0.0, 0.3, 1.0,
    0.3, 1.0, 0.0, 0.0,
    0.2, 0.0, 0.8, 0.0,
];
/// The query matrix, `[4 × 3]`.
#[rustfmt::skip]
pub const W_Q: [f64; D_MODEL * D_HEAD] = [
    0.0, 1.5, 0.5,
    3.4, 0.0, -0.5,
    2.0, 0.0, 1.0,
    0.0, 2.5, 0.0,
];
/// The key matrix, `[4 × 3]`.
#[rustfmt::skip]
pub const W_K: [f64; D_MODEL * D_HEAD] = [
    1.5, 0.0, 0.0,
    0.2, 0.0, 0.5,
    0.0, 1.5, 0.0,
    -1.0, 0.0, 1.0,
];
/// The value matrix, `[4 × 3]`.
#[rustfmt::skip]
pub const W_V: [f64; D_MODEL * D_HEAD] = [
    2.0, 0.0, 0.0,
    0.5, 0.0, 0.0,
    0.0, 2.0, 0.5,
    0.0, 0.0, 1.5,
];

/// One step of self-attention with everything between the vectors and the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The tokens' vectors, `[n_tokens × d_model]`.
    pub x: Matrix,
    /// `x · W_Q`, `[n_tokens × d_head]`.
    pub queries: Matrix,
    /// `x · W_K`, `[n_tokens × d_head]`.
    pub keys: Matrix,
    /// `x · W_V`, `[n_tokens × d_head]`.
    pub values: Matrix,
    /// Scores, weights and output.
    pub trace: Trace,
}

impl Flow {
    /// Projects `x` by `[w_q, w_k, w_v]`, all row-major in the shapes of this file, and attends under `mask`.
    ///
    /// # Errors
    /// `Shape` for lists of another length, `NotFinite` for numbers that are not finite or too large.
    pub fn new(x: &[f64], [w_q, w_k, w_v]: [&[f64]; 3], mask: Mask) -> Result<Self, Error> {
        let x = Matrix::new("x", N_TOKENS, D_MODEL, x.to_vec())?;
        let project = |w: &[f64]| {
            let w = Matrix::new("w", D_MODEL, D_HEAD, w.to_vec())?;
            x.times(&w, ["x", "w", "projection"])
        };
        let (queries, keys, values) = (project(w_q)?, project(w_k)?, project(w_v)?);
        let settings = Settings {
            mask,
            ..Settings::default()
        };
        let trace = attend(&queries, &keys, &values, &settings)?;
        Ok(Self {
            x,
            queries,
            keys,
            values,
            trace,
        })
    }

    /// The hand-set numbers as they stand here.
    ///
    /// # Errors
    /// None in practice; a test computes it.
    pub fn start(mask: Mask) -> Result<Self, Error> {
        Self::new(&X, [&W_Q, &W_K, &W_V], mask)
    }
}
