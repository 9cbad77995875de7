//! Concept 13: the blend of three values with given weights.

use super::draft::{Draft, apart, list, numbers, row, written_out};
use crate::attention::matrix::dot;
use crate::attention::random::Random;
use crate::attention::softmax::argmax;
use crate::lesson::number;
use crate::quiz::Question;
use crate::words::Inline;

/// Three unequal weights that sum to 1.
const WEIGHTS: [[f64; 3]; 6] = [
    [0.1, 0.2, 0.7],
    [0.1, 0.3, 0.6],
    [0.1, 0.4, 0.5],
    [0.2, 0.3, 0.5],
    [0.1, 0.1, 0.8],
    [0.2, 0.2, 0.6],
];

pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let mut weights = WEIGHTS[random.below(WEIGHTS.len())];
    random.shuffle(&mut weights);
    // The values' first numbers, then their second ones.
    let columns = [numbers(random, 3, (0, 9), 1), numbers(random, 3, (0, 9), 1)];
    let output = columns.each_ref().map(|column| dot(&weights, column));
    let sums = columns.each_ref().map(|column| column.iter().sum::<f64>());
    let equal = sums.map(|sum| sum / 3.0);
    let largest = columns.each_ref().map(|column| column[argmax(&weights)]);
    if !apart([&output, &equal, &largest, &sums], 0.3) {
        return None;
    }
    let values = (0..3).map(|i| row(&[columns[0][i], columns[1][i]], 0));
    let draft = Draft {
        template: templates.first()?,
        options: [row(&output, 1), row(&equal, 1), row(&largest, 1), row(&sums, 1)],
        values: &[
            list(&weights, 1),
            number::run(number::row(values)),
            written_out(&weights, &columns[0], output[0]),
            written_out(&weights, &columns[1], output[1]),
        ],
    };
    Some(draft.finish(random))
}
