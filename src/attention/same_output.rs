//! Other weights with the same output: where there are more keys than a value has numbers, the output no longer tells
//! which weights made it (Brunner et al. 2020, §3).

use super::matrix::dot;
use super::{Error, Matrix};

/// The most keys for which all corners are tried.
pub const MOST_KEYS: usize = 12;

/// A weight this far below 0 is rounding; a sum this far off, in units of the largest number, is another output.
const ROUNDING: f64 = 1e-12;

/// The row of weights that differs most from `weights`, `[n_keys]`, and gives the same blend of `values`,
/// `[n_keys × d_v]`. It has the same sum and no weight below 0; `weights` itself comes back where no other row does that.
///
/// The difference, [`moved`], is convex, so it is largest at a corner of the set of such rows. In a corner the values with
/// a weight above 0 are affinely independent, hence at most `d_v + 1`: all such choices are solved and compared.
///
/// # Errors
/// `Shape` where there is not one weight a value, `Setting` for more than [`MOST_KEYS`] keys.
pub fn most_different(weights: &[f64], values: &Matrix) -> Result<Vec<f64>, Error> {
    let n_keys = values.rows();
    if weights.len() != n_keys {
        let n = weights.len();
        return Err(Error::Shape(format!("there are {n} weights and {n_keys} values")));
    }
    if n_keys > MOST_KEYS {
        return Err(Error::Setting(format!("at most {MOST_KEYS} keys, not {n_keys}")));
    }
    let equations = Equations::new(weights, values);
    let mut best = weights.to_vec();
    for choice in 1..1_u32 << n_keys {
        let support: Vec<usize> = (0..n_keys).filter(|i| choice & (1 << i) != 0).collect();
        if let Some(corner) = equations.corner(&support, n_keys)
            && moved(&corner, weights) > moved(&best, weights)
        {
            best = corner;
        }
    }
    Ok(best)
}

/// The share of the weight that lies elsewhere: half the sum of absolute differences of two rows (total variation).
pub fn moved(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0
}

/// What a row of weights must satisfy: one equation for each number of a value, and one for the sum.
struct Equations {
    /// Each equation's factors, one a key, `[d_v + 1][n_keys]`.
    factors: Vec<Vec<f64>>,
    /// What each must come to, `[d_v + 1]`.
    targets: Vec<f64>,
    /// The largest factor, at least 1.
    size: f64,
}

impl Equations {
    fn new(weights: &[f64], values: &Matrix) -> Self {
        let mut factors: Vec<Vec<f64>> = (0..values.columns()).map(|j| values.column(j).collect()).collect();
        factors.push(vec![1.0; weights.len()]);
        let targets = factors.iter().map(|row| dot(row, weights)).collect();
        let size = values.data().iter().fold(1.0, |size: f64, x| size.max(x.abs()));
        Self { factors, targets, size }
    }

    /// The one row of weights that rests on `support` alone, if there is exactly one and no weight is below 0.
    fn corner(&self, support: &[usize], n_keys: usize) -> Option<Vec<f64>> {
        let found = self.solve(support)?;
        if found.iter().any(|w| *w < -ROUNDING) {
            return None;
        }
        let mut corner = vec![0.0; n_keys];
        for (i, weight) in support.iter().zip(found) {
            corner[*i] = weight.max(0.0);
        }
        let mut sums = self.factors.iter().zip(&self.targets);
        let is_same = sums.all(|(row, target)| (dot(row, &corner) - target).abs() <= 100.0 * ROUNDING * self.size);
        is_same.then_some(corner)
    }

    /// Gauss–Jordan elimination with row pivots; `None` where the values of `support` depend on one another.
    fn solve(&self, support: &[usize]) -> Option<Vec<f64>> {
        let line = |(row, target): (&Vec<f64>, &f64)| {
            let factors = support.iter().map(|i| row[*i]);
            factors.chain([*target]).collect()
        };
        let mut lines: Vec<Vec<f64>> = self.factors.iter().zip(&self.targets).map(line).collect();
        for column in 0..support.len() {
            let pivot =
                (column..lines.len()).max_by(|a, b| lines[*a][column].abs().total_cmp(&lines[*b][column].abs()))?;
            if lines[pivot][column].abs() <= 1e-9 * self.size {
                return None;
            }
            lines.swap(column, pivot);
            let leading = lines[column].clone();
            for (_, line) in lines.iter_mut().enumerate().filter(|(i, _)| *i != column) {
                let factor = line[column] / leading[column];
                for (x, y) in line.iter_mut().zip(&leading) {
                    *x -= factor * y;
                }
            }
        }
        let last = support.len();
        Some((0..last).map(|i| lines[i][last] / lines[i][i]).collect())
    }
}
