//! Every computed number that a text of the lesson names, `:name:`: computed here, when the text is read, by `attention`.

use super::number::{fixed, percent, whole};
use crate::attention::Matrix;
use crate::attention::float::sqrt;
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
    ("root-64", || fixed(sqrt(64.0), 0)),
    ("odds-1", || fixed(odds(1.0), 1)),
    ("odds-3", || fixed(odds(3.0), 0)),
    ("odds-8", || fixed(odds(sqrt(64.0)), 0)),
    ("blend-1", || fixed(blend(0), 0)),
    ("blend-2", || fixed(blend(1), 0)),
    ("pairs-4096", || whole(4096 * 4096)),
    ("pair-share", || percent(softmax(&[1.0; 3])[..2].iter().sum())),
];

/// The scores of the quiz's own example, question 3.
pub const EXAMPLE_SCORES: [f64; 4] = [2.0, 0.5, -1.0, 0.0];

/// The weights of the quiz's own example, `[4]`.
fn example() -> Vec<f64> {
    softmax(&EXAMPLE_SCORES)
}

/// How many times as much weight a key gets whose scaled score leads another's by `lead`.
fn odds(lead: f64) -> f64 {
    let weights = softmax(&[lead, 0.0]);
    weights[0] / weights[1]
}

/// Number `column` of the blend that the section on blending works out by hand: three quarters of (4, 0) and one
/// quarter of (0, 4). NaN, which a test refuses, if the shapes did not agree.
fn blend(column: usize) -> f64 {
    let weights = Matrix::from_rows("weights", &[[0.75, 0.25]]);
    let values = Matrix::from_rows("values", &[[4.0, 0.0], [0.0, 4.0]]);
    let output = weights.and_then(|w| w.times(&values?, ["weights", "values", "output"]));
    output.map_or(f64::NAN, |row| row.at(0, column))
}
