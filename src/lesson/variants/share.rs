//! Concept 3: how large the largest of four weights is.

use super::draft::{Draft, apart, list, numbers, row};
use crate::attention::float::exp;
use crate::attention::random::Random;
use crate::attention::softmax::{argmax, softmax};
use crate::lesson::number::{fixed, percent, whole};
use crate::quiz::Question;
use crate::words::Inline;

/// Whole scores from 0 to 3, so that three powers of e are all that one needs.
pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let scores = numbers(random, 4, (0, 3), 1);
    let top = argmax(&scores);
    if scores.iter().filter(|s| **s == scores[top]).count() > 1 {
        return None;
    }
    let share = softmax(&scores)[top];
    let sum: f64 = scores.iter().sum();
    let proportional = scores[top] / sum;
    if !apart([&[share], &[proportional], &[1.0], &[0.25]], 0.05) {
        return None;
    }
    let powers: Vec<f64> = scores.iter().map(|s| exp(*s)).collect();
    let draft = Draft {
        template: templates.first()?,
        options: [percent(share), percent(proportional), percent(1.0), percent(0.25)],
        values: &[
            row(&scores, 0),
            whole(top as u64 + 1),
            fixed(exp(1.0), 2),
            fixed(exp(2.0), 2),
            fixed(exp(3.0), 2),
            list(&powers, 2),
            fixed(powers[top], 2),
            fixed(powers.iter().sum(), 1),
            percent(share),
            percent(1.0 - share),
            fixed(scores[top], 0),
            fixed(sum, 0),
        ],
    };
    Some(draft.finish(random))
}
