//! What if we skip the softmax? Raw products as weights, elu + 1, and what each order of multiplication costs.

use super::lab::{Guess, Lab};
use super::setup::{Field, Limits, NamedSetup, choice, setup};
use crate::attention::linear::{self, Weighed, multiplications};
use crate::attention::softmax::maximum;
use crate::attention::{Matrix, Settings, attend};

/// How many numbers a key and a value have where operations are counted.
pub const D: u64 = 64;
/// Between two places of the chart of operations.
pub const STEP: usize = 16;
/// The most tokens.
pub const MOST: usize = 512;
/// How many options the prediction has: among the values, above them, below them.
pub const N_GUESSES: usize = 3;

choice! {
    /// How products become weights.
    ProductRule {
        /// As they are.
        Raw,
        /// By elu + 1, over their sum.
        EluPlusOne,
        /// By a softmax.
        Softmax,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The rule by which products become weights.
    RULE rule: ProductRule = "m", ProductRule::LIMITS, ProductRule::Raw;
    /// The query's two numbers.
    QUERY query: [f64; 2] = "q", Limits::tenths(-2.0, 2.0), [1.5, -1.0];
    /// The number of tokens.
    TOKENS n_tokens: usize = "n", Limits { step: STEP as f64, ..Limits::whole(STEP, MOST) }, 256;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "linear",
    reveal: |setup| setup.is_shown = true,
};

/// The keys, `[4 × 2]`.
const KEYS: [[f64; 2]; N_KEYS] = [[1.0, 0.5], [-1.0, 1.0], [0.5, -1.0], [-0.5, -0.5]];
/// How many keys there are.
pub const N_KEYS: usize = 4;
/// The values, `[4]`.
pub const VALUES: [f64; N_KEYS] = [6.0, 1.0, 4.0, 2.0];

/// One query's products, weights and output.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductAttention {
    /// `q·k` for each key, `[4]`.
    pub products: Vec<f64>,
    /// The weights, `[4]`.
    pub weights: Vec<f64>,
    /// The output.
    pub output: f64,
    /// The outputs by way of the table of weights and by way of the summary, for raw products and for elu + 1.
    pub orders: [[f64; 2]; 2],
}

impl ProductAttention {
    /// Whether the output lies among the values. A rounding of the last bit does not take it out.
    pub fn is_inside(&self) -> bool {
        let [least, most] = ends();
        (least - 1e-9..=most + 1e-9).contains(&self.output)
    }

    /// The sum of the weights.
    pub fn sum(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// How many weights are below 0.
    pub fn n_negative(&self) -> usize {
        self.weights.iter().filter(|weight| **weight < 0.0).count()
    }
}

/// The least and the largest value: the ends of their hull.
pub fn ends() -> [f64; 2] {
    [VALUES.iter().copied().fold(VALUES[0], f64::min), maximum(&VALUES)]
}

/// All that this set-up computes.
pub fn product_attention(setup: &Setup) -> ProductAttention {
    // Every set-up within its limits computes; zeros only stand for what cannot happen.
    computed(setup).unwrap_or(ProductAttention {
        products: vec![0.0; N_KEYS],
        weights: vec![0.0; N_KEYS],
        output: 0.0,
        orders: [[0.0; 2]; 2],
    })
}

fn computed(setup: &Setup) -> Option<ProductAttention> {
    let queries = Matrix::from_fn(1, 2, |_, j| setup.query[j]);
    let keys = Matrix::from_fn(N_KEYS, 2, |i, j| KEYS[i][j]);
    let values = Matrix::from_fn(N_KEYS, 1, |i, _| VALUES[i]);
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
    let chosen = match setup.rule {
        ProductRule::Raw => &raw,
        ProductRule::EluPlusOne => &mapped,
        ProductRule::Softmax => &soft,
    };
    Some(ProductAttention {
        products: raw.weights.row(0).to_vec(),
        weights: chosen.weights.row(0).to_vec(),
        output: chosen.output.at(0, 0),
        orders: [
            [raw.output.at(0, 0), summaries[0].at(0, 0)],
            [mapped.output.at(0, 0), summaries[1].at(0, 0)],
        ],
    })
}

/// How many multiplications `(QKᵀ)V` and `Q(KᵀV)` take with so many tokens.
pub fn cost(n_tokens: usize) -> [u64; 2] {
    multiplications(n_tokens as u64, D)
}

/// The same at each place of the chart, from 0 tokens up.
pub fn costs() -> [Vec<f64>; 2] {
    [0, 1].map(|order| (0..=MOST / STEP).map(|i| cost(i * STEP)[order] as f64).collect())
}

/// The guess against where the output of the first query's raw products lies, whatever the query is now; and that output.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let start = product_attention(&Setup::START);
    let [least, _] = ends();
    let right = match start.is_inside() {
        true => 0,
        false if start.output < least => 2,
        false => 1,
    };
    (Guess::new(setup.guess, right), start.output)
}
