//! Sums of products of whole numbers: activations of 0 … 127 with weights of 8 bits, exact in 32 bits. It must know
//! nothing of steps, layers or tokens' meaning.
//!
//! The range of activations is the one in which the relaxed byte product means the same on every machine. Its sums of
//! two are added up in 16 bits along a chain before they are widened. Such additions wrap, so a chain is exact as long as
//! what it ends in fits, whatever the activations are. It begins with the middle of what may come, negated, so what counts
//! is the range: the sizes of the weights that meet in one lane may sum to [`LANE_LIMIT`]. Without relaxed SIMD, products of
//! 16 bits give the very same sums.

use crate::lanes::{I16x8, I32x4, U8x16};

/// Tokens served at a time.
pub const GROUP: usize = 4;
/// Outputs computed at a time.
pub(crate) const BLOCK: usize = 8;
/// Inputs that one token brings to one step of the byte products: a link of a chain.
const LINK: usize = 4;
/// The largest activation byte.
pub const MOST: i32 = 127;
/// `65,535 ÷ 127`, rounded down.
pub const LANE_LIMIT: i32 = 516;
/// Numbers of 16 bits that a block of outputs takes: two for each.
const LANES: usize = 2 * BLOCK;

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

/// Links whose products are added up in 16 bits.
#[derive(Clone, Copy)]
pub(crate) struct Chain {
    /// What the block's lanes begin with, so that what they may end in lies around 0.
    starts: [i16; LANES],
    /// Narrow on purpose: knowing it small, the compiler makes a better loop.
    links: u16,
}

/// Positive and negative weights that meet in a lane, summed: four lanes at a time.
type Sizes = [[I32x4; 2]; LANES / 4];

/// Adds the longest safe chains for a packed block of eight outputs. Returns minus the sum of their starts, by output.
pub(crate) fn chain(block: &[i8], chains: &mut Vec<Chain>) -> [i32; BLOCK] {
    let mut rest = block.as_chunks::<{ LINK * BLOCK }>().0;
    let mut corrections = [0; BLOCK];
    while !rest.is_empty() {
        let (links, after) = rest.split_at(longest(rest));
        let mut sizes = [[I32x4::splat(0); 2]; LANES / 4];
        for link in links {
            add_sizes(link, &mut sizes);
        }
        let starts = starts(&sizes);
        for (lane, start) in starts.iter().enumerate() {
            corrections[lane / 2] -= i32::from(*start);
        }
        chains.push(Chain {
            starts,
            links: links.len() as u16,
        });
        rest = after;
    }
    corrections
}

/// How many links the first chain may have, in fours if more than a few: lengths of few kinds are foreseen better. One alone
/// is always safe.
fn longest(links: &[[i8; LINK * BLOCK]]) -> usize {
    let links = &links[..links.len().min(u16::MAX.into())];
    let mut sizes = [[I32x4::splat(0); 2]; LANES / 4];
    let unsafe_from = links.iter().position(|link| {
        add_sizes(link, &mut sizes);
        let most = sizes
            .iter()
            .fold(I32x4::splat(0), |most, [above, below]| most.larger(above.plus(*below)));
        most.lanes().into_iter().any(|sum| sum > LANE_LIMIT)
    });
    unsafe_from.map_or(links.len(), |links| if links > 4 { links & !3 } else { links })
}

/// Adds one link's positive and negative weights, lane by lane.
#[allow(unsafe_code, reason = "vectors are loaded by pointer")]
fn add_sizes(link: &[i8; LINK * BLOCK], sizes: &mut Sizes) {
    for (eight, [above, below]) in link.as_chunks::<8>().0.iter().zip(sizes) {
        // SAFETY: there are eight bytes.
        let weights = unsafe { I16x8::load_bytes(eight.as_ptr()) };
        let positive = weights.larger(I16x8::ZERO);
        *above = above.plus(positive.pair_sums());
        *below = below.plus(positive.minus(weights).pair_sums());
    }
}

/// The middles of what lanes may end in, negated.
fn starts(sizes: &Sizes) -> [i16; LANES] {
    core::array::from_fn(|lane| {
        let [above, below] = sizes[lane / 4].map(|sums| sums.lanes()[lane % 4]);
        ((MOST * (below - above)) >> 1) as i16
    })
}

/// The products of a block of outputs with some groups of tokens, summed. Loops whose lengths are not known beforehand:
/// unrolled, they would want more registers than there are.
///
/// # Safety
/// `chains` and `corrections` are those of `weights`; `x` has 16 bytes for each link, and as many for each further group at
/// `stride`.
#[allow(unsafe_code, reason = "a kernel")]
#[inline(never)]
pub(crate) unsafe fn sum_bytes(
    mut x: *const u8,
    stride: usize,
    weights: &[i8],
    chains: &[Chain],
    corrections: &[i32; BLOCK],
    totals: &mut [Tile],
) {
    totals.as_flattened_mut().as_chunks_mut().0.fill(*corrections);
    let mut weights = weights.as_ptr().cast::<u8>();
    for chain in chains {
        let links = usize::from(chain.links);
        // SAFETY: the caller's promise; there are sixteen starts and a tile has 32 numbers.
        unsafe {
            let starts = [0, BLOCK].map(|i| I16x8::load(chain.starts.as_ptr().add(i)));
            for (group, totals) in totals.iter_mut().enumerate() {
                let x = x.add(group * stride);
                let mut sums = [starts; GROUP];
                for link in 0..links {
                    let [left, right] = [0, 16].map(|i| U8x16::load(weights.add(link * 32 + i)));
                    for (token, sum) in sums.iter_mut().enumerate() {
                        let four = U8x16::load_splat(x.add(link * 16 + token * 4));
                        sum[0] = sum[0].plus(four.pair_products(left));
                        sum[1] = sum[1].plus(four.pair_products(right));
                    }
                }
                for (i, sum) in sums.as_flattened().iter().enumerate() {
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
pub(crate) unsafe fn sum_words(x: *const u8, stride: usize, weights: &[i8], totals: &mut [Tile]) {
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
                sum.store(totals.as_mut_ptr().add(4 * i).cast());
            }
        }
    }
}
