//! Exponentials of scores, eight queries side by side, so that maxima and sums need no work across lanes. It must know
//! nothing of where scores come from.

use crate::lanes::F32x4;

/// Queries served at a time.
pub(crate) const LANES: usize = 8;
/// A score that no softmax sees.
pub(crate) const MASKED: f32 = f32::MIN;
/// Weights below 2 to this power are taken as 0: products with such numbers leave the normal range, where some
/// machines are many times slower.
const SMALLEST_POWER: f32 = -100.0;

/// What is known of eight queries after some of their keys.
#[derive(Clone, Copy)]
pub(crate) struct Running {
    most: [F32x4; 2],
    sums: [F32x4; 2],
}

impl Running {
    /// Before the first key.
    pub(crate) fn new() -> Self {
        Self {
            most: [F32x4::splat(MASKED); 2],
            sums: [F32x4::splat(0.0); 2],
        }
    }

    /// Replaces the scores of further keys, `[n_keys × 8]`, by `2^(score − maximum)`, with the largest score of all keys
    /// so far. Returns by what the weights of the keys before must be multiplied now (Milakov and Gimelshein 2018).
    #[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
    pub(crate) fn exponentiate(&mut self, scores: &mut [f32]) -> [f32; LANES] {
        let (rows, _) = scores.as_chunks_mut::<LANES>();
        let before = self.most;
        let mut most = before;
        for row in rows.iter() {
            // SAFETY: a row has eight numbers.
            let [left, right] = unsafe { [F32x4::load(row.as_ptr()), F32x4::load(row.as_ptr().add(4))] };
            most = [most[0].larger(left), most[1].larger(right)];
        }
        let factors = [0, 1].map(|half| power_of_2(before[half].minus(most[half])));
        let mut sums = [0, 1].map(|half| self.sums[half].times(factors[half]));
        for row in rows {
            let at = row.as_mut_ptr();
            // SAFETY: a row has eight numbers.
            unsafe {
                let left = power_of_2(F32x4::load(at).minus(most[0]));
                let right = power_of_2(F32x4::load(at.add(4)).minus(most[1]));
                left.store(at);
                right.store(at.add(4));
                sums = [sums[0].plus(left), sums[1].plus(right)];
            }
        }
        *self = Self { most, sums };
        eight(factors)
    }

    /// One over each query's sum.
    pub(crate) fn inverse_sums(&self) -> [f32; LANES] {
        eight(self.sums.map(|sum| F32x4::splat(1.0).over(sum)))
    }
}

fn eight(halves: [F32x4; 2]) -> [f32; LANES] {
    let [a, b] = halves.map(F32x4::lanes);
    [a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]]
}

/// `2^x` for `x ≤ 127`, within 2 units of the last place; 0 below `SMALLEST_POWER`.
#[inline(always)]
fn power_of_2(x: F32x4) -> F32x4 {
    // Adding 1.5 × 2²³ rounds to a whole number, which then stands in the lowest bits.
    let magic = F32x4::splat(12_582_912.0);
    let shifted = x.plus(magic);
    let fraction = x.minus(shifted.minus(magic));
    // Chebyshev fit of 2^f over −½ … ½, relative error 1e-7.
    let mut power = F32x4::splat(POWERS[0]);
    for &coefficient in &POWERS[1..] {
        power = power.mul_add(fraction, F32x4::splat(coefficient));
    }
    let scaled = power.bits().plus(shifted.bits().shifted_left(23)).as_f32();
    scaled.where_above(x, F32x4::splat(SMALLEST_POWER))
}

/// From the fifth power down.
const POWERS: [f32; 6] = [
    0.001_339_887_4,
    0.009_618_437,
    0.055_503_24,
    0.240_226_48,
    core::f32::consts::LN_2,
    1.0,
];
