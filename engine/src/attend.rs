//! Scaled dot-product attention of one head in single precision (Vaswani et al. 2017, section 3.2.1). It must know
//! nothing of models or of where its inputs come from.
//!
//! Eight queries stand side by side in the lanes, and their scores are kept as `[n_keys × 8]`, so that keys and values are
//! read where they lie. Where only the output is wanted, a few such groups take the keys in blocks, so that all that they
//! work on stays in the nearest cache, and the softmax is made up as blocks come (Dao et al. 2022).

use crate::error::EngineError;
use crate::lanes::{F32x4, I32x4, transposed};
use crate::softmax::{LANES, MASKED, Running};
use crate::tiles::{ValueTile, score_tile};

/// Groups of eight queries that share a block of keys.
const GROUPS: usize = 4;
/// Numbers of keys, and of values, that a block has: a third of a 32 KiB first-level cache.
const BLOCK_NUMBERS: usize = 4096;

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
    /// `[groups × head_dim × 8]`: queries, scaled.
    queries: Vec<f32>,
    /// `[groups × block × 8]`: their scores, then their weights before division by the sum.
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
    // Weights can only be written where all keys of a query are in one block.
    let (groups, block) = match results.weights {
        Some(_) => (1, n),
        None => (GROUPS, n.min((BLOCK_NUMBERS / d).max(16).next_multiple_of(LANES))),
    };
    resize(&mut scratch.queries, groups * d * LANES)?;
    resize(&mut scratch.scores, groups * block * LANES)?;
    for first in (0..n).step_by(groups * LANES) {
        let mut served = [Group::default(); GROUPS];
        let served = &mut served[..groups.min((n - first).div_ceil(LANES))];
        for (index, group) in served.iter_mut().enumerate() {
            *group = Group::new(head, first + index * LANES);
            pack_queries(
                head,
                group.first,
                &mut scratch.queries[index * d * LANES..][..d * LANES],
            );
        }
        let n_keys = served.last().map_or(0, |group| group.n_keys);
        for begin in (0..n_keys).step_by(block) {
            for (index, group) in served.iter_mut().enumerate() {
                let queries = &scratch.queries[index * d * LANES..][..d * LANES];
                let scores = &mut scratch.scores[index * block * LANES..][..block * LANES];
                group.weigh(head, begin, queries, scores);
            }
            for (index, group) in served.iter().enumerate() {
                let scores = &scratch.scores[index * block * LANES..][..block * LANES];
                group.write(head, begin, scores, results);
            }
        }
    }
    Ok(())
}

/// Eight queries on their way through the keys.
#[derive(Clone, Copy)]
struct Group {
    /// The first query.
    first: usize,
    /// Keys that the last query sees.
    n_keys: usize,
    running: Running,
    /// By what the output of the blocks before is to be multiplied.
    factors: [f32; LANES],
}

impl Default for Group {
    fn default() -> Self {
        Self {
            first: 0,
            n_keys: 0,
            running: Running::new(),
            factors: [0.0; LANES],
        }
    }
}

impl Group {
    fn new(head: &Head, first: usize) -> Self {
        let n_keys = if head.causal {
            head.n_tokens.min(first + LANES)
        } else {
            head.n_tokens
        };
        Self {
            first,
            n_keys,
            ..Self::default()
        }
    }

    /// The weights of the keys from `begin` on, as many as `scores` has rows or there are.
    fn weigh(&mut self, head: &Head, begin: usize, queries: &[f32], scores: &mut [f32]) {
        let end = self.n_keys.min(begin + scores.len() / LANES);
        if begin >= end {
            return;
        }
        let scores = &mut scores[..(end - begin) * LANES];
        score(head, begin, queries, scores);
        if head.causal {
            for key in self.first.max(begin)..end {
                scores[(key - begin) * LANES..][..key - self.first].fill(MASKED);
            }
        }
        self.factors = self.running.exponentiate(scores);
    }

