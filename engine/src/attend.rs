//! Scaled dot-product attention of one head in single precision (Vaswani et al. 2017, section 3.2.1). It must know
//! nothing of models or of where its inputs come from.
//!
//! Eight queries are served at a time, and they stand in the lanes: scores are kept as `[n_keys × 8]`, so that maxima,
//! exponentials and sums need no work across lanes, and keys and values are read where they lie. Tiles of four keys ×
//! eight queries, then four queries × eight columns, fill the registers that V8 leaves to a kernel.

use crate::error::EngineError;
use crate::lanes::{F32x4, I32x4, transposed};

/// Queries served at a time.
const LANES: usize = 8;
/// Numbers of values that one pass over the columns reads: half of a 32 KiB first-level cache.
const VALUES_AT_ONCE: usize = 4096;
/// A score that no softmax sees.
const MASKED: f32 = -1e30;
/// Weights below 2 to this power are taken as 0: products with such numbers leave the normal range, where some
/// machines are many times slower.
const SMALLEST_POWER: f32 = -100.0;

/// The longest sequence that [`attend`] takes.
pub const MAX_TOKENS: usize = 1 << 16;
/// The widest head that [`attend`] takes.
pub const MAX_HEAD_DIM: usize = 1 << 12;

/// One head's inputs. Row `i` of each begins at `i × stride` and holds `head_dim` numbers.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// `[n_tokens × head_dim]`
    pub queries: &'a [f32],
    /// `[n_tokens × head_dim]`
    pub keys: &'a [f32],
    /// `[n_tokens × head_dim]`
    pub values: &'a [f32],
    /// How many queries, keys and values there are.
    pub n_tokens: usize,
    /// Columns of each.
    pub head_dim: usize,
    /// Numbers from one row to the next.
    pub stride: usize,
    /// Whether a query sees only the keys up to its own place.
    pub causal: bool,
}

/// Memory that calls use again and again.
#[derive(Default)]
pub struct Scratch {
    /// `[head_dim × 8]`: eight queries, scaled.
    queries: Vec<f32>,
    /// `[n_keys × 8]`: their scores, then their weights before division by the sum.
    scores: Vec<f32>,
}

/// Where results go.
pub struct Results<'a> {
    /// Row `i` begins at `i × stride`; `None` if only the weights are wanted.
    pub output: Option<&'a mut [f32]>,
    /// Numbers from one row of the output to the next.
    pub stride: usize,
    /// `[n_tokens × n_tokens]`, queries in rows; `None` if only the output is wanted.
    pub weights: Option<&'a mut [f32]>,
}

impl Head<'_> {
    fn check(&self, results: &Results) -> Result<(), EngineError> {
        let Self {
            n_tokens: n,
            head_dim: d,
            stride,
            ..
        } = *self;
        let fits = |length: usize, stride: usize| stride >= d && length >= (n - 1) * stride + d;
        let sized = (1..=MAX_TOKENS).contains(&n) && (1..=MAX_HEAD_DIM).contains(&d);
        let good = sized
            && [self.queries, self.keys, self.values]
                .iter()
                .all(|rows| fits(rows.len(), stride))
            && results
                .output
                .as_ref()
                .is_none_or(|rows| fits(rows.len(), results.stride))
            && results.weights.as_ref().is_none_or(|rows| rows.len() >= n * n);
        if good { Ok(()) } else { Err(EngineError::Shape) }
    }
}

