//! What each question of the quiz shows once it is checked: a figure set so that the right answer is seen to hold, and one
//! set so that the most tempting wrong answer is seen to fail.
//!
//! The captions stand in `lesson::demonstrations`. What each set-up proves is computed in `tests/suite/demonstrations.rs`.

use super::lookup::{SITUATION, TEMPERATURE};
use super::pipeline::{INPUTS, STEP};
use super::{Lab, Prediction, Setup};
use super::{blend, linear, lookup, masks, order, pipeline, plane, same, softmax, speed, table};
use crate::lesson::demonstrations::CAPTIONS;

/// Which of the two is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The one that proves the right answer.
    Right,
    /// The one in which the most tempting wrong answer fails.
    Tempting,
}

/// A figure and what it is set to.
#[derive(Debug)]
pub struct Demonstration {
    /// The lab.
    pub lab: &'static Lab,
    /// The fields that are not at the lab's start, and their numbers.
    pub sets: &'static [(&'static str, &'static [f64])],
}

impl Demonstration {
    /// The lab with these fields set, and with its result shown where the lab would first ask for a prediction.
    pub fn setup(&self) -> Setup {
        let shown = self.lab.start().with(Prediction::SHOWN, 0, 1.0);
        self.sets
            .iter()
            .fold(shown, |setup, (key, list)| setup.with_list(key, list))
    }
}

/// The demonstration of question `concept` (from 0), its caption, and what it does not prove (empty where it proves it all).
pub fn demonstration(concept: usize, claim: Claim) -> (&'static Demonstration, &'static str, &'static str) {
    let (demonstrations, captions) = (&DEMONSTRATIONS[concept], &CAPTIONS[concept]);
    let index = claim as usize;
    (&demonstrations[index], captions.look[index], captions.limit)
}

/// A demonstration of a lab that is set to this.
const fn set(lab: &'static Lab, sets: &'static [(&'static str, &'static [f64])]) -> Demonstration {
    Demonstration { lab, sets }
}

const X: &str = INPUTS[0];
const W_Q: &str = INPUTS[1];
const W_K: &str = INPUTS[2];
const W_V: &str = INPUTS[3];

/// The steps of the pipeline in which weights, and the output, are worked out.
const AT_SOFTMAX: (&str, &[f64]) = (STEP, &[4.0]);
const AT_BLEND: (&str, &[f64]) = (STEP, &[5.0]);

/// For each question the one that proves the right answer, then the one in which the tempting one fails.
pub static DEMONSTRATIONS: [[Demonstration; 2]; 15] = [
    [
        set(&pipeline::PIPELINE, &[(W_Q, &SEEK_EVENTS)]),
        set(&pipeline::PIPELINE, &[AT_BLEND, (W_V, &[0.0; 12])]),
    ],
    [
        set(&pipeline::PIPELINE, &[AT_SOFTMAX]),
        set(&softmax::SOFTMAX, &[(softmax::NORMALIZE, &[softmax::SIGMOID as f64])]),
    ],
    [
        set(&softmax::SOFTMAX, &[]),
        set(&softmax::SOFTMAX, &[(Prediction::GUESS, &[0.2, 0.55, 0.1, 0.15])]),
    ],
    [
        set(&lookup::LOOKUP, &[]),
        set(&table::TABLE, &[(table::MASK, &[1.0]), (table::CELL, &[7.0])]),
    ],
    [
        set(&pipeline::PIPELINE, &[AT_SOFTMAX, (X, &TWO_ANIMALS)]),
        set(&order::ORDER, &[(order::SHUFFLE, &[1.0])]),
    ],
    [
        set(&blend::BLEND, &[]),
        set(&pipeline::PIPELINE, &[AT_SOFTMAX, (W_V, &TURNED_ROUND)]),
    ],
    [set(&same::SAME, &[]), set(&pipeline::PIPELINE, &[AT_SOFTMAX])],
    [
        set(&speed::SPEED, &[(speed::LENGTH, &[5.0])]),
        set(&speed::SPEED, &[(speed::LENGTH, &[0.0])]),
    ],
    [
        set(&masks::MASKS, &[(masks::MASK, &[0.0]), (masks::QUERY, &[0.0])]),
        set(&pipeline::PIPELINE, &[AT_BLEND, (W_V, &WITHOUT_WHO)]),
    ],
    [
        set(
            &pipeline::PIPELINE,
            &[AT_SOFTMAX, (X, &ON_A_CIRCLE), (W_Q, &TURN_TO_NEXT), (W_K, &AS_IT_IS)],
        ),
        set(&masks::MASKS, &[(masks::MASK, &[0.0])]),
    ],
    [
        set(&pipeline::PIPELINE, &[AT_SOFTMAX, (W_K, &FOUND_BY_LINK)]),
        set(&table::TABLE, &[(table::MASK, &[1.0]), (table::CELL, &[29.0])]),
    ],
    [
        set(&lookup::LOOKUP, &[(SITUATION, &[3.0])]),
        set(&lookup::LOOKUP, &[(TEMPERATURE, &[0.0])]),
    ],
    [
        set(&pipeline::PIPELINE, &[AT_BLEND]),
        set(&blend::BLEND, &[(plane::SCORES, &[3.0, -1.0, -1.0, -1.0, -1.0])]),
    ],
    [
        set(&speed::SPEED, &[(speed::LENGTH, &[4.0])]),
        set(&linear::LINEAR, &[(linear::TOKENS, &[512.0])]),
    ],
    [
        set(&linear::LINEAR, &[]),
        set(&blend::BLEND, &[(blend::NORMALIZE, &[1.0])]),
    ],
];

