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
    /// By group of four tokens, then by four (or two) inputs, then by token.
    bytes: Vec<u8>,
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
        let groups = rows.chunks_exact(inputs * GROUP).zip(
            self.bytes
                .chunks_exact_mut(inputs * GROUP * self.products.input_bytes()),
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

    /// The byte of one input of one token, for tests.
    pub fn byte(&self, token: usize, input: usize) -> u8 {
        let (width, size) = (self.products.width(), self.products.input_bytes());
        let place =
            (token / GROUP * self.inputs + input / width * width) * GROUP + token % GROUP * width + input % width;
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
fn pack_bytes(rows: &[f32], scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    let inputs = scales.len();
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
fn pack_words(rows: &[f32], scales: &[f32], ranges: &[Range; GROUP], bytes: &mut [u8]) {
    let inputs = scales.len();
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
        let group_bytes = self.inputs * GROUP * self.products.input_bytes();
        let fits = x.bytes.len() >= groups * group_bytes && results.len() >= groups * GROUP * self.outputs();
        if x.products != self.products || x.inputs != self.inputs || !fits {
            return Err(EngineError::Shape);
        }
        match finish {
            Finish::Plain => self.apply_blocks(x, groups, results, |y| y),
            Finish::Gelu => self.apply_blocks(x, groups, results, gelu),
        }
        Ok(())
    }

    /// Blocks of outputs outside, groups of tokens inside: each weight is fetched from afar once.
    #[allow(unsafe_code, reason = "tiles read by pointer")]
    fn apply_blocks(
        &self,
        x: &Activations,
        groups: usize,
        results: &mut [f32],
        finish: impl Fn(F32x4) -> F32x4 + Copy,
    ) {
        let group_bytes = self.inputs * GROUP * self.products.input_bytes();
        let chains = self.chains.chunks_exact(self.inputs / INPUTS_STEP);
        for (block, (weights, chains)) in self.packed.chunks_exact(self.inputs * BLOCK).zip(chains).enumerate() {
            for group in 0..groups {
                let bytes = &x.bytes[group * group_bytes..][..group_bytes];
                // SAFETY: the two slices are as long as the kernels read: `inputs × 8` weights and a group's bytes.
                let sums = unsafe {
                    match self.products {
                        Products::Bytes => tile_of_bytes(bytes.as_ptr(), weights.as_ptr(), chains),
                        Products::Words => tile_of_words(bytes.as_ptr(), weights.as_ptr(), self.inputs),
                    }
                };
                self.write_tile(&sums, x, group * GROUP, block * BLOCK, results, finish);
            }
        }
    }

    #[allow(unsafe_code, reason = "vectors are loaded and stored by pointer")]
    #[inline(always)]
    fn write_tile(
        &self,
        sums: &Tile,
        x: &Activations,
        token: usize,
        output: usize,
        results: &mut [f32],
        finish: impl Fn(F32x4) -> F32x4,
    ) {
        let per_output = [&self.steps, &self.sums, &self.bias].map(|numbers| {
            let numbers = &numbers[output..output + BLOCK];
            // SAFETY: the slice has eight numbers.
            unsafe { [F32x4::load(numbers.as_ptr()), F32x4::load(numbers.as_ptr().add(4))] }
        });
        let [steps, weight_sums, bias] = per_output;
        for (i, row) in sums.iter().enumerate() {
            let (step, shift) = (F32x4::splat(x.steps[token + i]), F32x4::splat(x.shifts[token + i]));
            let place = &mut results[(token + i) * self.outputs() + output..][..BLOCK];
            for (half, sum) in row.iter().enumerate() {
                let centered = sum.to_f32().times(step).minus(shift.times(weight_sums[half]));
                let y = finish(centered.mul_add(steps[half], bias[half]));
                // SAFETY: the slice has eight numbers.
                unsafe { y.store(place.as_mut_ptr().add(4 * half)) };
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
type Tile = [[I32x4; 2]; GROUP];

/// # Safety
/// For each stretch `x` has 128 bytes and `weights` 256, and its chain is safe for them.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(always)]
unsafe fn tile_of_bytes(x: *const u8, weights: *const i8, chains: &[u8]) -> Tile {
    let mut totals = [[I32x4::splat(0); 2]; GROUP];
    for (stretch, chain) in chains.iter().enumerate() {
        // SAFETY: the caller's promise.
        unsafe {
            let x = x.add(stretch * INPUTS_STEP * GROUP);
            let weights = weights.cast::<u8>().add(stretch * INPUTS_STEP * BLOCK);
            match chain {
                0 => add_stretch::<{ CHAINS[0] }>(x, weights, &mut totals),
                1 => add_stretch::<{ CHAINS[1] }>(x, weights, &mut totals),
                _ => add_stretch::<{ CHAINS[2] }>(x, weights, &mut totals),
            }
        }
    }
    totals
}

/// Adds the products of `INPUTS_STEP` inputs, in chains of `CHAIN`.
///
/// # Safety
/// `x` has 128 bytes, `weights` 256.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(always)]
unsafe fn add_stretch<const CHAIN: usize>(x: *const u8, weights: *const u8, totals: &mut Tile) {
    for chain in 0..CHAINS[0] / CHAIN {
        let mut sums = [[None; 2]; GROUP];
        for link in chain * CHAIN..(chain + 1) * CHAIN {
            // SAFETY: each of the eight links reads 16 bytes of `x` and 32 weights.
            unsafe {
                let left = U8x16::load(weights.add(link * 32));
                let right = U8x16::load(weights.add(link * 32 + 16));
                for (token, sum) in sums.iter_mut().enumerate() {
                    let four = U8x16::load_splat(x.add(link * 16 + token * 4));
                    *sum = [
                        added(sum[0], four.pair_products(left)),
                        added(sum[1], four.pair_products(right)),
                    ];
                }
            }
        }
        for (total, sum) in totals.as_flattened_mut().iter_mut().zip(sums.as_flattened()) {
            *total = total.plus(sum.map_or(I32x4::splat(0), I16x8::pair_sums));
        }
    }
}

#[inline(always)]
fn added(sum: Option<I16x8>, product: I16x8) -> Option<I16x8> {
    Some(sum.map_or(product, |sum| sum.plus(product)))
}

/// # Safety
/// `x` has `inputs × 8` bytes, `weights` `inputs × 8`; `inputs` is even.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(always)]
unsafe fn tile_of_words(x: *const u8, weights: *const i8, inputs: usize) -> Tile {
    let mut totals = [[I32x4::splat(0); 2]; GROUP];
    for pair in 0..inputs / 2 {
        // SAFETY: each of the `inputs ÷ 2` pairs reads 16 bytes of `x` and 16 weights.
        unsafe {
            let left = I16x8::load_bytes(weights.add(pair * 16));
            let right = I16x8::load_bytes(weights.add(pair * 16 + 8));
            for (token, total) in totals.iter_mut().enumerate() {
                let two = I16x8::load_splat(x.add(pair * 16 + token * 4));
                *total = [
                    total[0].plus(left.pair_products(two)),
                    total[1].plus(right.pair_products(two)),
                ];
            }
        }
    }
    totals
}

/// `x Φ(x)`, by Abramowitz and Stegun's 7.1.26 for the error function: within 2e-7 × |x|.
#[inline(always)]
pub(crate) fn gelu(x: F32x4) -> F32x4 {
    let size = x.size();
    // Their z is x ÷ √2.
    let t = F32x4::splat(1.0).over(size.mul_add(
        F32x4::splat(0.327_591_1 * core::f32::consts::FRAC_1_SQRT_2),
        F32x4::splat(1.0),
    ));
    let mut tail = F32x4::splat(1.061_405_4);
    for coefficient in [-1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6] {
        tail = tail.mul_add(t, F32x4::splat(coefficient));
    }
    let decay = crate::attend::power_of_2(x.times(x).times(F32x4::splat(-0.5 * core::f32::consts::LOG2_E)));
    let lost = size.times(F32x4::splat(0.5)).times(tail.times(t).times(decay));
    x.larger(F32x4::splat(0.0)).minus(lost)
}