/// Computes one head.
///
/// # Errors
/// [`EngineError::Shape`] if a size is 0 or too large or a slice too short, [`EngineError::Memory`] if there is none.
pub fn attend(head: &Head, scratch: &mut Scratch, results: &mut Results) -> Result<(), EngineError> {
    head.check(results)?;
    let Head {
        n_tokens: n,
        head_dim: d,
        ..
    } = *head;
    resize(&mut scratch.queries, d * LANES)?;
    resize(&mut scratch.scores, n * LANES)?;
    for first in (0..n).step_by(LANES) {
        let n_keys = if head.causal { n.min(first + LANES) } else { n };
        pack_queries(head, first, &mut scratch.queries);
        score(head, n_keys, scratch);
        if head.causal {
            mask_later_keys(first, n_keys, &mut scratch.scores);
        }
        let inverse_sums = exponentiate(&mut scratch.scores[..n_keys * LANES]);
        if let Some(output) = results.output.as_deref_mut() {
            mix_values(head, first, n_keys, scratch, &inverse_sums, output, results.stride);
        }
        if let Some(weights) = results.weights.as_deref_mut() {
            write_weights(n, first, &scratch.scores[..n_keys * LANES], &inverse_sums, weights);
        }
    }
    Ok(())
}

/// Gives a buffer at least this length, without a panic when memory is short.
pub(crate) fn resize(buffer: &mut Vec<f32>, length: usize) -> Result<(), EngineError> {
    if buffer.len() < length {
        buffer
            .try_reserve_exact(length - buffer.len())
            .map_err(|_| EngineError::Memory)?;
        buffer.resize(length, 0.0);
    }
    Ok(())
}

/// Queries `first …` side by side, scaled so that weights are powers of 2: `[head_dim × 8]`, zeros beyond the last.
fn pack_queries(head: &Head, first: usize, packed: &mut [f32]) {
    let scale = core::f32::consts::LOG2_E / (head.head_dim as f32).sqrt();
    for lane in 0..LANES {
        let column = packed[lane..].iter_mut().step_by(LANES);
        if first + lane < head.n_tokens {
            let row = &head.queries[(first + lane) * head.stride..][..head.head_dim];
            column.zip(row).for_each(|(place, &x)| *place = x * scale);
        } else {
            column.for_each(|place| *place = 0.0);
        }
    }
}

#[allow(
    unsafe_code,
    reason = "tiles read and write by pointer: bounds checks in the inner loop cost a third of the speed"
)]
fn score(head: &Head, n_keys: usize, scratch: &mut Scratch) {
    let (d, stride) = (head.head_dim, head.stride);
    assert!(scratch.queries.len() >= d * LANES && scratch.scores.len() >= n_keys * LANES);
    assert!(head.keys.len() >= (n_keys - 1) * stride + d);
    let queries = scratch.queries.as_ptr();
    let mut key = 0;
    while key < n_keys {
        // SAFETY: keys `key … key + 4`, or `key` alone, are below `n_keys`, and the assertions above hold their rows of
        // `d` numbers, the `d × 8` queries and their `n_keys × 8` scores within the slices.
        unsafe {
            let (row, scores) = (
                head.keys.as_ptr().add(key * stride),
                scratch.scores.as_mut_ptr().add(key * LANES),
            );
            if key + 4 <= n_keys {
                score_tile::<4>(queries, row, stride, d, scores);
            } else {
                score_tile::<1>(queries, row, stride, d, scores);
            }
        }
        key += if key + 4 <= n_keys { 4 } else { 1 };
    }
}

/// Scores of `KEYS` keys for eight queries.
///
/// # Safety
/// `queries` has `d × 8` numbers, `keys` `KEYS` rows of `d` at `stride`, `scores` room for `KEYS × 8`.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(always)]
unsafe fn score_tile<const KEYS: usize>(
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

fn mask_later_keys(first: usize, n_keys: usize, scores: &mut [f32]) {
    for key in first..n_keys {
        scores[key * LANES..][..key - first].fill(MASKED);
    }
}

/// Replaces scores by `2^(score − maximum)`, lane by lane, and returns one over each lane's sum.
#[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
fn exponentiate(scores: &mut [f32]) -> [f32; LANES] {
    let (rows, _) = scores.as_chunks_mut::<LANES>();
    let mut most = [F32x4::splat(MASKED); 2];
    for row in rows.iter() {
        // SAFETY: a row has eight numbers.
        let [left, right] = unsafe { [F32x4::load(row.as_ptr()), F32x4::load(row.as_ptr().add(4))] };
        most = [most[0].larger(left), most[1].larger(right)];
    }
    let mut sums = [F32x4::splat(0.0); 2];
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
    let one = F32x4::splat(1.0);
    let [a, b] = sums.map(|sum| one.over(sum).lanes());
    [a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]]
}

