//! Dense layers in whole numbers: weights of 8 bits, activations of 7 bits a token, exact sums of 32 bits. It must know
//! nothing of which layer is which.
//!
//! Activations stand for `step × (byte − zero)` with bytes of 0 … 127, the range in which the relaxed byte product means
//! the same on every machine. Its 16-bit sums are added up in chains of 8, 4 or 1 before they are widened: exact as long
//! as the sizes of the weights that meet in one lane stay below [`LANE_LIMIT`]. [`Dense::new`] finds the longest chain
//! that is safe for each stretch of 32 inputs. Without relaxed SIMD, products of 16 bits give the very same sums.

use crate::attend::resize;
use crate::error::EngineError;
use crate::lanes::{F32x4, I16x8, I32x4, U8x16, transposed};

/// Tokens served at a time.
pub const GROUP: usize = 4;
/// Outputs computed at a time.
const BLOCK: usize = 8;
/// How many byte products are added up in 16 bits, the fastest first. One takes four inputs, two of them to a lane.
const CHAINS: [usize; 3] = [8, 4, 1];
/// Inputs must come in multiples of this.
pub const INPUTS_STEP: usize = 4 * CHAINS[0];
/// Groups of tokens that share a pass over the weights: their sums stay in the nearest cache.
const GROUPS_AT_ONCE: usize = 64;
/// The largest activation byte.
pub const MOST: i32 = 127;
/// What the sizes of the weights that share a lane along a chain may sum to: `32,767 ÷ 127`, rounded down.
pub const LANE_LIMIT: i32 = 258;

/// How products are formed. Both kinds give the same sums; a build uses one, tests use both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Products {
    /// Bytes, sixteen at a time: wants relaxed SIMD.
    Bytes,
    /// 16-bit numbers, eight at a time.
    Words,
}

impl Products {
    /// The kind that suits this build.
    pub const fn native() -> Self {
        if crate::lanes::RELAXED {
            Self::Bytes
        } else {
            Self::Words
        }
    }

    /// Inputs that share 32 bits of a broadcast.
    const fn width(self) -> usize {
        match self {
            Self::Bytes => 4,
            Self::Words => 2,
        }
    }

    /// Bytes that one input of one token takes.
    const fn input_bytes(self) -> usize {
        4 / self.width()
    }
}

