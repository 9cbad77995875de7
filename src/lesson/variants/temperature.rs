//! Concept 4: the same scores at a lower or higher temperature.

use super::draft::{Draft, apart, has_ties, minimum, numbers, row};
use crate::attention::random::Random;
use crate::attention::softmax::{hardmax, softmax};
use crate::lesson::number::fixed;
use crate::quiz::Question;
use crate::words::Inline;

/// The temperatures asked for.
const TEMPERATURES: [f64; 4] = [0.4, 0.5, 2.0, 4.0];

pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let temperature = TEMPERATURES[random.below(TEMPERATURES.len())];
    let is_cold = temperature < 1.0;
    let scores = numbers(random, 3, (-4, 6), 2);
    let at = |factor: f64| softmax(&scores.iter().map(|s| s * factor).collect::<Vec<f64>>());
    let (right, multiplied, before) = (at(1.0 / temperature), at(temperature), at(1.0));
    let limit = if is_cold { hardmax(&scores) } else { at(0.0) };
    let is_clear = !has_ties(&scores) && minimum(&right) >= 0.02 && apart([&right, &multiplied, &before, &limit], 0.05);
    if !is_clear {
        return None;
    }
    let draft = Draft {
        // The words of a lower temperature come first.
        template: templates.get(usize::from(!is_cold))?,
        options: [row(&right, 2), row(&multiplied, 2), row(&before, 2), row(&limit, 2)],
        values: &[row(&scores, 1), row(&before, 2), fixed(temperature, 1)],
    };
    Some(draft.finish(random))
}
