//! Blending values: the output as a point among the values, inside their hull as long as the weights are shares.

use super::lab::{Guess, Lab};
use super::plane::{self, Blend, N_TOKENS, Values, hull, is_inside, points};
use super::setup::{Field, Limits, choice, setup};
use crate::attention::Normalize;
use crate::attention::softmax::argmax;

/// How many options the prediction has.
pub const N_GUESSES: usize = 3;
/// The right one: inside the shape that the values span.
const RIGHT: usize = 1;

choice! {
    /// How scores become weights.
    BlendRule {
        /// By a softmax.
        Softmax,
        /// Not at all: the scores are the weights.
        None,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The values.
    VALUES values: Values = "v", plane::COORDINATE, [-4.0, 1.5, 0.0, 4.0, 4.0, 0.0, -1.5, -3.5, 2.5, -3.5];
    /// The scores.
    SCORES scores: [f64; N_TOKENS] = "s", plane::SCORE, plane::START_SCORES;
    /// The rule by which scores become weights.
    RULE rule: BlendRule = "n", BlendRule::LIMITS, BlendRule::Softmax;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "blend",
    reveal: |setup| {
        setup.is_shown = true;
        setup.rule = BlendRule::Softmax;
    },
};

/// The blend that this set-up asks for.
pub fn blend(setup: &Setup) -> Blend {
    let normalize = match setup.rule {
        BlendRule::Softmax => Normalize::Softmax,
        BlendRule::None => Normalize::None,
    };
    plane::blend(&setup.values, &setup.scores, normalize)
}

/// What there is to say of a blend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BlendFact {
    /// The result is not shown yet.
    Waiting {
        /// The token with the largest weight.
        top: usize,
        /// Its weight.
        share: f64,
    },
    /// The weights are shares.
    Mean {
        /// The token with the largest weight.
        top: usize,
        /// Its weight.
        share: f64,
    },
    /// The scores are the weights.
    Raw {
        /// Their sum.
        sum: f64,
        /// How many are below 0.
        n_negative: usize,
        /// Whether the output is still in the hull of the values.
        is_inside: bool,
    },
}

/// What there is to say of this set-up and its blend.
pub fn fact(setup: &Setup, blend: &Blend) -> BlendFact {
    let weights = &blend.weights;
    let top = argmax(weights);
    let share = weights.get(top).copied().unwrap_or(0.0);
    match setup.rule {
        _ if !setup.is_shown => BlendFact::Waiting { top, share },
        BlendRule::Softmax => BlendFact::Mean { top, share },
        BlendRule::None => BlendFact::Raw {
            sum: weights.iter().sum(),
            n_negative: weights.iter().filter(|weight| **weight < 0.0).count(),
            is_inside: is_inside(&hull(&points(&setup.values)), blend.output),
        },
    }
}

/// The guess, and the output of softmax weights, whatever rule is chosen now: the question was about them.
pub fn verdict(setup: &Setup) -> (Guess, plane::Point) {
    let output = plane::blend(&setup.values, &setup.scores, Normalize::Softmax).output;
    (Guess::new(setup.guess, RIGHT), output)
}
