//! The two products of attention in tiles that fill the registers that V8 leaves to a kernel: four keys × eight queries,
//! then four queries × eight columns. It must know nothing of softmax or masks.

use crate::lanes::F32x4;
use crate::softmax::LANES;

/// Scores of `KEYS` keys for eight queries.
///
/// # Safety
/// `queries` has `d × 8` numbers, `keys` `KEYS` rows of `d` at `stride`, `scores` room for `KEYS × 8`.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(always)]
pub(crate) unsafe fn score_tile<const KEYS: usize>(
    queries: *const f32,
    keys: *const f32,
    stride: usize,
    d: usize,
    scores: *mut f32,
) {
    let mut sums = [[F32x4::splat(0.0); 2]; KEYS];
    for column in 0..d {
        // SAFETY: `column < d`, so all of these lie within what the caller promised.
        unsafe {
            let left = F32x4::load(queries.add(column * LANES));
            let right = F32x4::load(queries.add(column * LANES + 4));
            for (row, sum) in sums.iter_mut().enumerate() {
                let key = F32x4::load_splat(keys.add(row * stride + column));
                *sum = [key.mul_add(left, sum[0]), key.mul_add(right, sum[1])];
            }
        }
    }
    for (row, sum) in sums.iter().enumerate() {
        // SAFETY: `row < KEYS`.
        unsafe {
            sum[0].store(scores.add(row * LANES));
            sum[1].store(scores.add(row * LANES + 4));
        }
    }
}

/// Some keys for up to four queries, and where their mixed values go.
#[derive(Clone, Copy)]
pub(crate) struct ValueTile<'a> {
    /// `[n_keys × 8]`, of which the first columns are used.
    pub(crate) weights: *const f32,
    /// `[n_keys × d]`
    pub(crate) values: *const f32,
    /// Numbers from one row of values to the next.
    pub(crate) stride: usize,
    pub(crate) n_keys: usize,
    pub(crate) output: *mut f32,
    /// Numbers from one row of the output to the next.
    pub(crate) out_stride: usize,
    /// What `output` holds of earlier keys is multiplied by these first, one a query; `None` if it holds nothing yet.
    pub(crate) factors: Option<&'a [f32]>,
    /// What the result is multiplied by, one a query; as many as there are queries.
    pub(crate) scales: &'a [f32],
}

impl ValueTile<'_> {
    /// Mixes `d` columns for as many queries as there are scales, at most four.
    ///
    /// # Safety
    /// With as many queries as there are scales: `weights` has `n_keys` rows of 8, `values` `n_keys` rows of `d` at
    /// `stride`, `output` a row of `d` for each query at `out_stride`, and factors are as many as scales.
    #[allow(unsafe_code, reason = "a kernel")]
    pub(crate) unsafe fn mix_columns(self, d: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            match self.scales.len() {
                4 => self.mix_all::<4>(d),
                3 => self.mix_all::<3>(d),
                2 => self.mix_all::<2>(d),
                _ => self.mix_all::<1>(d),
            }
        }
    }

    /// # Safety
    /// As for `mix_columns`, with `QUERIES` scales.
    #[allow(unsafe_code, reason = "a kernel")]
    #[inline(always)]
    unsafe fn mix_all<const QUERIES: usize>(self, d: usize) {
        let mut column = 0;
        // SAFETY: columns stay below `d`.
        unsafe {
            while column + 8 <= d {
                self.mix::<QUERIES, 2>(column);
                column += 8;
            }
            while column + 4 <= d {
                self.mix::<QUERIES, 1>(column);
                column += 4;
            }
            while column < d {
                self.mix_one_column::<QUERIES>(column);
                column += 1;
            }
        }
    }

    /// # Safety
    /// As for `mix_all`, and `column + 4 × VECTORS ≤ d`.
    #[allow(unsafe_code, reason = "a kernel")]
    #[inline(always)]
    unsafe fn mix<const QUERIES: usize, const VECTORS: usize>(self, column: usize) {
        let mut sums = [[F32x4::splat(0.0); VECTORS]; QUERIES];
        // SAFETY: the caller's promise, with `key < n_keys`.
        unsafe {
            let output = self.output.add(column);
            if let Some(factors) = self.factors {
                for (query, row) in sums.iter_mut().enumerate() {
                    let factor = F32x4::splat(factors[query]);
                    for (vector, sum) in row.iter_mut().enumerate() {
                        *sum = F32x4::load(output.add(query * self.out_stride + 4 * vector)).times(factor);
                    }
                }
            }
            let values = self.values.add(column);
            for key in 0..self.n_keys {
                let mut value = [F32x4::splat(0.0); VECTORS];
                for (vector, place) in value.iter_mut().enumerate() {
                    *place = F32x4::load(values.add(key * self.stride + 4 * vector));
                }
                for (query, row) in sums.iter_mut().enumerate() {
                    let weight = F32x4::load_splat(self.weights.add(key * LANES + query));
                    for (sum, &value) in row.iter_mut().zip(&value) {
                        *sum = weight.mul_add(value, *sum);
                    }
                }
            }
            for (query, row) in sums.iter().enumerate() {
                let scale = F32x4::splat(self.scales[query]);
                for (vector, sum) in row.iter().enumerate() {
                    sum.times(scale).store(output.add(query * self.out_stride + 4 * vector));
                }
            }
        }
    }

    /// # Safety
    /// As for `mix_all`, and `column < d`.
    #[allow(unsafe_code, reason = "a kernel")]
    unsafe fn mix_one_column<const QUERIES: usize>(self, column: usize) {
        for query in 0..QUERIES {
            // SAFETY: the caller's promise, with `query < QUERIES` and `key < n_keys`.
            unsafe {
                let place = self.output.add(query * self.out_stride + column);
                let mut sum = self.factors.map_or(0.0, |factors| *place * factors[query]);
                for key in 0..self.n_keys {
                    sum += *self.weights.add(key * LANES + query) * *self.values.add(key * self.stride + column);
                }
                *place = sum * self.scales[query];
            }
        }
    }
}
