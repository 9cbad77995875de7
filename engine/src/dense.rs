//! Dense layers in whole numbers: from activations in steps of their token's own and weights in steps of their output's
//! own to numbers. It must know nothing of which layer is which.

pub use crate::activations::{Activations, INPUTS_STEP};
pub use crate::products::{GROUP, Products};

use crate::error::EngineError;
use crate::lanes::{F32x4, I32x4, unknown};
use crate::products::{BLOCK, Chain, Tile, chain, sum_bytes, sum_words};

/// Groups of tokens that share a pass over the weights: their sums stay in the nearest cache.
const GROUPS_AT_ONCE: usize = 64;

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
    /// Chains of byte products, block after block.
    chains: Vec<Chain>,
    /// By block: how many of these it has, and what its sums begin with.
    blocks: Vec<(usize, [i32; BLOCK])>,
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
    /// [`EngineError::Weights`] if sizes do not agree, [`EngineError::Memory`].
    pub fn new(weights: &[i8], steps: Vec<f32>, bias: Vec<f32>, products: Products) -> Result<Self, EngineError> {
        let outputs = bias.len();
        if outputs == 0
            || steps.len() != outputs
            || !outputs.is_multiple_of(BLOCK)
            || !weights.len().is_multiple_of(outputs * INPUTS_STEP)
            || weights.is_empty()
        {
            return Err(EngineError::Weights);
        }
        let inputs = weights.len() / outputs;
        let packed = packed(weights, inputs, products)?;
        let mut chains = Vec::new();
        let chained = |block| {
            let (before, corrections) = (chains.len(), chain(block, &mut chains));
            (chains.len() - before, corrections)
        };
        let blocks = match products {
            Products::Bytes => packed.chunks_exact(inputs * BLOCK).map(chained).collect(),
            Products::Words => vec![(0, [0; BLOCK]); outputs / BLOCK],
        };
        let sums = weights
            .chunks_exact(inputs)
            .map(|row| row.iter().map(|&w| i32::from(w)).sum::<i32>() as f32)
            .collect();
        Ok(Self {
            products,
            packed,
            chains,
            blocks,
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
        if !x.suit(groups, self.inputs, self.products) || results.len() < groups * GROUP * self.outputs() {
            return Err(EngineError::Shape);
        }
        let constants = unknown(&NORMAL);
        let mut totals = [[0; GROUP * BLOCK]; GROUPS_AT_ONCE];
        for first in (0..groups).step_by(GROUPS_AT_ONCE) {
            let totals = &mut totals[..GROUPS_AT_ONCE.min(groups - first)];
            let mut chains = self.chains.as_slice();
            let weights = self.packed.chunks_exact(self.inputs * BLOCK);
            for (block, (weights, (count, corrections))) in weights.zip(&self.blocks).enumerate() {
                let (own, rest) = chains.split_at(*count);
                chains = rest;
                self.sum_block(x, first, weights, (own, corrections), totals);
                let output = block * BLOCK;
                match finish {
                    Finish::Plain => self.write_tiles(totals, x, first * GROUP, output, results, |y| y),
                    Finish::Gelu => {
                        self.write_tiles(totals, x, first * GROUP, output, results, |y| gelu(y, &constants));
                    }
                }
            }
        }
        Ok(())
    }

    /// All products of one block of outputs with the groups of tokens from `first` on: each weight is fetched from afar once.
    #[allow(unsafe_code, reason = "kernels read by pointer")]
    fn sum_block(
        &self,
        x: &Activations,
        first: usize,
        weights: &[i8],
        (chains, corrections): (&[Chain], &[i32; BLOCK]),
        totals: &mut [Tile],
    ) {
        let (x, stride) = (x.groups_from(first), x.stride());
        assert!(x.len() >= totals.len() * stride);
        // SAFETY: `stride` holds a group's inputs, of which there are as many as weights for each output; chains and
        // corrections were made for these weights.
        unsafe {
            match self.products {
                Products::Bytes => sum_bytes(x.as_ptr(), stride, weights, chains, corrections, totals),
                Products::Words => sum_words(x.as_ptr(), stride, weights, totals),
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
        let [token_steps, token_shifts] = x.steps_and_shifts();
        assert!(token_steps.len() >= first + tokens && token_shifts.len() >= first + tokens);
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
                let step = F32x4::load_splat(token_steps.as_ptr().add(first + token));
                let shift = F32x4::load_splat(token_shifts.as_ptr().add(first + token));
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

/// Weights in the order in which the kernels read them.
fn packed(weights: &[i8], inputs: usize, products: Products) -> Result<Vec<i8>, EngineError> {
    let mut packed = Vec::new();
    packed
        .try_reserve_exact(weights.len())
        .map_err(|_| EngineError::Memory)?;
    packed.resize(weights.len(), 0);
    for (block, place) in weights
        .chunks_exact(inputs * BLOCK)
        .zip(packed.chunks_exact_mut(inputs * BLOCK))
    {
        match products {
            Products::Bytes => pack_block::<4>(block, place),
            Products::Words => pack_block::<2>(block, place),
        }
    }
    Ok(packed)
}

/// By `WIDTH` inputs, then by output.
fn pack_block<const WIDTH: usize>(block: &[i8], place: &mut [i8]) {
    let inputs = block.len() / BLOCK;
    for (output, row) in block.chunks_exact(inputs).enumerate() {
        let places = place.as_chunks_mut::<WIDTH>().0[output..].iter_mut().step_by(BLOCK);
        for (place, few) in places.zip(row.as_chunks::<WIDTH>().0) {
            *place = *few;
        }
    }
}

/// `x Φ(x)` within 1e-4, a hundredth of what the next layer's rounding leaves of it at best; exact beyond ±4.5.
#[inline(always)]
fn gelu(x: F32x4, &[bound, least, most, half, first, ref rest @ ..]: &[F32x4; 13]) -> F32x4 {
    let near = x.smaller(bound).larger(least);
    let square = near.times(near);
    let slope = rest
        .iter()
        .fold(first, |slope, &coefficient| slope.mul_add(square, coefficient));
    let share = near.mul_add(slope, half);
    x.times(share.smaller(most).larger(F32x4::splat(0.0)))
}

/// What [`gelu`] computes with.
const NORMAL: [f32; 13] = [
    // Beyond these `Φ` counts as 1 or 0.
    4.5,
    -4.5,
    1.0,
    0.5,
    // `(Φ(x) − ½) ÷ x` in powers of `x²` from the eighth down, fitted so that `x` times the error is least over 0 … 4.5.
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
