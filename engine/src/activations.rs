//! Tokens' numbers rounded to bytes of 0 … 127, each token with a step and a zero of its own, in the order in which the
//! kernels of [`crate::products`] read them. It must know nothing of weights.
//!
//! A number is `step × (byte − zero)`.

use crate::attend::resize;
use crate::error::EngineError;
use crate::lanes::{F32x4, I32x4, transposed};
use crate::products::{GROUP, MOST, Products};

/// Inputs must come in multiples of this.
pub const INPUTS_STEP: usize = 32;
/// Bytes between groups, so that what a kernel reads of each group does not fall into one place of the cache.
const GAP: usize = 64;

/// Tokens' activations as bytes.
pub struct Activations {
    products: Products,
    /// By group of four tokens, then by four (or two) inputs, then by token; a gap after each group.
    bytes: Vec<u8>,
    groups: usize,
    /// What one step of a byte is worth, by token.
    steps: Vec<f32>,
    /// `step × zero`, by token.
    shifts: Vec<f32>,
    inputs: usize,
}

impl Activations {
    /// None yet.
    pub fn new(products: Products) -> Self {
        Self {
            products,
            bytes: Vec::new(),
            groups: 0,
            steps: Vec::new(),
            shifts: Vec::new(),
            inputs: 0,
        }
    }

    /// Rounds `rows`, `[groups × 4 × inputs]`, each number first times its column's entry of `scales`.
    ///
    /// # Errors
    /// [`EngineError::Shape`] if the lengths do not agree, [`EngineError::Memory`].
    pub fn round(&mut self, rows: &[f32], scales: &[f32]) -> Result<(), EngineError> {
        let inputs = scales.len();
        if inputs == 0 || !inputs.is_multiple_of(INPUTS_STEP) || !rows.len().is_multiple_of(inputs * GROUP) {
            return Err(EngineError::Shape);
        }
        self.inputs = inputs;
        self.groups = rows.len() / (inputs * GROUP);
        let bytes = self.groups * self.stride();
        if self.bytes.len() < bytes {
            self.bytes
                .try_reserve_exact(bytes - self.bytes.len())
                .map_err(|_| EngineError::Memory)?;
            self.bytes.resize(bytes, 0);
        }
        resize(&mut self.steps, self.groups * GROUP)?;
        resize(&mut self.shifts, self.groups * GROUP)?;
        let groups = rows.chunks_exact(inputs * GROUP).zip(
            self.bytes
                .chunks_exact_mut(inputs * GROUP * self.products.input_bytes() + GAP),
        );
        for (group, (rows, bytes)) in groups.enumerate() {
            let ranges: [Range; GROUP] =
                core::array::from_fn(|token| Range::of(&rows[token * inputs..][..inputs], scales));
            for (token, range) in ranges.iter().enumerate() {
                self.steps[group * GROUP + token] = range.step;
                self.shifts[group * GROUP + token] = range.step * range.zero;
            }
            match self.products {
                Products::Bytes => pack_bytes(rows, scales, &ranges, bytes),
                Products::Words => pack_words(rows, scales, &ranges, bytes),
            }
        }
        Ok(())
    }

    /// Bytes from one group to the next.
    pub(crate) const fn stride(&self) -> usize {
        self.inputs * GROUP * self.products.input_bytes() + GAP
    }

    /// The groups of four tokens from `first` on.
    pub(crate) fn groups_from(&self, first: usize) -> &[u8] {
        &self.bytes[first * self.stride()..self.groups * self.stride()]
    }

    /// Whether these are `groups` groups for a layer of so many inputs and this kind of products.
    pub(crate) fn suit(&self, groups: usize, inputs: usize, products: Products) -> bool {
        self.products == products && self.inputs == inputs && self.groups >= groups
    }

    /// Steps, and steps × zeros, by token.
    pub(crate) fn steps_and_shifts(&self) -> [&[f32]; 2] {
        [&self.steps, &self.shifts]
    }

    /// The byte of one input of one token, for tests.
    pub fn byte(&self, token: usize, input: usize) -> u8 {
        let (width, size) = (self.products.width(), self.products.input_bytes());
        let within = input / width * width * GROUP + token % GROUP * width + input % width;
        self.groups_from(token / GROUP)[within * size]
    }

