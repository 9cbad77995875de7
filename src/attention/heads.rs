//! Several heads side by side (Vaswani et al. 2017, §3.2.2): project, split, attend, concatenate, mix with `W_O`.

use super::attend::{Settings, Trace, attend};
use super::{Error, Matrix};

/// The learned parameters of one attention layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// `W_Q`, `[d_model × (n_heads · d_head)]`.
    pub w_q: Matrix,
    /// `W_K`, `[d_model × (n_heads · d_head)]`.
    pub w_k: Matrix,
    /// `W_V`, `[d_model × (n_heads · d_head)]`.
    pub w_v: Matrix,
    /// `W_O`, `[(n_heads · d_head) × d_model]`.
    pub w_o: Matrix,
}

/// What a layer of several heads computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Each head's own step of attention.
    pub heads: Vec<Trace>,
    /// The heads' outputs side by side, `[n_tokens × (n_heads · d_head)]`.
    pub concatenated: Matrix,
    /// `concatenated · W_O`, `[n_tokens × d_model]`.
    pub output: Matrix,
}

/// Self-attention with `n_heads` heads over `x`, `[n_tokens × d_model]`.
///
/// # Errors
/// As [`attend`], and `Shape` where a projection's width is not a multiple of `n_heads`.
pub fn multi_head(x: &Matrix, parameters: &Parameters, n_heads: usize, settings: &Settings) -> Result<Layer, Error> {
    let project = |w: &Matrix, names: [&'static str; 3]| {
        let all = x.times(w, names)?;
        split(&all, n_heads).map_err(|error| Error::Shape(format!("{}: {error}", names[1])))
    };
    let queries = project(&parameters.w_q, ["x", "w_q", "queries"])?;
    let keys = project(&parameters.w_k, ["x", "w_k", "keys"])?;
    let values = project(&parameters.w_v, ["x", "w_v", "values"])?;
    let heads = queries
        .iter()
        .zip(&keys)
        .zip(&values)
        .map(|((q, k), v)| attend(q, k, v, settings))
        .collect::<Result<Vec<_>, _>>()?;
    let outputs: Vec<&Matrix> = heads.iter().map(|head| &head.output).collect();
    let concatenated = concatenate(&outputs)?;
    let output = concatenated.times(&parameters.w_o, ["concatenated", "w_o", "output"])?;
    Ok(Layer {
        heads,
        concatenated,
        output,
    })
}

/// Cuts `[n × (n_heads · d_head)]` into `n_heads` matrices `[n × d_head]`.
///
/// # Errors
/// `Shape` where the width is not a multiple of `n_heads`.
pub fn split(all: &Matrix, n_heads: usize) -> Result<Vec<Matrix>, Error> {
    if n_heads == 0 || !all.columns().is_multiple_of(n_heads) {
        return Err(Error::Shape(format!(
            "{} columns cannot be split evenly among {n_heads} heads",
            all.columns()
        )));
    }
    let d_head = all.columns() / n_heads;
    Ok((0..n_heads)
        .map(|h| Matrix::from_fn(all.rows(), d_head, |i, j| all.at(i, h * d_head + j)))
        .collect())
}

/// Puts matrices of equal height side by side, the inverse of [`split`].
///
/// # Errors
/// `Shape` where there is none or their heights differ; `NotFinite` where a number is not finite.
pub fn concatenate(parts: &[&Matrix]) -> Result<Matrix, Error> {
    let rows = parts.first().map_or(0, |part| part.rows());
    if let Some(h) = parts.iter().position(|part| part.rows() != rows) {
        let own = parts[h].rows();
        return Err(Error::Shape(format!("head {h} has {own} rows, head 0 has {rows}")));
    }
    let joined: Vec<Vec<f64>> = (0..rows)
        .map(|i| parts.iter().flat_map(|part| part.row(i)).copied().collect())
        .collect();
    Matrix::from_rows("concatenated", &joined)
}
