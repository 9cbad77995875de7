//! How well confidence matched truth, as a set-up: so that the results can ask for the drawing as they ask for a figure.
//! It is no lab: nothing in it can be moved.

use super::setup::{Field, Kind, Setup};

/// The name by which the drawing is asked for.
pub const ID: &str = "calibration";

/// The key of the numbers of answers, by confidence.
pub const ANSWERS: &str = "n";
/// The key of the numbers of right ones among them.
pub const RIGHT: &str = "r";

/// As many of each as there are levels of confidence, and at most as many as there are questions.
pub static FIELDS: &[Field] = &[
    Field {
        key: ANSWERS,
        label: "",
        kind: Kind::Index(15),
        default: &[0.0; 3],
    },
    Field {
        key: RIGHT,
        label: "",
        kind: Kind::Index(15),
        default: &[0.0; 3],
    },
];

/// The set-up's code from what was counted, `[answers, right]` a level.
pub fn code(levels: [[usize; 2]; 3]) -> String {
    let counts = |which: usize| levels.map(|level| level[which] as f64);
    Setup::new(FIELDS)
        .with_list(ANSWERS, &counts(0))
        .with_list(RIGHT, &counts(1))
        .encode()
}
