//! Concept 2: the row that a softmax makes of three scores.

use super::draft::{Draft, apart, list, minimum, numbers, row};
use crate::attention::float::{exp, sqrt};
use crate::attention::matrix::dot;
use crate::attention::random::Random;
use crate::attention::softmax::{sigmoid, softmax};
use crate::lesson::number::fixed;
use crate::quiz::Question;
use crate::words::Inline;

/// Scores of which one is negative, so that the right row can be told without a calculator.
pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let scores = numbers(random, 3, (-4, 6), 2);
    let sum: f64 = scores.iter().sum();
    // A sum near 1 would make the division by it hardly a division.
    if minimum(&scores) >= 0.0 || sum < 0.5 || (sum - 1.0).abs() < 0.4 {
        return None;
    }
    let weights = softmax(&scores);
    let sigmoid: Vec<f64> = scores.iter().copied().map(sigmoid).collect();
    let sigmoid_sum: f64 = sigmoid.iter().sum();
    let divided: Vec<f64> = scores.iter().map(|s| s / sum).collect();
    let standard = standardized(&scores);
    let is_clear = minimum(&weights) >= 0.02
        && (sigmoid_sum - 1.0).abs() >= 0.1
        && apart([&weights, &sigmoid, &divided, &standard], 0.05);
    if !is_clear {
        return None;
    }
    let powers: Vec<f64> = scores.iter().map(|s| exp(*s)).collect();
    let draft = Draft {
        template: templates.first()?,
        options: [row(&weights, 2), row(&sigmoid, 2), row(&divided, 2), row(&standard, 2)],
        values: &[
            row(&scores, 1),
            list(&powers, 2),
            fixed(powers.iter().sum(), 1),
            fixed(sigmoid_sum, 2),
            fixed(sum, 1),
        ],
    };
    Some(draft.finish(random))
}

/// The row shifted and stretched to zero mean and unit variance (Ba et al. 2016, equation 3, without gain and bias).
fn standardized(row: &[f64]) -> Vec<f64> {
    let n = row.len() as f64;
    let mean = row.iter().sum::<f64>() / n;
    let centered: Vec<f64> = row.iter().map(|x| x - mean).collect();
    let deviation = sqrt(dot(&centered, &centered) / n);
    centered.iter().map(|x| x / deviation).collect()
}
