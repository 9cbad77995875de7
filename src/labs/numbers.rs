//! Every computed number that a text of the lesson names with `{=name}`: computed here, each time, by `attention`.

use super::number::{fixed, percent};
use crate::attention::softmax::softmax;

/// The number of this name, as a reader sees it.
pub fn number(name: &str) -> Option<String> {
    NUMBERS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, compute)| compute())
}

/// A name, and how its number comes about.
type Named = (&'static str, fn() -> String);

/// All names. A test checks that each is used by a text and that each text's names stand here.
pub static NUMBERS: &[Named] = &[
    ("example-1", || fixed(example()[0], 3)),
    ("example-2", || fixed(example()[1], 3)),
    ("example-3", || fixed(example()[2], 3)),
    ("example-4", || fixed(example()[3], 3)),
    ("example-top", || percent(example()[0])),
    ("example-rest", || percent(1.0 - example()[0])),
    ("example-sum", || fixed(EXAMPLE_SCORES.iter().sum(), 1)),
];

/// The scores of the quiz's own example, question 3.
pub const EXAMPLE_SCORES: [f64; 4] = [2.0, 0.5, -1.0, 0.0];

/// The weights of the quiz's own example, `[4]`.
fn example() -> Vec<f64> {
    softmax(&EXAMPLE_SCORES)
}
