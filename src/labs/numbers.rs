//! Every computed number that a text of the lesson names, `:name:`: computed here, when the text is read, by `attention`.

use super::number::Shown::{self, Decimals, Percent, Whole};
use crate::attention::Matrix;
use crate::attention::float::sqrt;
use crate::attention::softmax::softmax;

/// The number of this name.
pub fn number(name: &str) -> Option<Shown> {
    NUMBERS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, compute)| compute())
}

/// A name, and how its number comes about.
type Named = (&'static str, fn() -> Shown);

/// All names. A test checks that each is used by a text and that each text's names stand here.
pub static NUMBERS: &[Named] = &[
    ("example-1", || Decimals(example()[0], 3)),
    ("example-2", || Decimals(example()[1], 3)),
    ("example-3", || Decimals(example()[2], 3)),
    ("example-4", || Decimals(example()[3], 3)),
    ("example-top", || Percent(example()[0])),
    ("example-rest", || Percent(1.0 - example()[0])),
    ("example-sum", || Decimals(EXAMPLE_SCORES.iter().sum(), 1)),
    ("root-64", || Decimals(sqrt(64.0), 0)),
    ("odds-1", || Decimals(odds(1.0), 1)),
    ("odds-3", || Decimals(odds(3.0), 0)),
    ("odds-8", || Decimals(odds(sqrt(64.0)), 0)),
    ("blend-1", || Decimals(blend(0), 0)),
    ("blend-2", || Decimals(blend(1), 0)),
    ("pairs-4096", || Whole(4096 * 4096)),
    ("pair-share", || Percent(softmax(&[1.0; 3])[..2].iter().sum())),
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