/// Tokens' activations as bytes, in the order in which the kernels read them.
pub struct Activations {
    products: Products,
    /// By stretch of `INPUTS_STEP` inputs, then by group of four tokens, then by four (or two) inputs, then by token.
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
        if inputs == 0 || inputs % INPUTS_STEP != 0 || rows.len() % (inputs * GROUP) != 0 {
            return Err(EngineError::Shape);
        }
        let tokens = rows.len() / inputs;
        let bytes = rows.len() * self.products.input_bytes();
        if self.bytes.len() < bytes {
            self.bytes
                .try_reserve_exact(bytes - self.bytes.len())
                .map_err(|_| EngineError::Memory)?;
            self.bytes.resize(bytes, 0);
        }
        resize(&mut self.steps, tokens)?;
        resize(&mut self.shifts, tokens)?;
        self.inputs = inputs;
        self.groups = tokens / GROUP;
        for (group, rows) in rows.chunks_exact(inputs * GROUP).enumerate() {
            let ranges: [Range; GROUP] =
                core::array::from_fn(|token| Range::of(&rows[token * inputs..][..inputs], scales));
            for (token, range) in ranges.iter().enumerate() {
                self.steps[group * GROUP + token] = range.step;
                self.shifts[group * GROUP + token] = range.step * range.zero;
            }
            for stretch in 0..inputs / INPUTS_STEP {
                let (rows, scales) = (&rows[stretch * INPUTS_STEP..], &scales[stretch * INPUTS_STEP..][..INPUTS_STEP]);
                let size = self.stretch_bytes();
                let place = &mut self.bytes[(stretch * self.groups + group) * size..][..size];
                match self.products {
                    Products::Bytes => pack_bytes(rows, inputs, scales, &ranges, place),
                    Products::Words => pack_words(rows, inputs, scales, &ranges, place),
                }
            }
        }
        Ok(())
    }

    /// What one group's stretch takes.
    const fn stretch_bytes(&self) -> usize {
        INPUTS_STEP * GROUP * self.products.input_bytes()
    }

    /// The byte of one input of one token, for tests.
    pub fn byte(&self, token: usize, input: usize) -> u8 {
        let (width, size) = (self.products.width(), self.products.input_bytes());
        let (stretch, within) = (input / INPUTS_STEP, input % INPUTS_STEP);
        let first = (stretch * self.groups + token / GROUP) * INPUTS_STEP * GROUP;
        let place = first + within / width * width * GROUP + token % GROUP * width + within % width;
        self.bytes[place * size]
    }

    /// One token's step and `step × zero`.
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
fn pack_bytes(rows: &[f32], inputs: usize, scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    for (block, place) in bytes.chunks_exact_mut(16 * GROUP).enumerate() {
        let at = block * 16;
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
fn pack_words(rows: &[f32], inputs: usize, scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    for (block, place) in bytes.chunks_exact_mut(16 * GROUP).enumerate() {
        let at = block * 8;
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

/// What becomes of a layer's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Nothing.
    Plain,
    /// The Gaussian error linear unit (Hendrycks and Gimpel 2016).
    Gelu,
}

/// One dense layer, packed for its kernel.
pub struct Dense {
    products: Products,
    /// By block of eight outputs, then by four (or two) inputs, then by output.
    packed: Vec<i8>,
    /// By block, then by stretch of `INPUTS_STEP` inputs, an index into `CHAINS`.
    chains: Vec<u8>,
    /// What one step of a weight is worth, by output.
    steps: Vec<f32>,
    /// Sums of the weights, by output.
    sums: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

impl Dense {
    /// Packs weights `[outputs × inputs]`, with a step and a bias for each output.
    ///
    /// # Errors
    /// [`EngineError::Weights`] if sizes do not agree or weights are too large for exact sums.
    pub fn new(weights: &[i8], steps: Vec<f32>, bias: Vec<f32>, products: Products) -> Result<Self, EngineError> {
        let outputs = bias.len();
        if outputs == 0
            || steps.len() != outputs
            || outputs % BLOCK != 0
            || weights.len() % (outputs * INPUTS_STEP) != 0
            || weights.is_empty()
        {
            return Err(EngineError::Weights);
        }
        let inputs = weights.len() / outputs;
        let stretches = inputs / INPUTS_STEP;
        let stretch_of = |block: &[i8], stretch: usize| {
            chain_for(
                block
                    .chunks_exact(inputs)
                    .map(|row| &row[stretch * INPUTS_STEP..][..INPUTS_STEP]),
            )
        };
        let blocks = weights.chunks_exact(inputs * BLOCK);
        let chains = blocks
            .flat_map(|block| (0..stretches).map(move |stretch| stretch_of(block, stretch)))
            .collect();
        let mut packed = Vec::new();
        packed
            .try_reserve_exact(weights.len())
            .map_err(|_| EngineError::Memory)?;
        for block in weights.chunks_exact(inputs * BLOCK) {
            for first in (0..inputs).step_by(products.width()) {
                for row in block.chunks_exact(inputs) {
                    packed.extend_from_slice(&row[first..first + products.width()]);
                }
            }
        }
        let sums = weights
            .chunks_exact(inputs)
            .map(|row| row.iter().map(|&w| i32::from(w)).sum::<i32>() as f32)
            .collect();
        Ok(Self {
            products,
            packed,
            chains,
            steps,
            sums,
            bias,
            inputs,
        })
    }

    /// Columns of the result.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// `[tokens × outputs]` for the first `tokens` (rounded up to four) of the activations.
    ///
    /// # Errors
    /// [`EngineError::Shape`] if the activations are of another width or kind, or the slice is too short.
    pub fn apply(
        &self,
        x: &Activations,
        tokens: usize,
        finish: Finish,
        results: &mut [f32],
    ) -> Result<(), EngineError> {
        let groups = tokens.div_ceil(GROUP);
        let fits = x.groups >= groups && results.len() >= groups * GROUP * self.outputs();
        if x.products != self.products || x.inputs != self.inputs || !fits {
            return Err(EngineError::Shape);
        }
        match finish {
            Finish::Plain => self.apply_blocks(x, groups, results, |y| y),
            Finish::Gelu => self.apply_blocks(x, groups, results, gelu),
        }
        Ok(())
    }

    /// Blocks of outputs outside, stretches of inputs within, groups of tokens inside: each weight is fetched from afar
    /// once, and what meets in the inner loop lies side by side.
    #[allow(unsafe_code, reason = "tiles read by pointer")]
    fn apply_blocks(
        &self,
        x: &Activations,
        groups: usize,
        results: &mut [f32],
        finish: impl Fn(F32x4) -> F32x4 + Copy,
    ) {
        let (stretch_bytes, stretches) = (x.stretch_bytes(), self.inputs / INPUTS_STEP);
        let mut totals = [[0; GROUP * BLOCK]; GROUPS_AT_ONCE];
        for (block, weights) in self.packed.chunks_exact(self.inputs * BLOCK).enumerate() {
            for first in (0..groups).step_by(GROUPS_AT_ONCE) {
                let totals = &mut totals[..GROUPS_AT_ONCE.min(groups - first)];
                totals.as_flattened_mut().fill(0);
                for (stretch, weights) in weights.chunks_exact(INPUTS_STEP * BLOCK).enumerate() {
                    let bytes = &x.bytes[(stretch * x.groups + first) * stretch_bytes..][..totals.len() * stretch_bytes];
                    // SAFETY: the slices are as long as the kernels read, and chains were chosen for these weights.
                    unsafe {
                        match self.products {
                            Products::Bytes => {
                                let chain = CHAINS[usize::from(self.chains[block * stretches + stretch])];
                                for link in (0..CHAINS[0]).step_by(chain) {
                                    add_chain(bytes.as_ptr().add(link * 16), weights.as_ptr().add(link * 32), chain, totals);
                                }
                            }
                            Products::Words => add_words(bytes, weights, totals),
                        }
                    }
                }
                self.write_tiles(totals, x, first * GROUP, block * BLOCK, results, finish);
            }
        }
    }

    /// From whole sums of one block of outputs and some groups of tokens to numbers.
    #[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
    #[inline(always)]
    fn write_tiles(
        &self,
        totals: &[Tile],
        x: &Activations,
        first: usize,
        output: usize,
        results: &mut [f32],
        finish: impl Fn(F32x4) -> F32x4,
    ) {
        let (outputs, tokens) = (self.outputs(), totals.len() * GROUP);
        assert!(x.steps.len() >= first + tokens && x.shifts.len() >= first + tokens);
        assert!(output + BLOCK <= outputs && results.len() >= (first + tokens) * outputs);
        let per_output = [&self.steps, &self.sums, &self.bias].map(|numbers| {
            let numbers = &numbers[output..output + BLOCK];
            // SAFETY: the slice has eight numbers.
            unsafe { [F32x4::load(numbers.as_ptr()), F32x4::load(numbers.as_ptr().add(4))] }
        });
        let [steps, offsets, bias] = per_output;
        let sums = totals.as_flattened().as_ptr();
        for token in 0..tokens {
            // SAFETY: by the assertions, `token` has its eight sums, its step and shift, and its place.
            unsafe {
                let step = F32x4::load_splat(x.steps.as_ptr().add(first + token));
                let shift = F32x4::load_splat(x.shifts.as_ptr().add(first + token));
                let place = results.as_mut_ptr().add((first + token) * outputs + output);
                for half in 0..2 {
                    let sum = I32x4::load(sums.add(token * BLOCK + 4 * half)).to_f32();
                    let centered = sum.times(step).minus(shift.times(offsets[half]));
                    finish(centered.mul_add(steps[half], bias[half])).store(place.add(4 * half));
                }
            }
        }
    }
}

/// The longest chain that is safe for some outputs' weights along one stretch.
fn chain_for<'a>(rows: impl Iterator<Item = &'a [i8]> + Clone) -> u8 {
    let safe = |chain: usize| rows.clone().all(|row| row.chunks_exact(4 * chain).all(fits_lanes));
    CHAINS.iter().position(|&chain| safe(chain)).unwrap_or(CHAINS.len() - 1) as u8
}

/// Whether the weights of one output along a chain keep the two lanes that they share within 16 bits. A single
/// product's always do.
fn fits_lanes(weights: &[i8]) -> bool {
    let size = |at: usize| i32::from(weights[at]).abs();
    let lane = |first: usize| {
        (first..weights.len())
            .step_by(4)
            .map(|at| size(at) + size(at + 1))
            .sum::<i32>()
    };
    lane(0) <= LANE_LIMIT && lane(2) <= LANE_LIMIT
}

/// Sums of four tokens × eight outputs.
type Tile = [i32; GROUP * BLOCK];

/// Adds the products of one chain of `links` to the sums of some groups. A loop whose length is not known beforehand:
/// unrolled, it would want more registers than there are.
///
/// # Safety
/// `x` has 16 bytes a link and 128 from one group to the next, `weights` 32 a link.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(never)]
unsafe fn add_chain(x: *const u8, weights: *const i8, links: usize, totals: &mut [Tile]) {
    let weights = weights.cast::<u8>();
    for (group, totals) in totals.iter_mut().enumerate() {
        // SAFETY: the caller's promise; a tile has 32 numbers.
        unsafe {
            let x = x.add(group * INPUTS_STEP * GROUP);
            let mut sums = [I16x8::ZERO; 2 * GROUP];
            for link in 0..links {
                let (left, right) = (U8x16::load(weights.add(link * 32)), U8x16::load(weights.add(link * 32 + 16)));
                for token in 0..GROUP {
                    let four = U8x16::load_splat(x.add(link * 16 + token * 4));
                    sums[2 * token] = sums[2 * token].plus(four.pair_products(left));
                    sums[2 * token + 1] = sums[2 * token + 1].plus(four.pair_products(right));
                }
            }
            for (i, sum) in sums.into_iter().enumerate() {
                let total = totals.as_mut_ptr().add(4 * i);
                I32x4::load(total).plus(sum.pair_sums()).store(total.cast());
            }
        }
    }
}

/// The same in 16-bit numbers.
///
/// # Safety
/// `x` has 256 bytes for each of `totals`, `weights` 256 numbers.
#[allow(unsafe_code, reason = "a kernel")]
unsafe fn add_words(x: &[u8], weights: &[i8], totals: &mut [Tile]) {
    let (x, weights) = (x.as_ptr(), weights.as_ptr());
    for (group, totals) in totals.iter_mut().enumerate() {
        // SAFETY: each of the sixteen pairs reads 16 bytes of `x` and 16 weights; a tile has 32 numbers.
        unsafe {
            let total = |i: usize| totals.as_ptr().add(4 * i);
            let mut sums: [I32x4; 2 * GROUP] = core::array::from_fn(|i| I32x4::load(total(i)));
            for pair in 0..INPUTS_STEP / 2 {
                let left = I16x8::load_bytes(weights.add(pair * 16));
                let right = I16x8::load_bytes(weights.add(pair * 16 + 8));
                for token in 0..GROUP {
                    let two = I16x8::load_splat(x.add((group * 16 + pair) * 16 + token * 4));
                    sums[2 * token] = sums[2 * token].plus(left.pair_products(two));
                    sums[2 * token + 1] = sums[2 * token + 1].plus(right.pair_products(two));
                }
            }
            for (i, sum) in sums.into_iter().enumerate() {
                sum.store(totals.as_mut_ptr().add(4 * i).cast());
            }
        }
    }
}

/// `x Φ(x)` within 1e-4, a hundredth of what the next layer's rounding leaves of it at best; exact beyond ±4.5.
#[inline(always)]
pub(crate) fn gelu(x: F32x4) -> F32x4 {
    let bound = F32x4::splat(GELU_BOUND);
    let near = x.smaller(bound).larger(F32x4::splat(-GELU_BOUND));
    let square = near.times(near);
    let mut slope = F32x4::splat(NORMAL[0]);
    for &coefficient in &NORMAL[1..] {
        slope = slope.mul_add(square, F32x4::splat(coefficient));
    }
    let share = near.mul_add(slope, F32x4::splat(0.5));
    x.times(share.smaller(F32x4::splat(1.0)).larger(F32x4::splat(0.0)))
}

/// Beyond it `Φ` counts as 0 or 1.
const GELU_BOUND: f32 = 4.5;

/// `(Φ(x) − ½) ÷ x` in powers of `x²` from the eighth down, fitted so that `x` times the error is least over 0 … 4.5.
const NORMAL: [f32; 9] = [
    3.028_224e-11,
    -3.307_747_9e-9,
    1.588_584_1e-7,
    -4.447_225e-6,
    8.137_666e-5,
    -1.037_288_7e-3,
    9.584_164e-3,
    -6.598_294e-2,
    0.398_711_62,
];
