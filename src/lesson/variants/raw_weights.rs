//! Concept 15: raw products as weights on three values.

use super::draft::{Draft, apart, list, minimum, numbers, row, written_out};
use crate::attention::matrix::dot;
use crate::attention::random::Random;
use crate::attention::softmax::{maximum, softmax};
use crate::lesson::number::fixed;
use crate::quiz::Question;
use crate::words::Inline;

/// Products of which one is negative, and an output that leaves the range of the values.
pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let scores = numbers(random, 3, (-4, 6), 2);
    let values = numbers(random, 3, (1, 9), 1);
    let (least, most) = (minimum(&values), maximum(&values));
    let sum: f64 = scores.iter().sum();
    let output = dot(&scores, &values);
    let leaves = output < least - 0.5 || output > most + 0.5;
    if minimum(&scores) >= 0.0 || sum < 0.5 || least == most || !leaves {
        return None;
    }
    let weights = softmax(&scores);
    let blend = dot(&weights, &values);
    let clipped: Vec<f64> = scores.iter().map(|s| s.max(0.0)).collect();
    let clipped = dot(&clipped, &values);
    let divided = output / sum;
    if !apart([&[output], &[blend], &[clipped], &[divided]], 0.3) {
        return None;
    }
    let draft = Draft {
        template: templates.first()?,
        options: [fixed(output, 1), fixed(blend, 1), fixed(clipped, 1), fixed(divided, 1)],
        values: &[
            row(&scores, 1),
            list(&values, 0),
            written_out(&scores, &values, output),
            fixed(least, 0),
            fixed(most, 0),
            row(&weights, 2),
            fixed(sum, 1),
        ],
    };
    Some(draft.finish(random))
}
