//! Random queries and keys, and their products at every length at once. It knows no lab and no set-up.

use super::{N_DRAWS, N_KEYS, N_LENGTHS};
use crate::attention::float::sqrt;
use crate::attention::random::Random;

/// All that is drawn for one seed. Each vector is drawn once, 512 numbers long; a shorter one is its beginning.
///
/// A number is drawn evenly between −√3 and √3, so that its mean is 0 and its variance 1.
pub(super) struct Sample {
    /// `|q|²` of each draw, `[N_LENGTHS · N_DRAWS]`.
    squares: Vec<f64>,
    /// `q · e` with each of the independent vectors of each draw, `[N_LENGTHS · N_DRAWS · N_KEYS]`.
    products: Vec<f64>,
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
        Self { squares, products }
    }

    /// The products `q · k` at 2 to the power `size`, `[N_DRAWS · N_KEYS]`. The first key of each draw is
    /// `ρq + √(1 − ρ²)·e`: its numbers keep mean 0 and variance 1, and correlate with the query's by `ρ`.
    pub(super) fn scores(&self, size: usize, correlation: f64) -> Vec<f64> {
        let n = N_DRAWS * N_KEYS;
        let mut scores = self.products[size * n..][..n].to_vec();
        let rest = sqrt(1.0 - correlation * correlation);
        for (row, square) in scores.chunks_exact_mut(N_KEYS).zip(&self.squares[size * N_DRAWS..]) {
            row[0] = correlation * square + rest * row[0];
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
