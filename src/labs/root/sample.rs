//! Random queries and keys, and their products at every length at once. It knows no lab and no set-up.

use super::{N_DRAWS, N_KEYS, N_LENGTHS};
use crate::attention::float::{exp, sqrt};
use crate::attention::random::Random;
use crate::attention::softmax::maximum;

/// All that is drawn for one seed. Each vector is drawn once, 512 numbers long; a shorter one is its beginning.
///
/// A number is drawn evenly between −√3 and √3, so that its mean is 0 and its variance 1.
pub(super) struct Sample {
    /// `|q|²` of each draw, `[N_LENGTHS · N_DRAWS]`.
    squares: Vec<f64>,
    /// `q · e` with each of the independent vectors of each draw, `[N_LENGTHS · N_DRAWS · N_KEYS]`.
    products: Vec<f64>,
    /// What the independent keys of each draw bring to a softmax, `[N_LENGTHS · N_DRAWS]`.
    rest: Vec<Rest>,
}

/// All keys of a draw but the first, which no correlation touches, as a softmax meets them.
#[derive(Clone, Copy)]
struct Rest {
    /// Their largest product.
    top: f64,
    /// The sums of `e^(product − top)`: of products as they are, and over √d.
    sums: [f64; 2],
}

impl Rest {
    fn new(products: &[f64], divisors: [f64; 2]) -> Self {
        let top = maximum(products);
        let sum = |divisor| products.iter().map(|x| exp((x - top) / divisor)).sum();
        Self {
            top,
            sums: divisors.map(sum),
        }
    }

    /// The largest weight once the first key's product has come in.
    fn top_weight(&self, first: f64, divisor: f64, which: usize) -> f64 {
        let top = self.top.max(first);
        1.0 / (self.sums[which] * exp((self.top - top) / divisor) + exp((first - top) / divisor))
    }
}

/// What products of 2 to the power `size` numbers are divided by: as they are, and over √d.
fn divisors(size: usize) -> [f64; 2] {
    [1.0, sqrt(f64::from(1 << size))]
}

impl Sample {
    /// Draws everything for one seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut squares = vec![0.0; N_LENGTHS * N_DRAWS];
        let mut products = vec![0.0; N_LENGTHS * N_DRAWS * N_KEYS];
        for draw in 0..N_DRAWS {
            let mut square = 0.0;
            let mut sums = [0.0; N_KEYS];
            for place in 1..=1_usize << (N_LENGTHS - 1) {
                let numbers = twelve(&mut random);
                let q = numbers[N_KEYS];
                square += q * q;
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum += q * number;
                }
                if place.is_power_of_two() {
                    let at = place.trailing_zeros() as usize * N_DRAWS + draw;
                    squares[at] = square;
                    products[at * N_KEYS..][..N_KEYS].copy_from_slice(&sums);
                }
            }
        }
        let rest = |(at, row): (usize, &[f64])| Rest::new(&row[1..], divisors(at / N_DRAWS));
        Self {
            rest: products.chunks_exact(N_KEYS).enumerate().map(rest).collect(),
            squares,
            products,
        }
    }

    /// The mean largest weight at every length, of raw products and of products over √d, `[N_LENGTHS]` each.
    pub(super) fn curves(&self, correlation: f64) -> [Vec<f64>; 2] {
        let mean = |size: usize, which: usize| {
            let draws = size * N_DRAWS..(size + 1) * N_DRAWS;
            let top = |at: usize| self.rest[at].top_weight(self.first(at, correlation), divisors(size)[which], which);
            draws.map(top).sum::<f64>() / N_DRAWS as f64
        };
        [0, 1].map(|which| (0..N_LENGTHS).map(|size| mean(size, which)).collect())
    }

    /// The product of the query and the first key of one draw at one length.
    fn first(&self, at: usize, correlation: f64) -> f64 {
        correlation * self.squares[at] + sqrt(1.0 - correlation * correlation) * self.products[at * N_KEYS]
    }

    /// The products `q · k` at 2 to the power `size`, `[N_DRAWS · N_KEYS]`. The first key of each draw is
    /// `ρq + √(1 − ρ²)·e`: its numbers keep mean 0 and variance 1, and correlate with the query's by `ρ`.
    pub(super) fn scores(&self, size: usize, correlation: f64) -> Vec<f64> {
        let n = N_DRAWS * N_KEYS;
        let mut scores = self.products[size * n..][..n].to_vec();
        for (draw, row) in scores.chunks_exact_mut(N_KEYS).enumerate() {
            row[0] = self.first(size * N_DRAWS + draw, correlation);
        }
        scores
    }
}

/// Twelve numbers, even between −√3 and √3, from three times 64 bits.
fn twelve(random: &mut Random) -> [f64; 12] {
    let mut numbers = [0.0; 12];
    for four in numbers.chunks_exact_mut(4) {
        let mut bits = random.bits();
        for number in four {
            *number = (f64::from(bits as u16) + 0.5) * (2.0 * ROOT_3 / 65_536.0) - ROOT_3;
            bits >>= 16;
        }
    }
    numbers
}

const ROOT_3: f64 = 1.732_050_807_568_877_2;
