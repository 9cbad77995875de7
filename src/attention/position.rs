//! Positions: sinusoidal (Vaswani et al. 2017, §3.5) and rotary (Su et al. 2021, §3.2.2).

use super::Matrix;
use super::float::{exp, sin_cos};

/// The natural logarithm of 10000.
const LN_10000: f64 = 9.210_340_371_976_184;

/// Position vectors, `[n_tokens × d_model]`: even columns `sin(p / 10000^(2i/d_model))`, odd columns the cosine of the
/// same angle, `p` the position from 0 and `i` the pair of columns. A side of 0 counts as 1.
pub fn sinusoidal(n_tokens: usize, d_model: usize) -> Matrix {
    let d_model = d_model.max(1);
    Matrix::from_fn(n_tokens, d_model, |p, column| turn(p, column, d_model)[column % 2])
}

/// Queries or keys, `[n_tokens × d]`, each turned by its position (Su et al. 2021, eq. 34): column pair `i` of row `p` by
/// `p / 10000^(2i/d)` radians, so that the dot product of two rows depends on how far apart they stand. A last column
/// without a partner stays as it is.
pub fn rotary(vectors: &Matrix) -> Matrix {
    let d = vectors.columns();
    Matrix::from_fn(vectors.rows(), d, |p, column| {
        let at = |column: usize| vectors.at(p, column);
        let [sin, cos] = turn(p, column, d);
        match column % 2 {
            0 if column + 1 == d => at(column),
            0 => at(column) * cos - at(column + 1) * sin,
            _ => at(column - 1) * sin + at(column) * cos,
        }
    })
}

/// Sine and cosine of the angle that belongs to position `p` and the pair of columns of `column`.
fn turn(p: usize, column: usize, d: usize) -> [f64; 2] {
    let share = (column - column % 2) as f64 / d as f64;
    // 10000 raised to −share.
    sin_cos(p as f64 * exp(-share * LN_10000))
}
