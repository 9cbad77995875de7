//! Attention without a softmax, and the order of multiplication that this sets free (Katharopoulos et al. 2020, §3.2).
//!
//! Where a weight is a plain product of a query and a key, `(QKᵀ)V = Q(KᵀV)`: the table of weights need not be built.

use super::float::exp;
use super::{Error, Matrix};

/// `elu(x) + 1`, the feature map of the paper's equation 7: `x + 1` above 0, `eˣ` below. Positive for every `x` down to
/// −745, where `eˣ` becomes 0.
pub fn feature(x: f64) -> f64 {
    if x > 0.0 { x + 1.0 } else { exp(x) }
}

/// The feature map of every entry, same shape.
pub fn features(of: &Matrix) -> Matrix {
    Matrix::from_fn(of.rows(), of.columns(), |i, j| feature(of.at(i, j)))
}

/// Weights and output of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Queries in rows, keys in columns, `[n_queries × n_keys]`.
    pub weights: Matrix,
    /// `weights · values`, `[n_queries × d_v]`.
    pub output: Matrix,
}

/// `(QKᵀ)V`: raw products as weights, which may be negative and need not sum to 1.
///
/// # Errors
/// `Shape` where shapes do not agree, `NotFinite` where a sum overflows.
pub fn by_table(queries: &Matrix, keys: &Matrix, values: &Matrix) -> Result<Weighed, Error> {
    let weights = queries.times_transposed(keys, ["queries", "keys", "weights"])?;
    let output = weights.times(values, ["weights", "values", "output"])?;
    Ok(Weighed { weights, output })
}

/// `Q(KᵀV)`: the same output by way of a summary of all keys and values, `[d_k × d_v]`, whatever their number.
///
/// # Errors
/// As for [`by_table`].
pub fn by_summary(queries: &Matrix, keys: &Matrix, values: &Matrix) -> Result<Matrix, Error> {
    let turned = Matrix::from_fn(keys.columns(), keys.rows(), |i, j| keys.at(j, i));
    let summary = turned.times(values, ["keys, transposed,", "values", "summary"])?;
    queries.times(&summary, ["queries", "summary", "output"])
}

/// Linear attention by its weights, `φ(q)·φ(k)` over the row's sum: positive, and each row sums to 1.
///
/// # Errors
/// As for [`by_table`]; `NotFinite` also where all features of a query or of the keys are 0.
pub fn linear_by_table(queries: &Matrix, keys: &Matrix, values: &Matrix) -> Result<Weighed, Error> {
    let raw = features(queries).times_transposed(&features(keys), ["queries", "keys", "weights"])?;
    let sums: Vec<f64> = raw.iter_rows().map(|row| row.iter().sum()).collect();
    let share = |i: usize, j: usize| raw.at(i, j) / sums[i];
    let weights = Matrix::from_fn(raw.rows(), raw.columns(), share).finite("weights")?;
    let output = weights.times(values, ["weights", "values", "output"])?;
    Ok(Weighed { weights, output })
}

/// The output of linear attention by way of the summary: `φ(Q)(φ(K)ᵀV)`, each row over `φ(q)·Σφ(k)`.
///
/// # Errors
/// As for [`linear_by_table`].
pub fn linear_by_summary(queries: &Matrix, keys: &Matrix, values: &Matrix) -> Result<Matrix, Error> {
    let (queries, keys) = (features(queries), features(keys));
    let sums = by_summary(&queries, &keys, &Matrix::from_fn(keys.rows(), 1, |_, _| 1.0))?;
    let output = by_summary(&queries, &keys, values)?;
    Matrix::from_fn(output.rows(), output.columns(), |i, j| output.at(i, j) / sums.at(i, 0)).finite("output")
}

/// How many multiplications `(QKᵀ)V` and `Q(KᵀV)` take for `n` queries and keys of `d` numbers and as long values.
pub fn multiplications(n: u64, d: u64) -> [u64; 2] {
    [2 * n * n * d, 2 * n * d * d]
}