    /// Adds what these weights make of the values to the output, or writes them down.
    fn write(&self, head: &Head, begin: usize, scores: &[f32], results: &mut Results) {
        let end = self.n_keys.min(begin + scores.len() / LANES);
        if begin >= end {
            return;
        }
        let scores = &scores[..(end - begin) * LANES];
        let scales = if end == self.n_keys {
            self.running.inverse_sums()
        } else {
            [1.0; LANES]
        };
        if let Some(output) = results.output.as_deref_mut() {
            self.mix_values(head, begin, scores, &scales, output, results.stride);
        }
        if let Some(weights) = results.weights.as_deref_mut() {
            write_weights(head.n_tokens, self.first, scores, &scales, weights);
        }
    }

    #[allow(unsafe_code, reason = "tiles read and write by pointer")]
    fn mix_values(
        &self,
        head: &Head,
        begin: usize,
        scores: &[f32],
        scales: &[f32; LANES],
        output: &mut [f32],
        out_stride: usize,
    ) {
        let (d, stride, n_keys) = (head.head_dim, head.stride, scores.len() / LANES);
        let n_queries = LANES.min(head.n_tokens - self.first);
        assert!(head.values.len() >= (begin + n_keys - 1) * stride + d);
        assert!(output.len() >= (self.first + n_queries - 1) * out_stride + d);
        for query in (0..n_queries).step_by(4) {
            let few = query..n_queries.min(query + 4);
            // SAFETY: by the assertions, keys `begin … begin + n_keys` have their values, and rows of the output from
            // `first + query` on, as many as there are scales, have `d` numbers each.
            unsafe {
                let tile = ValueTile {
                    weights: scores.as_ptr().add(query),
                    values: head.values.as_ptr().add(begin * stride),
                    stride,
                    n_keys,
                    output: output.as_mut_ptr().add((self.first + query) * out_stride),
                    out_stride,
                    factors: (begin > 0).then(|| &self.factors[few.clone()]),
                    scales: &scales[few],
                };
                tile.mix_columns(d);
            }
        }
    }
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
#[allow(unsafe_code, reason = "4 × 4 blocks are turned in registers")]
fn pack_queries(head: &Head, first: usize, packed: &mut [f32]) {
    let scale = core::f32::consts::LOG2_E / (head.head_dim as f32).sqrt();
    let n_queries = LANES.min(head.n_tokens - first);
    if n_queries < LANES {
        packed.fill(0.0);
    }
    let row = |lane: usize| &head.queries[(first + lane) * head.stride..][..head.head_dim];
    let turned = if n_queries == LANES { head.head_dim & !3 } else { 0 };
    for half in [0, 4] {
        for column in (0..turned).step_by(4) {
            // SAFETY: the rows have `column + 4` numbers.
            let block = [0, 1, 2, 3].map(|i| unsafe { I32x4::load(row(half + i)[column..].as_ptr().cast()) });
            for (i, lanes) in transposed(block).into_iter().enumerate() {
                let place = &mut packed[(column + i) * LANES + half..][..4];
                // SAFETY: the slice has four numbers.
                unsafe { lanes.as_f32().times(F32x4::splat(scale)).store(place.as_mut_ptr()) };
            }
        }
    }
    for lane in 0..n_queries {
        for (column, &x) in row(lane).iter().enumerate().skip(turned) {
            packed[column * LANES + lane] = x * scale;
        }
    }
}

/// Scores of the keys from `begin` on, as many as there is room for.
#[allow(
    unsafe_code,
    reason = "tiles read and write by pointer: bounds checks in the inner loop cost a third of the speed"
)]
fn score(head: &Head, begin: usize, queries: &[f32], scores: &mut [f32]) {
    let (d, stride, n_keys) = (head.head_dim, head.stride, scores.len() / LANES);
    assert!(queries.len() >= d * LANES && head.keys.len() >= (begin + n_keys - 1) * stride + d);
    let mut key = 0;
    while key < n_keys {
        // SAFETY: keys `key … key + 4`, or `key` alone, are below `n_keys`, and the assertion above holds their rows of
        // `d` numbers and the `d × 8` queries within the slices; there is room for `n_keys × 8` scores.
        unsafe {
            let row = head.keys.as_ptr().add((begin + key) * stride);
            let scores = scores.as_mut_ptr().add(key * LANES);
            if key + 4 <= n_keys {
                score_tile::<4>(queries.as_ptr(), row, stride, d, scores);
            } else {
                score_tile::<1>(queries.as_ptr(), row, stride, d, scores);
            }
        }
        key += if key + 4 <= n_keys { 4 } else { 1 };
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
