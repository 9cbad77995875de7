//! The kernels once more as plain loops in double precision or whole numbers. They prove the fast ones and are never
//! part of what ships.

use crate::attend::Head;

/// Output `[n × head_dim]` and weights `[n × n]` of one head, in double precision.
pub fn attend(head: &Head) -> (Vec<f64>, Vec<f64>) {
    let Head {
        n_tokens: n,
        head_dim: d,
        stride,
        ..
    } = *head;
    let row = |rows: &[f32], i: usize| {
        rows[i * stride..][..d]
            .iter()
            .map(|&x| f64::from(x))
            .collect::<Vec<_>>()
    };
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

/// `Σ byte × weight` over the inputs, for each output, in whole numbers.
pub fn whole_sums(bytes: &[u8], weights: &[i8]) -> Vec<i32> {
    let sum = |row: &[i8]| row.iter().zip(bytes).map(|(&w, &x)| i32::from(w) * i32::from(x)).sum();
    weights.chunks_exact(bytes.len()).map(sum).collect()
}

/// The bytes of one token's numbers, already times their scales, with their step and zero.
pub fn rounded(row: &[f32]) -> (Vec<u8>, f32, f32) {
    let least = row.iter().copied().fold(0.0, f32::min);
    let span = row.iter().copied().fold(0.0, f32::max) - least;
    if span <= 0.0 {
        return (vec![0; row.len()], 0.0, 0.0);
    }
    let per_step = 127.0 / span;
    let zero = (-least * per_step).round_ties_even();
    let byte = |x: f32| (x * per_step + zero).clamp(0.0, 127.0).round_ties_even() as u8;
    (row.iter().map(|&x| byte(x)).collect(), span / 127.0, zero)
}

/// `x Φ(x)` in double precision, by the series of the error function where it converges quickly, else its tail.
pub fn gelu(x: f64) -> f64 {
    let z = (x / core::f64::consts::SQRT_2).abs();
    let erf = if z < 3.0 {
        let (mut term, mut sum) = (z, z);
        for n in 1..80 {
            term *= -z * z / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * core::f64::consts::FRAC_2_SQRT_PI
    } else {
        // A continued fraction for the complement, from its far end.
        let tail = (1..60).rev().fold(z, |tail, n| z + 0.5 * f64::from(n) / tail);
        1.0 - (-z * z).exp() / (tail * core::f64::consts::PI.sqrt())
    };
    0.5 * x * (1.0 + erf.copysign(x))
}

/// Layer normalization of one row in double precision.
pub fn norm(row: &[f64], gain: &[f32], bias: &[f32]) -> Vec<f64> {
    let width = row.len() as f64;
    let mean = row.iter().sum::<f64>() / width;
    let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / width;
    let normed =
        |((x, &g), &b): ((&f64, &f32), &f32)| (x - mean) / (variance + 1e-12).sqrt() * f64::from(g) + f64::from(b);
    row.iter().zip(gain).zip(bias).map(normed).collect()
}