/// `2^x` for `x ≤ 127`, within 2 units of the last place; 0 below `SMALLEST_POWER`.
#[inline(always)]
pub(crate) fn power_of_2(x: F32x4) -> F32x4 {
    // Adding 1.5 × 2²³ rounds to a whole number, which then stands in the lowest bits.
    let magic = F32x4::splat(12_582_912.0);
    let shifted = x.plus(magic);
    let fraction = x.minus(shifted.minus(magic));
    // Chebyshev fit of 2^f over −½ … ½, relative error 1e-7.
    let mut power = F32x4::splat(POWER[0]);
    for &coefficient in &POWER[1..] {
        power = power.mul_add(fraction, F32x4::splat(coefficient));
    }
    let scaled = power.bits().plus(shifted.bits().shifted_left(23)).as_f32();
    scaled.where_above(x, F32x4::splat(SMALLEST_POWER))
}

/// From the fifth power down.
pub(crate) const POWER: [f32; 6] = [
    0.001_339_887_4,
    0.009_618_437,
    0.055_503_24,
    0.240_226_48,
    0.693_147_2,
    1.0,
];

/// `output[first … first + 8] = weights × values`, the keys in stretches whose values stay in the nearest cache.
#[allow(unsafe_code, reason = "tiles read and write by pointer")]
fn mix_values(
    head: &Head,
    first: usize,
    n_keys: usize,
    scratch: &Scratch,
    scales: &[f32; LANES],
    output: &mut [f32],
    out_stride: usize,
) {
    let (d, stride) = (head.head_dim, head.stride);
    let n_queries = LANES.min(head.n_tokens - first);
    let stretch = (VALUES_AT_ONCE / d).max(16);
    assert!(scratch.scores.len() >= n_keys * LANES && head.values.len() >= (n_keys - 1) * stride + d);
    assert!(output.len() >= (first + n_queries - 1) * out_stride + d);
    for begin in (0..n_keys).step_by(stretch) {
        let end = n_keys.min(begin + stretch);
        for group in (0..n_queries).step_by(4) {
            let rows = 4.min(n_queries - group);
            let scales = if end == n_keys {
                &scales[group..group + rows]
            } else {
                &[1.0; 4][..rows]
            };
            // SAFETY: by the assertions, keys `begin … end` have their weights and values, and rows `first + group …`
            // of the output, `rows` of them, have `d` numbers each.
            unsafe {
                let tile = ValueTile {
                    weights: scratch.scores.as_ptr().add(begin * LANES + group),
                    values: head.values.as_ptr().add(begin * stride),
                    stride,
                    n_keys: end - begin,
                    output: output.as_mut_ptr().add((first + group) * out_stride),
                    out_stride,
                    fresh: begin == 0,
                };
                match rows {
                    4 => tile.mix_columns::<4>(d, scales),
                    3 => tile.mix_columns::<3>(d, scales),
                    2 => tile.mix_columns::<2>(d, scales),
                    _ => tile.mix_columns::<1>(d, scales),
                }
            }
        }
    }
}

/// A stretch of keys for up to four queries.
#[derive(Clone, Copy)]
struct ValueTile {
    weights: *const f32,
    values: *const f32,
    stride: usize,
    n_keys: usize,
    output: *mut f32,
    out_stride: usize,
    fresh: bool,
}

