//! Sinusoidal positions (Vaswani et al. 2017, §3.5).

use super::Matrix;
use super::float::{cos, pow, sin};

/// Position vectors, `[n_tokens × d_model]`: even columns `sin(p / 10000^(2i/d_model))`, odd columns the cosine of the
/// same angle, `p` the position from 0 and `i` the pair of columns. A side of 0 counts as 1.
pub fn sinusoidal(n_tokens: usize, d_model: usize) -> Matrix {
    let d_model = d_model.max(1);
    Matrix::from_fn(n_tokens, d_model, |p, column| {
        let pair = (column - column % 2) as f64;
        let angle = p as f64 / pow(10_000.0, pair / d_model as f64);
        if column % 2 == 0 { sin(angle) } else { cos(angle) }
    })
}
