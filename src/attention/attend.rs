//! Scaled dot-product attention (Vaswani et al. 2017, §3.2.1, equation 1), with everything between input and output.

use super::float::sqrt;
use super::softmax::{hardmax, softmax};
use super::{Error, Mask, Matrix};

/// The factor on the scores before the softmax.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Scale {
    /// `1/√d_k`, where `d_k` is the length of a key.
    #[default]
    InverseSqrt,
    /// No factor.
    Off,
    /// This factor, finite and above 0.
    By(f64),
}

/// How a row of scores becomes a row of weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Normalize {
    /// The softmax: weights are positive and sum to 1.
    #[default]
    Softmax,
    /// The scaled score itself is the weight: it may be negative and the row need not sum to 1.
    None,
    /// All weight on the largest score; a tie shares it evenly.
    Hard,
}

/// All that is chosen about one step of attention.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The factor on the scores.
    pub scale: Scale,
    /// Which query may attend to which key.
    pub mask: Mask,
    /// What scaled scores are divided by, finite and above 0; 1 changes nothing.
    pub temperature: f64,
    /// How scores become weights.
    pub normalize: Normalize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            scale: Scale::default(),
            mask: Mask::default(),
            temperature: 1.0,
            normalize: Normalize::default(),
        }
    }
}

/// One step of attention with every intermediate.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// `QKᵀ`, every query by every key, `[n_queries × n_keys]`.
    pub scores: Matrix,
    /// `scores × scale ÷ temperature`, `-∞` where masked: what the softmax reads, `[n_queries × n_keys]`.
    pub scaled: Matrix,
    /// Queries in rows, keys in columns, exactly 0 where masked, `[n_queries × n_keys]`.
    pub weights: Matrix,
    /// `weights · values`, `[n_queries × d_v]`. Where weights sum to 1, each number lies between the least and the
    /// largest that the query may read, to the last bit.
    pub output: Matrix,
}

/// Attention of `queries` `[n_queries × d_k]` over `keys` `[n_keys × d_k]` and `values` `[n_keys × d_v]`.
///
/// # Errors
/// `Setting` for a scale or temperature outside its domain, `Shape` where shapes do not agree, `EmptyRow` for a query
/// that may attend to nothing, `NotFinite` where finite inputs are so large that a score, a scaled score that is not
/// masked, or an output exceeds the largest `f64`.
pub fn attend(queries: &Matrix, keys: &Matrix, values: &Matrix, settings: &Settings) -> Result<Trace, Error> {
    let factor = factor(settings, keys.columns())?;
    if keys.rows() != values.rows() {
        let (n_keys, n_values) = (keys.rows(), values.rows());
        return Err(Error::Shape(format!(
            "there are {n_keys} keys and {n_values} values: each key needs one value"
        )));
    }
    let scores = queries.times_transposed(keys, ["queries", "keys", "scores"])?;
    let (n_queries, n_keys) = (scores.rows(), scores.columns());
    settings.mask.check(n_queries, n_keys)?;
    let open = |i, j| settings.mask.allows(i, j, n_queries, n_keys);

    let rescaled = Matrix::from_fn(n_queries, n_keys, |i, j| {
        let score = if open(i, j) { scores.at(i, j) } else { 0.0 };
        rescale(score, factor, settings.temperature)
    })
    .finite("scaled")?;
    let scaled = Matrix::from_fn(n_queries, n_keys, |i, j| {
        if open(i, j) {
            rescaled.at(i, j)
        } else {
            f64::NEG_INFINITY
        }
    });
    let weights = weights(&scaled, settings.normalize);
    let output = match settings.normalize {
        Normalize::None => weights.times(values, ["weights", "values", "output"])?,
        Normalize::Softmax | Normalize::Hard => Matrix::from_fn(n_queries, values.columns(), |i, column| {
            blend(weights.row(i), values.column(column))
        }),
    };
    Ok(Trace {
        scores,
        scaled,
        weights,
        output,
    })
}

/// The factor that `settings.scale` means for keys of `d_k` numbers, once scale and temperature are known to be valid.
fn factor(settings: &Settings, d_k: usize) -> Result<f64, Error> {
    let valid = |x: f64| x.is_finite() && x > 0.0;
    if !valid(settings.temperature) {
        return Err(Error::Setting("temperature must be a finite number above 0".into()));
    }
    match settings.scale {
        Scale::InverseSqrt => Ok(1.0 / sqrt(d_k as f64)),
        Scale::Off => Ok(1.0),
        Scale::By(factor) if valid(factor) => Ok(factor),
        Scale::By(_) => Err(Error::Setting(
            "scale must be true, false or a finite number above 0".into(),
        )),
    }
}

/// `score × factor ÷ temperature`; where the product leaves the range of `f64`, by way of `factor ÷ temperature`.
fn rescale(score: f64, factor: f64, temperature: f64) -> f64 {
    let product = score * factor;
    if product.is_normal() || score == 0.0 {
        product / temperature
    } else {
        score * (factor / temperature)
    }
}

/// The sum of `values` by `weights` that sum to 1. Rounding may carry the sum past the values themselves, by a last bit
/// or, near the largest `f64`, to infinity; the true result lies among them, so the sum is brought back.
fn blend(weights: &[f64], values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut least, mut most) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
    for (weight, value) in weights.iter().zip(values).filter(|(weight, _)| **weight > 0.0) {
        sum += weight * value;
        least = least.min(value);
        most = most.max(value);
    }
    sum.max(least).min(most)
}

/// Weights row by row, `[n_queries × n_keys]`, from scaled scores in which `-∞` marks a masked entry.
pub fn weights(scaled: &Matrix, normalize: Normalize) -> Matrix {
    let rows: Vec<Vec<f64>> = scaled
        .iter_rows()
        .map(|row| match normalize {
            Normalize::Softmax => softmax(row),
            Normalize::Hard => hardmax(row),
            Normalize::None => row
                .iter()
                .map(|s| if *s == f64::NEG_INFINITY { 0.0 } else { *s })
                .collect(),
        })
        .collect();
    Matrix::from_fn(scaled.rows(), scaled.columns(), |i, j| rows[i][j])
}
