//! What each question of the quiz shows once it is checked: a figure set so that the right answer is seen to hold, and one
//! set so that the most tempting wrong answer is seen to fail.
//!
//! The captions stand in the files of the questions. What each set-up proves is computed in `tests/suite/demonstrations.rs`.

use super::sentence::{IT, N_TOKENS, SentenceMask};
use super::setup::{AnySetup, NamedSetup};
use super::{blend, linear, lookup, masks, order, pipeline, same, softmax, speed, table};

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
    /// The id of the lab.
    pub id: &'static str,
    /// What it is set to, its result shown where the lab would first ask for a prediction.
    pub setup: fn() -> AnySetup,
}

/// The demonstration of the question that the program knows by its `place`; none for one that it does not know.
pub fn demonstration(place: u8, claim: Claim) -> Option<&'static Demonstration> {
    Some(&DEMONSTRATIONS.get(usize::from(place))?[claim as usize])
}

/// The lab of `S` as it opens, after a change, and with its result shown.
fn changed<S: NamedSetup>(change: fn(&mut S)) -> AnySetup {
    let mut setup = S::START;
    change(&mut setup);
    AnySetup::of(&setup).shown()
}

/// A demonstration of a lab, after a change of how it opens.
macro_rules! set {
    ($lab:ident, $setup:ident => $change:expr) => {
        Demonstration {
            id: $lab::LAB.id,
            setup: || changed(|$setup: &mut $lab::Setup| $change),
        }
    };
}

/// The pipeline at this step, after a change.
macro_rules! at {
    ($step:ident, $setup:ident => $change:expr) => {
        set!(pipeline, $setup => {
            $setup.step = pipeline::Step::$step;
            $change
        })
    };
}

/// For each question the one that proves the right answer, then the one in which the tempting one fails.
pub static DEMONSTRATIONS: [[Demonstration; 2]; 15] = [
    [
        set!(pipeline, s => s.w_q = SEEK_EVENTS),
        at!(Blend, s => s.w_v = [0.0; 12]),
    ],
    [
        at!(Softmax, s => {}),
        set!(softmax, s => s.rule = softmax::ScoreRule::Sigmoid),
    ],
    [
        set!(softmax, _s => {}),
        set!(softmax, s => s.guess = [0.2, 0.55, 0.1, 0.15]),
    ],
    [
        set!(lookup, _s => {}),
        set!(table, s => {
            s.mask = SentenceMask::Causal;
            s.cell = N_TOKENS + 1;
        }),
    ],
    [at!(Softmax, s => s.x = TWO_MEATS), set!(order, s => s.shuffle = 1)],
    [set!(blend, _s => {}), at!(Softmax, s => s.w_v = TURNED_ROUND)],
    [set!(same, _s => {}), at!(Softmax, s => {})],
    [set!(speed, s => s.length = 5), set!(speed, s => s.length = 0)],
    [
        set!(masks, s => {
            s.kind = masks::MaskKind::None;
            s.query = 0;
        }),
        at!(Blend, s => s.w_v = WITHOUT_WHO),
    ],
    [
        at!(Softmax, s => (s.x, s.w_q, s.w_k) = (ON_A_CIRCLE, TURN_TO_NEXT, AS_IT_IS)),
        set!(masks, s => s.kind = masks::MaskKind::None),
    ],
    [
        at!(Softmax, s => s.w_k = FOUND_BY_LINK),
        set!(table, s => {
            s.mask = SentenceMask::Causal;
            s.cell = IT * N_TOKENS + IT + 1;
        }),
    ],
    [
        set!(lookup, s => s.situation = lookup::Situation::NotThere),
        set!(lookup, s => s.temperature = 0),
    ],
    [
        at!(Blend, s => {}),
        set!(blend, s => s.scores = [-1.0, -1.0, 3.0, -1.0, -1.0]),
    ],
    [
        set!(speed, s => s.length = 4),
        set!(linear, s => s.n_tokens = linear::MOST),
    ],
    [
        set!(linear, _s => {}),
        set!(blend, s => s.rule = blend::BlendRule::None),
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
/// X in which "Rex" has the vector of "meat".
#[rustfmt::skip]
const TWO_MEATS: [f64; 24] = [
    1.0, 0.0, 0.2, 0.0,
    0.1, 0.0, 1.0, 0.0,
    1.0, 0.0, 0.2, 0.0,
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