impl ValueTile {
    /// # Safety
    /// `weights` has `n_keys` rows of 8 (`QUERIES` of them used), `values` `n_keys` rows of `d` at `stride`, `output`
    /// `QUERIES` rows of `d` at `out_stride`; `scales` has `QUERIES` numbers.
    #[allow(unsafe_code, reason = "a kernel")]
    #[inline(always)]
    unsafe fn mix_columns<const QUERIES: usize>(self, d: usize, scales: &[f32]) {
        let mut column = 0;
        // SAFETY: columns stay below `d`.
        unsafe {
            while column + 8 <= d {
                self.mix::<QUERIES, 2>(column, scales);
                column += 8;
            }
            while column + 4 <= d {
                self.mix::<QUERIES, 1>(column, scales);
                column += 4;
            }
            while column < d {
                self.mix_one_column::<QUERIES>(column, scales);
                column += 1;
            }
        }
    }

    /// # Safety
    /// As for `mix_columns`, and `column + 4 × VECTORS ≤ d`.
    #[allow(unsafe_code, reason = "a kernel")]
    #[inline(always)]
    unsafe fn mix<const QUERIES: usize, const VECTORS: usize>(self, column: usize, scales: &[f32]) {
        let mut sums = [[F32x4::splat(0.0); VECTORS]; QUERIES];
        // SAFETY: the caller's promise, with `key < n_keys`.
        unsafe {
            if !self.fresh {
                for (query, row) in sums.iter_mut().enumerate() {
                    for (vector, sum) in row.iter_mut().enumerate() {
                        *sum = F32x4::load(self.output.add(query * self.out_stride + column + 4 * vector));
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
                for (vector, sum) in row.iter().enumerate() {
                    sum.times(F32x4::splat(scales[query]))
                        .store(self.output.add(query * self.out_stride + column + 4 * vector));
                }
            }
        }
    }

    /// # Safety
    /// As for `mix_columns`, and `column < d`.
    #[allow(unsafe_code, reason = "a kernel")]
    unsafe fn mix_one_column<const QUERIES: usize>(self, column: usize, scales: &[f32]) {
        for (query, scale) in scales.iter().enumerate().take(QUERIES) {
            // SAFETY: the caller's promise, with `query < QUERIES` and `key < n_keys`.
            unsafe {
                let place = self.output.add(query * self.out_stride + column);
                let mut sum = if self.fresh { 0.0 } else { *place };
                for key in 0..self.n_keys {
                    sum += *self.weights.add(key * LANES + query) * *self.values.add(key * self.stride + column);
                }
                *place = sum * scale;
            }
        }
    }
}

/// Rows `first … first + 8` of the weights, from `[n_keys × 8]`; keys that were not scored get 0.
#[allow(unsafe_code, reason = "4 × 4 blocks are turned in registers")]
fn write_weights(n: usize, first: usize, scores: &[f32], inverse_sums: &[f32; LANES], weights: &mut [f32]) {
    let n_keys = scores.len() / LANES;
    let n_queries = LANES.min(n - first);
    for (query, row) in weights[first * n..].chunks_exact_mut(n).take(n_queries).enumerate() {
        row[n_keys..].fill(0.0);
        for key in n_keys & !3..n_keys {
            row[key] = scores[key * LANES + query] * inverse_sums[query];
        }
    }
    let rows = &mut weights[first * n..][..n_queries * n];
    for group in (0..n_queries).step_by(4) {
        for key in (0..n_keys & !3).step_by(4) {
            // SAFETY: `group + 4 ≤ 8` and `key + 4 ≤ n_keys`, so the four vectors lie within `scores`.
            let block =
                [0, 1, 2, 3].map(|i| unsafe { I32x4::load(scores[(key + i) * LANES + group..].as_ptr().cast()) });
            for (i, row) in transposed(block).into_iter().enumerate().take(n_queries - group) {
                let scaled = row.as_f32().times(F32x4::splat(inverse_sums[group + i]));
                let place = &mut rows[(group + i) * n + key..][..4];
                // SAFETY: the slice has four numbers.
                unsafe { scaled.store(place.as_mut_ptr()) };
            }
        }
    }
}