// Numbers for the pipeline, in the shapes of `labs::sentence`; what is not named in a comment is as it is there.

/// `W_Q` in which what points seeks events and not things.
#[rustfmt::skip]
const SEEK_EVENTS: [f64; 12] = [
    0.0, 1.5, 0.5,
    0.0, 3.4, -0.5,
    2.0, 0.0, 1.0,
    0.0, 2.5, 0.0,
];
/// X in which "The" has the vector of "animal".
#[rustfmt::skip]
const TWO_ANIMALS: [f64; 24] = [
    1.0, 0.0, 0.2, 0.0,
    1.0, 0.0, 0.2, 0.0,
    0.1, 0.0, 1.0, 0.0,
    0.0, 0.0, 0.3, 1.0,
    0.3, 1.0, 0.0, 0.0,
    0.2, 0.0, 0.8, 0.0,
];
/// `W_V` with every sign changed.
#[rustfmt::skip]
const TURNED_ROUND: [f64; 12] = [
    -2.0, 0.0, 0.0,
    -0.5, 0.0, 0.0,
    0.0, -2.0, -0.5,
    0.0, 0.0, -1.5,
];
/// `W_V` that passes on no "who".
#[rustfmt::skip]
const WITHOUT_WHO: [f64; 12] = [
    0.0, 0.0, 0.0,
    0.0, 0.0, 0.0,
    0.0, 2.0, 0.5,
    0.0, 0.0, 1.5,
];
/// X on a circle of radius 3, each token 50 degrees on from the one before.
#[rustfmt::skip]
const ON_A_CIRCLE: [f64; 24] = [
    3.0, 0.0, 0.0, 0.0,
    1.9, 2.3, 0.0, 0.0,
    -0.5, 3.0, 0.0, 0.0,
    -2.6, 1.5, 0.0, 0.0,
    -2.8, -1.0, 0.0, 0.0,
    -1.0, -2.8, 0.0, 0.0,
];
/// `W_Q` that turns a vector on by 50 degrees and doubles it.
#[rustfmt::skip]
const TURN_TO_NEXT: [f64; 12] = [
    1.3, 1.5, 0.0,
    -1.5, 1.3, 0.0,
    0.0, 0.0, 0.0,
    0.0, 0.0, 0.0,
];
/// `W_K` that leaves a vector's first two numbers as they are.
#[rustfmt::skip]
const AS_IT_IS: [f64; 12] = [
    1.0, 0.0, 0.0,
    0.0, 1.0, 0.0,
    0.0, 0.0, 0.0,
    0.0, 0.0, 0.0,
];
/// `W_K` by which links, and not things, are found by what seeks things.
#[rustfmt::skip]
const FOUND_BY_LINK: [f64; 12] = [
    0.0, 0.0, 0.0,
    0.2, 0.0, 0.5,
    0.0, 1.5, 0.0,
    1.5, 0.0, 1.0,
];
