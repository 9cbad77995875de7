//! Every computed number that a text of the lesson names, `:name:`: computed here, when the text is read, by `attention`.

use super::number::Shown::{self, Decimals, Percent, Whole};
use super::sentence::{Flow, IT, MEAT, REX};
use crate::attention::Mask;
use crate::attention::float::{exp, sqrt};
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
    ("it-query-1", || Decimals(head(|flow| flow.queries.at(IT, 0)), 2)),
    ("it-query-2", || Decimals(head(|flow| flow.queries.at(IT, 1)), 2)),
    ("it-query-3", || Decimals(head(|flow| flow.queries.at(IT, 2)), 2)),
    ("meat-key-1", || Decimals(head(|flow| flow.keys.at(MEAT, 0)), 2)),
    ("meat-key-2", || Decimals(head(|flow| flow.keys.at(MEAT, 1)), 2)),
    ("meat-key-3", || Decimals(head(|flow| flow.keys.at(MEAT, 2)), 2)),
    ("it-meat-score", || {
        Decimals(head(|flow| flow.trace.scores.at(IT, MEAT)), 3)
    }),
    ("meat-it-score", || {
        Decimals(head(|flow| flow.trace.scores.at(MEAT, IT)), 2)
    }),
    ("it-meat-scaled", || {
        Decimals(head(|flow| flow.trace.scaled.at(IT, MEAT)), 2)
    }),
    ("it-meat-power", || {
        Decimals(head(|flow| exp(flow.trace.scaled.at(IT, MEAT))), 1)
    }),
    ("it-powers", || {
        Decimals(head(|flow| flow.trace.scaled.row(IT).iter().map(|s| exp(*s)).sum()), 1)
    }),
    ("it-meat-weight", || {
        Percent(head(|flow| flow.trace.weights.at(IT, MEAT)))
    }),
    ("it-rex-weight", || Percent(head(|flow| flow.trace.weights.at(IT, REX)))),
    ("meat-value-1", || Decimals(head(|flow| flow.values.at(MEAT, 0)), 1)),
    ("it-output-1", || Decimals(head(|flow| flow.trace.output.at(IT, 0)), 2)),
    ("it-meat-masked", || {
        Percent(Flow::start(Mask::Causal).map_or(f64::NAN, |flow| flow.trace.weights.at(IT, MEAT)))
    }),
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

/// A number of the hand-set head without a mask. NaN, which a test refuses, if it could not be computed.
fn head(pick: impl Fn(&Flow) -> f64) -> f64 {
    Flow::start(Mask::None).map_or(f64::NAN, |flow| pick(&flow))
}
