//! Sums of products of whole numbers: activations of 0 … 127 with weights of 8 bits, exact in 32 bits. It must know
//! nothing of steps, layers or tokens' meaning.
//!
//! The range of activations is the one in which the relaxed byte product means the same on every machine. Its sums of
//! two are added up in 16 bits along a chain before they are widened. Such additions wrap, so a chain is exact as long as
//! what it ends in fits, whatever the activations are: as long as neither the positive nor the negative weights that
//! meet in one lane sum to more than [`LANE_LIMIT`]. Without relaxed SIMD, products of 16 bits give the very same sums.

use crate::lanes::{I16x8, I32x4, U8x16};

/// Tokens served at a time.
pub const GROUP: usize = 4;
/// Outputs computed at a time.
pub(crate) const BLOCK: usize = 8;
/// Inputs that one token brings to one step of the byte products: a link of a chain.
const LINK: usize = 4;
/// The largest activation byte.
pub const MOST: i32 = 127;
/// `32,767 ÷ 127`, rounded down.
pub const LANE_LIMIT: i32 = 258;

/// Sums of four tokens × eight outputs.
pub(crate) type Tile = [i32; GROUP * BLOCK];

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
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::Bytes => LINK,
            Self::Words => 2,
        }
    }

    /// Bytes that one input of one token takes.
    pub(crate) const fn input_bytes(self) -> usize {
        4 / self.width()
    }
}

/// The longest chains that are safe for a packed block of eight outputs: their lengths in links.
pub(crate) fn chains_for(block: &[i8]) -> impl Iterator<Item = u8> {
    let (links, _) = block.as_chunks::<{ LINK * BLOCK }>();
    let mut next = 0;
    core::iter::from_fn(move || {
        let first = next;
        let mut lanes = [[I32x4::splat(0); 2]; 4];
        while next < links.len() && next - first < usize::from(u8::MAX) {
            add_sizes(&links[next], &mut lanes);
            // One link alone is always safe: `127 × (128 + 128)` fits.
            if next > first && exceeds(&lanes, LANE_LIMIT) {
                break;
            }
            next += 1;
        }
        if next < links.len() && next - first > 4 {
            next -= (next - first) % 4;
        }
        (next > first).then_some((next - first) as u8)
    })
}

/// Adds one link's positive and negative weights, lane by lane.
#[allow(unsafe_code, reason = "vectors are loaded by pointer")]
fn add_sizes(link: &[i8; LINK * BLOCK], lanes: &mut [[I32x4; 2]; 4]) {
    for (eight, [above, below]) in link.as_chunks::<8>().0.iter().zip(lanes) {
        // SAFETY: there are eight bytes.
        let weights = unsafe { I16x8::load_bytes(eight.as_ptr()) };
        let positive = weights.larger(I16x8::ZERO);
        *above = above.plus(positive.pair_sums());
        *below = below.plus(positive.minus(weights).pair_sums());
    }
}

fn exceeds(lanes: &[[I32x4; 2]; 4], limit: i32) -> bool {
    let most = lanes
        .as_flattened()
        .iter()
        .fold(I32x4::splat(0), |most, &sums| most.larger(sums));
    most.lanes().into_iter().any(|sum| sum > limit)
}

/// Adds a block's products to the sums of some groups of tokens. Loops whose lengths are not known beforehand: unrolled,
/// they would want more registers than there are.
///
/// # Safety
/// With `links` the sum of `chains`, which are safe for these weights: `weights` has 32 numbers for each link; `x` has 16
/// bytes for each, and as many for each further group at `stride`.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(never)]
pub(crate) unsafe fn add_bytes(mut x: *const u8, stride: usize, weights: &[i8], chains: &[u8], totals: &mut [Tile]) {
    let mut weights = weights.as_ptr().cast::<u8>();
    for &links in chains {
        let links = usize::from(links);
        // SAFETY: the caller's promise; a tile has 32 numbers.
        unsafe {
            for (group, totals) in totals.iter_mut().enumerate() {
                let x = x.add(group * stride);
                let mut sums = [I16x8::ZERO; 2 * GROUP];
                for link in 0..links {
                    let (left, right) = (
                        U8x16::load(weights.add(link * 32)),
                        U8x16::load(weights.add(link * 32 + 16)),
                    );
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
            x = x.add(links * 16);
            weights = weights.add(links * 32);
        }
    }
}

/// The same in 16-bit numbers.
///
/// # Safety
/// `weights` has 8 numbers for each input, `x` 8 bytes for each, and as many for each further group at `stride`.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(never)]
pub(crate) unsafe fn add_words(x: *const u8, stride: usize, weights: &[i8], totals: &mut [Tile]) {
    let pairs = weights.len() / (2 * BLOCK);
    let weights = weights.as_ptr();
    for (group, totals) in totals.iter_mut().enumerate() {
        // SAFETY: the caller's promise; a tile has 32 numbers.
        unsafe {
            let x = x.add(group * stride);
            let mut sums = [I32x4::splat(0); 2 * GROUP];
            for pair in 0..pairs {
                let left = I16x8::load_bytes(weights.add(pair * 16));
                let right = I16x8::load_bytes(weights.add(pair * 16 + 8));
                for token in 0..GROUP {
                    let two = I16x8::load_splat(x.add(pair * 16 + token * 4));
                    sums[2 * token] = sums[2 * token].plus(left.pair_products(two));
                    sums[2 * token + 1] = sums[2 * token + 1].plus(right.pair_products(two));
                }
            }
            for (i, sum) in sums.into_iter().enumerate() {
                let total = totals.as_mut_ptr().add(4 * i);
                I32x4::load(total).plus(sum).store(total.cast());
            }
        }
    }
}
