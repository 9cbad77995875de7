//! Who gets the weight? Four scores, their weights, and the learner's guess of them.

use super::lab::Lab;
use super::numbers::EXAMPLE_SCORES;
use super::setup::{Field, Limits, NamedSetup, choice, setup};
use crate::attention::softmax::{argmax, maximum, sigmoid};
use crate::attention::{Matrix, Normalize, Scale, Settings, attend};

/// How many tokens there are.
pub const N_TOKENS: usize = 4;

choice! {
    /// How scores become weights.
    ScoreRule {
        /// By a softmax.
        Softmax,
        /// Not at all: the scores are the weights.
        None,
        /// The largest score gets everything.
        Hard,
        /// Each score by a sigmoid of its own, which is what attention does not do.
        Sigmoid,
    }
}

setup! {
    /// The weights that the learner expects.
    GUESS guess: [f64; N_TOKENS] = Field::GUESS, Limits { min: 0.0, max: 1.0, step: 0.01, decimals: 2 }, [0.25; N_TOKENS];
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The scores.
    SCORES scores: [f64; N_TOKENS] = "s", Limits::tenths(-5.0, 5.0), EXAMPLE_SCORES;
    /// The temperature.
    TEMPERATURE temperature: f64 = "t", Limits::tenths(0.1, 5.0), 1.0;
    /// The rule by which scores become weights.
    RULE rule: ScoreRule = "n", ScoreRule::LIMITS, ScoreRule::Softmax;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "softmax",
    reveal: |setup| setup.is_shown = true,
};

/// The scores on their way to weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighting {
    /// What the softmax reads, `[4]`.
    pub scaled: Vec<f64>,
    /// The weights, `[4]`.
    pub weights: Vec<f64>,
}

/// The weights of this set-up. The scores come about as the products of a query of 1 with keys of one number each.
pub fn weighting(setup: &Setup) -> Weighting {
    let settings = Settings {
        scale: Scale::Off,
        temperature: setup.temperature,
        normalize: match setup.rule {
            ScoreRule::Softmax => Normalize::Softmax,
            ScoreRule::None => Normalize::None,
            ScoreRule::Hard | ScoreRule::Sigmoid => Normalize::Hard,
        },
        ..Settings::default()
    };
    let one = Matrix::from_fn(1, 1, |_, _| 1.0);
    let keys = Matrix::from_fn(N_TOKENS, 1, |i, _| setup.scores[i]);
    // Every set-up within its limits computes; the empty answer only stands for what cannot happen.
    attend(&one, &keys, &keys, &settings).map_or_else(
        |_| Weighting::default(),
        |trace| {
            let scaled = trace.scaled.row(0).to_vec();
            let weights = if setup.rule == ScoreRule::Sigmoid {
                scaled.iter().copied().map(sigmoid).collect()
            } else {
                trace.weights.row(0).to_vec()
            };
            Weighting { scaled, weights }
        },
    )
}

/// What there is to say of the weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WeightingFact {
    /// Nothing is shown yet; the guessed weights have this sum.
    Waiting(f64),
    /// One token has the largest share.
    Shares {
        /// Which token.
        top: usize,
        /// Its share.
        share: f64,
    },
    /// By the hard rule several tokens have the same share.
    Tie {
        /// How many.
        n: usize,
        /// The share of each.
        share: f64,
    },
    /// The scores are the weights.
    Raw {
        /// Their sum.
        sum: f64,
        /// How many are below 0.
        n_negative: usize,
    },
    /// Sigmoids are the weights, with this sum.
    Sigmoid(f64),
}

/// What there is to say of this set-up, whose weights these are.
pub fn fact(setup: &Setup, weights: &[f64]) -> WeightingFact {
    let sum = weights.iter().sum();
    let share = maximum(weights);
    let n = weights.iter().filter(|weight| **weight == share).count();
    match setup.rule {
        _ if !setup.is_shown => WeightingFact::Waiting(setup.guess.iter().sum()),
        ScoreRule::Sigmoid => WeightingFact::Sigmoid(sum),
        ScoreRule::None => WeightingFact::Raw {
            sum,
            n_negative: weights.iter().filter(|weight| **weight < 0.0).count(),
        },
        ScoreRule::Hard if n > 1 => WeightingFact::Tie { n, share },
        ScoreRule::Hard | ScoreRule::Softmax => WeightingFact::Shares {
            top: argmax(weights),
            share,
        },
    }
}

/// How far the guessed weights are from the true ones, in points of a hundred.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GuessError {
    /// On average.
    pub mean: f64,
    /// The token that is guessed worst.
    pub worst: usize,
    /// How far that one is off.
    pub most: f64,
}

impl GuessError {
    /// Whether the guess deserves praise.
    pub fn is_small(&self) -> bool {
        self.mean <= 3.0
    }
}

/// How far the guess is from the weights of the scores as they are now.
pub fn guess_error(setup: &Setup) -> GuessError {
    let weights = weighting(setup).weights;
    let pairs = setup.guess.iter().zip(&weights);
    let off: Vec<f64> = pairs.map(|(g, w)| 100.0 * (g - w).abs()).collect();
    let worst = argmax(&off);
    GuessError {
        mean: off.iter().sum::<f64>() / off.len().max(1) as f64,
        worst,
        most: off.get(worst).copied().unwrap_or(0.0),
    }
}

/// Whether the bars were moved: as they stand at first they are no guess.
pub fn is_guessed(setup: &Setup) -> bool {
    setup.guess != Setup::START.guess
}
