//! Layer normalization of rows (Ba et al. 2016). It must know nothing of which layer is which.

use crate::lanes::F32x4;

/// BERT's, below what single precision tells from 0.
const EPSILON: f32 = 1e-12;

/// Gains and biases, one of each a column.
pub struct Norm {
    /// Factors.
    pub gain: Vec<f32>,
    /// Terms.
    pub bias: Vec<f32>,
}

impl Norm {
    /// Replaces each row of `rows` by the norm of its sum with the same row of `added`, whose rows are `stride` apart.
    pub fn apply_to_sum(&self, rows: &mut [f32], added: &[f32], stride: usize) {
        for (row, added) in rows.chunks_exact_mut(self.gain.len()).zip(added.chunks(stride)) {
            add(row, added);
            self.apply(row);
        }
    }

    /// Replaces one row by its norm.
    pub fn apply(&self, row: &mut [f32]) {
        let width = row.len() as f32;
        let mean = F32x4::splat(sum(row, |x| x) / width);
        let variance = sum(row, |x| x.minus(mean).times(x.minus(mean))) / width;
        let scale = F32x4::splat(1.0 / (variance + EPSILON).sqrt());
        let columns = row
            .chunks_exact_mut(4)
            .zip(self.gain.chunks_exact(4).zip(self.bias.chunks_exact(4)));
        for (x, (gain, bias)) in columns {
            let normed = load(x).minus(mean).times(scale);
            store(normed.mul_add(load(gain), load(bias)), x);
        }
    }
}

fn add(row: &mut [f32], added: &[f32]) {
    for (x, y) in row.chunks_exact_mut(4).zip(added.chunks_exact(4)) {
        store(load(x).plus(load(y)), x);
    }
}

#[inline(always)]
fn sum(row: &[f32], f: impl Fn(F32x4) -> F32x4) -> f32 {
    let total = row
        .chunks_exact(4)
        .fold(F32x4::splat(0.0), |total, x| total.plus(f(load(x))));
    let [a, b, c, d] = total.lanes();
    (a + b) + (c + d)
}

#[allow(unsafe_code, reason = "a vector is loaded by pointer")]
#[inline(always)]
fn load(four: &[f32]) -> F32x4 {
    assert!(four.len() >= 4);
    // SAFETY: the slice has four numbers; the assertion vanishes where the length is known.
    unsafe { F32x4::load(four.as_ptr()) }
}

#[allow(unsafe_code, reason = "a vector is stored by pointer")]
#[inline(always)]
fn store(x: F32x4, four: &mut [f32]) {
    assert!(four.len() >= 4);
    // SAFETY: as for `load`.
    unsafe { x.store(four.as_mut_ptr()) }
}
