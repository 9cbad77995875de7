//! The kernels once more as plain loops in double precision or whole numbers. They prove the fast ones and are never
//! part of what ships.

use crate::attend::Head;

/// Output `[n × head_dim]` and weights `[n × n]` of one head, in double precision.
pub fn attend(head: &Head) -> (Vec<f64>, Vec<f64>) {
    let Head { n_tokens: n, head_dim: d, stride, .. } = *head;
    let row = |rows: &[f32], i: usize| rows[i * stride..][..d].iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
    let mut output = vec![0.0; n * d];
    let mut weights = vec![0.0; n * n];
    for query in 0..n {
        let seen = if head.causal { query + 1 } else { n };
        let asked = row(head.queries, query);
        let score = |key| asked.iter().zip(row(head.keys, key)).map(|(q, k)| q * k).sum::<f64>() / (d as f64).sqrt();
        let scores: Vec<f64> = (0..seen).map(score).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - most).exp()).sum();
        for (key, score) in scores.iter().enumerate() {
            let weight = (score - most).exp() / sum;
            weights[query * n + key] = weight;
            for (place, value) in output[query * d..][..d].iter_mut().zip(row(head.values, key)) {
                *place += weight * value;
            }
        }
    }
    (output, weights)
}
