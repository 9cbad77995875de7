//! Why the root? Queries and keys drawn at random: how far their products spread, and what a softmax makes of it.

mod sample;

use core::cell::RefCell;
use std::rc::Rc;

use self::sample::Sample;
use super::lab::{Guess, Lab};
use super::setup::{Field, Limits, choice, setup};
use crate::attention::float::sqrt;
use crate::attention::softmax::{entropy, maximum, softmax};

/// How many queries are drawn.
pub const N_DRAWS: usize = 200;
/// How many keys each query meets.
pub const N_KEYS: usize = 10;
/// How many lengths there are: 1, 2, 4, … 512.
pub const N_LENGTHS: usize = 10;
/// The width of a bin of the histogram.
pub const BIN: f64 = 2.0;
/// How many bins lie on each side of the middle one.
pub const N_SIDE: usize = 32;

/// How many times as wide each option of the prediction says.
pub const GUESSES: [f64; 4] = [1.0, 2.0, 4.0, 16.0];
/// The largest seed.
pub const MOST_SEED: usize = 999;

choice! {
    /// What products are divided by.
    Divisor {
        /// Nothing.
        One,
        /// The root of the length of a key.
        Root,
        /// A temperature.
        Temperature,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(GUESSES.len() + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The length of a key: d is 2 to this power.
    SIZE size: usize = "d", Limits::below(N_LENGTHS), 6;
    /// What the products are divided by.
    DIVISOR divisor: Divisor = "m", Divisor::LIMITS, Divisor::One;
    /// The temperature.
    TEMPERATURE temperature: f64 = "t", Limits { min: 0.5, max: 32.0, step: 0.5, decimals: 1 }, 8.0;
    /// The first key's correlation with the query.
    CORRELATION correlation: f64 = "r", Limits { min: 0.0, max: 1.0, step: 0.05, decimals: 2 }, 0.0;
    /// The seed.
    SEED seed: usize = "n", Limits::whole(0, MOST_SEED), 1;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "root",
    reveal: |setup| {
        setup.is_shown = true;
        setup.size = 8;
    },
};

/// The length of a key in this set-up.
pub fn length(setup: &Setup) -> usize {
    1 << setup.size.min(N_LENGTHS - 1)
}

/// What the products are divided by.
pub fn divisor(setup: &Setup) -> f64 {
    match setup.divisor {
        Divisor::One => 1.0,
        Divisor::Root => sqrt(length(setup) as f64),
        Divisor::Temperature => setup.temperature,
    }
}

/// What stays the same while length, divisor and temperature are moved.
struct Base {
    seed: u64,
    correlation: f64,
    sample: Rc<Sample>,
    curves: [Vec<f64>; 2],
}

thread_local! {
    // Drawing takes longer than a frame; the last draw is kept. What comes out depends on the set-up alone.
    static LAST: RefCell<Option<Rc<Base>>> = const { RefCell::new(None) };
    // A figure asks twice for the same: for its drawing and for its sentence.
    static SCORES: RefCell<Option<(Setup, Rc<SampledScores>)>> = const { RefCell::new(None) };
}

fn base(setup: &Setup) -> Rc<Base> {
    let (seed, correlation) = (setup.seed as u64, setup.correlation);
    LAST.with_borrow_mut(|last| {
        let known = last.take().filter(|base| base.seed == seed);
        let base = match known {
            Some(base) if base.correlation == correlation => base,
            known => {
                let sample = known.map_or_else(|| Rc::new(Sample::new(seed)), |base| base.sample.clone());
                let curves = sample.curves(correlation);
                Rc::new(Base {
                    seed,
                    correlation,
                    sample,
                    curves,
                })
            }
        };
        *last = Some(base.clone());
        base
    })
}

/// What a softmax makes of rows of scores, on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The largest weight p.
    pub top: f64,
    /// The entropy of the weights, in nats.
    pub entropy: f64,
    /// The gradient of the largest weight by its own score, `p(1 − p)`.
    pub gradient: f64,
}

/// Averages over rows of [`N_KEYS`] scores.
pub fn summary(scores: &[f64]) -> Summary {
    let mut sums = [0.0; 3];
    for row in scores.chunks_exact(N_KEYS) {
        let weights = softmax(row);
        let top = maximum(&weights);
        for (sum, x) in sums.iter_mut().zip([top, entropy(&weights), top * (1.0 - top)]) {
            *sum += x;
        }
    }
    let n = (scores.len() / N_KEYS).max(1) as f64;
    let [top, entropy, gradient] = sums.map(|sum| sum / n);
    Summary { top, entropy, gradient }
}

/// What follows from a set-up.
#[derive(Debug)]
pub struct SampledScores {
    /// What the softmax reads, `[N_DRAWS · N_KEYS]`.
    pub scores: Vec<f64>,
    /// The standard deviation of the independent keys' scores.
    pub spread: f64,
    /// The mean score of the first key.
    pub first: f64,
    /// Averages over all draws.
    pub summary: Summary,
    /// The mean largest weight at every length, raw and over √d, `[N_LENGTHS]` each.
    pub curves: [Vec<f64>; 2],
}

/// All of it.
pub fn sampled_scores(setup: &Setup) -> Rc<SampledScores> {
    SCORES.with_borrow_mut(|last| {
        let known = last.take().filter(|(known, _)| known == setup);
        let (_, scores) = last.insert(known.unwrap_or_else(|| (setup.clone(), Rc::new(computed(setup)))));
        scores.clone()
    })
}

fn computed(setup: &Setup) -> SampledScores {
    let base = base(setup);
    let divisor = divisor(setup);
    let mut scores = base.sample.scores(setup.size.min(N_LENGTHS - 1), base.correlation);
    for score in &mut scores {
        *score /= divisor;
    }
    SampledScores {
        spread: spread(&scores),
        first: scores.iter().step_by(N_KEYS).sum::<f64>() / N_DRAWS as f64,
        summary: summary(&scores),
        scores,
        curves: base.curves.clone(),
    }
}

/// The standard deviation, around 0, of the scores of all keys but the first.
fn spread(scores: &[f64]) -> f64 {
    let (n, squares) = independent(scores).fold((0.0, 0.0), |(n, sum), x| (n + 1.0, sum + x * x));
    sqrt(squares / n)
}

/// The scores of all keys but the first of each draw.
fn independent(scores: &[f64]) -> impl Iterator<Item = f64> {
    let keys = scores.iter().enumerate();
    keys.filter(|(i, _)| i % N_KEYS != 0).map(|(_, score)| *score)
}

/// The share of scores in each bin, of the independent keys and of the first: bins of [`BIN`] around 0, the outermost
/// with all that lies beyond, `[2 · N_SIDE + 1]` each.
pub fn histogram(scores: &[f64]) -> [Vec<f64>; 2] {
    let first = scores.iter().step_by(N_KEYS).copied();
    [bins(independent(scores)), bins(first)]
}

fn bins(scores: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut bins = vec![0.0; 2 * N_SIDE + 1];
    let mut n = 0.0;
    for score in scores {
        let bin = (score / BIN).round().clamp(-(N_SIDE as f64), N_SIDE as f64) + N_SIDE as f64;
        bins[bin as usize] += 1.0;
        n += 1.0;
    }
    bins.iter().map(|count| count / n).collect()
}

/// How the chosen divisor compares with the root of the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// Nothing is divided.
    Raw,
    /// Divided by the root itself.
    Root,
    /// By a temperature that equals the root.
    SameAsRoot,
    /// By a temperature below it.
    BelowRoot,
    /// By a temperature above it.
    AboveRoot,
}

/// How this set-up divides.
pub fn division(setup: &Setup) -> Division {
    let root = sqrt(length(setup) as f64);
    match (setup.divisor, divisor(setup)) {
        (Divisor::One, _) => Division::Raw,
        (Divisor::Root, _) => Division::Root,
        (_, temperature) if temperature == root => Division::SameAsRoot,
        (_, temperature) if temperature < root => Division::BelowRoot,
        _ => Division::AboveRoot,
    }
}

/// The guess against how much wider the products spread at 256 numbers than at 64, by this draw, with nothing divided; and
/// both spreads.
pub fn verdict(setup: &Setup) -> (Guess, [f64; 2]) {
    let base = base(setup);
    let spreads = [6, 8].map(|size| spread(&base.sample.scores(size, base.correlation)));
    let right = Guess::nearest(&GUESSES, spreads[1] / spreads[0]);
    (Guess::new(setup.guess, right), spreads)
}