    /// One token's step and `step × zero`, for tests.
    pub fn step_and_shift(&self, token: usize) -> (f32, f32) {
        (self.steps[token], self.shifts[token])
    }
}

/// How one token's numbers map to bytes: `round(x × per_step + zero)`.
#[derive(Clone, Copy)]
struct Range {
    step: f32,
    per_step: f32,
    zero: f32,
}

impl Range {
    #[allow(unsafe_code, reason = "vectors are loaded by pointer")]
    fn of(row: &[f32], scales: &[f32]) -> Self {
        let mut least = F32x4::splat(0.0);
        let mut most = F32x4::splat(0.0);
        for (row, scales) in row.chunks_exact(4).zip(scales.chunks_exact(4)) {
            // SAFETY: both have four numbers.
            let x = unsafe { F32x4::load(row.as_ptr()).times(F32x4::load(scales.as_ptr())) };
            least = least.smaller(x);
            most = most.larger(x);
        }
        let least = least.lanes().into_iter().fold(0.0, f32::min);
        let span = most.lanes().into_iter().fold(0.0, f32::max) - least;
        if span > 0.0 && span < f32::MAX {
            let per_step = MOST as f32 / span;
            Self {
                step: span / MOST as f32,
                per_step,
                zero: (-least * per_step).round_ties_even(),
            }
        } else {
            Self {
                step: 0.0,
                per_step: 0.0,
                zero: 0.0,
            }
        }
    }

    /// Four inputs as whole numbers of 0 … 127.
    ///
    /// # Safety
    /// Four numbers are readable at `row` and at `scales`.
    #[allow(unsafe_code, reason = "a kernel")]
    #[inline(always)]
    unsafe fn rounded(self, row: *const f32, scales: *const f32) -> I32x4 {
        // SAFETY: the caller's promise.
        let x = unsafe { F32x4::load(row).times(F32x4::load(scales)) };
        let place = x.times(F32x4::splat(self.per_step)).plus(F32x4::splat(self.zero));
        // In this order a number that is none becomes 0.
        let clamped = F32x4::splat(0.0).larger(place).smaller(F32x4::splat(MOST as f32));
        // Adding 1.5 × 2²³ rounds to a whole number, which then stands in the lowest bits.
        let magic = F32x4::splat(12_582_912.0);
        clamped.plus(magic).bits().minus(magic.bits())
    }
}

#[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
fn pack_bytes(rows: &[f32], scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    let inputs = scales.len();
    for (at, place) in (0..inputs).step_by(16).zip(bytes.chunks_exact_mut(16 * GROUP)) {
        let vectors = [0, 1, 2, 3].map(|token| {
            let row = &rows[token * inputs + at..][..16];
            let scales = &scales[at..at + 16];
            // SAFETY: both slices have sixteen numbers.
            let four = |i: usize| unsafe { ranges[token].rounded(row.as_ptr().add(4 * i), scales.as_ptr().add(4 * i)) };
            four(0).narrowed(four(1)).narrowed(four(2).narrowed(four(3))).as_i32()
        });
        for (i, vector) in transposed(vectors).into_iter().enumerate() {
            // SAFETY: the chunk has 64 bytes.
            unsafe { vector.store(place.as_mut_ptr().add(16 * i)) };
        }
    }
}

#[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
fn pack_words(rows: &[f32], scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    let inputs = scales.len();
    for (at, place) in (0..inputs).step_by(8).zip(bytes.chunks_exact_mut(16 * GROUP)) {
        let vectors = [0, 1, 2, 3].map(|token| {
            let row = &rows[token * inputs + at..][..8];
            let scales = &scales[at..at + 8];
            // SAFETY: both slices have eight numbers.
            let four = |i: usize| unsafe { ranges[token].rounded(row.as_ptr().add(4 * i), scales.as_ptr().add(4 * i)) };
            four(0).narrowed(four(1)).as_i32()
        });
        for (i, vector) in transposed(vectors).into_iter().enumerate() {
            // SAFETY: the chunk has 64 bytes.
            unsafe { vector.store(place.as_mut_ptr().add(16 * i)) };
        }
    }
}
