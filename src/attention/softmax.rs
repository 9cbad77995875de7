//! From a row of scores to a row of weights.

use super::float::{exp, ln};

/// Softmax of one row; `-∞` marks a masked score, whose weight is exactly 0.
///
/// The row's maximum is subtracted first, so no finite row overflows; the result is the same, since softmax does not
/// change when a constant is added to all scores. A row with nothing to attend to gives all zeros: callers refuse it
/// before ([`super::Mask::check`]).
pub fn softmax(scores: &[f64]) -> Vec<f64> {
    let top = maximum(scores);
    if top == f64::NEG_INFINITY {
        return vec![0.0; scores.len()];
    }
    let powers: Vec<f64> = scores.iter().map(|s| exp(s - top)).collect();
    let total: f64 = powers.iter().sum();
    powers.iter().map(|p| p / total).collect()
}

/// The logistic sigmoid, `1 / (1 + e⁻ˣ)`: between 0 and 1 for each score by itself, so that no row of them need sum to 1.
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// All weight on the largest score, shared evenly by a tie: the limit of softmax as the temperature falls to 0.
pub fn hardmax(scores: &[f64]) -> Vec<f64> {
    let top = maximum(scores);
    let winners = scores.iter().filter(|&&s| s == top && top > f64::NEG_INFINITY).count();
    let share = |s: &f64| {
        if winners > 0 && *s == top {
            1.0 / winners as f64
        } else {
            0.0
        }
    };
    scores.iter().map(share).collect()
}

/// The entropy of a row of weights in nats, `−Σ w ln w`: 0 for one winner, `ln n` for an even spread over n keys.
pub fn entropy(weights: &[f64]) -> f64 {
    let parts = weights.iter().filter(|w| **w > 0.0).map(|w| w * ln(*w));
    // Adding 0 turns the −0 of a single winner into 0.
    -parts.sum::<f64>() + 0.0
}

/// The largest of a row; `-∞` for an empty one.
pub fn maximum(row: &[f64]) -> f64 {
    row.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The index of the largest number of a row, the first of equals; 0 for an empty one.
pub fn argmax(row: &[f64]) -> usize {
    let top = maximum(row);
    row.iter().position(|x| *x == top).unwrap_or(0)
}
