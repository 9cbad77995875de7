//! Concept 3: the order of four weights.

use super::draft::{Draft, has_ties, numbers, row};
use crate::attention::random::Random;
use crate::attention::softmax::softmax;
use crate::lesson::number::{self, whole};
use crate::quiz::Question;
use crate::words::Inline;

pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let scores = numbers(random, 4, (-6, 6), 2);
    let sizes: Vec<f64> = scores.iter().map(|s| s.abs()).collect();
    if has_ties(&sizes) {
        return None;
    }
    let weights = softmax(&scores);
    let opposite: Vec<f64> = scores.iter().map(|s| -s).collect();
    let ranks = [ranking(&weights), ranking(&sizes), ranking(&opposite), vec![0, 1, 2, 3]];
    if (0..4).any(|i| (0..i).any(|j| ranks[i] == ranks[j])) {
        return None;
    }
    let [right, by_size, smallest_first, by_place] = ranks.map(|ranking| shown(&ranking));
    let draft = Draft {
        template: templates.first()?,
        options: [right, by_size, smallest_first, by_place],
        values: &[row(&scores, 1), row(&weights, 3)],
    };
    Some(draft.finish(random))
}

/// Indices from the largest number to the smallest, of numbers without ties.
fn ranking(numbers: &[f64]) -> Vec<usize> {
    let n_larger = |i: usize| numbers.iter().filter(|x| **x > numbers[i]).count();
    let at_rank = |rank| (0..numbers.len()).find(|i| n_larger(*i) == rank);
    (0..numbers.len()).filter_map(at_rank).collect()
}

/// Token numbers from 1.
fn shown(ranking: &[usize]) -> String {
    number::run(number::row(ranking.iter().map(|i| whole(*i as u64 + 1))))
}
