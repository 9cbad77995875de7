//! Why it scaled: steps that wait, scores that grow with the square, and the work for a measurement on this device.
//!
//! It knows no clock: whoever measures hands one in.

use super::lab::{Guess, Lab};
use super::setup::{Field, Limits, setup};
use crate::attention::random::Random;
use crate::attention::{Matrix, Settings, attend};

/// The lengths, in the order of the control.
pub const LENGTHS: [u64; 6] = [64, 128, 256, 512, 1024, 2048];
/// The lengths that are measured.
pub const MEASURED: [usize; 4] = [256, 512, 1024, 2048];
/// How many numbers a query, a key and a value have.
pub const D: usize = 64;

/// How many options the prediction has.
pub const N_GUESSES: usize = 3;
/// The right one: four times as much.
const RIGHT: usize = 2;

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The length of the text, as an index into [`LENGTHS`].
    LENGTH length: usize = "n", Limits::below(LENGTHS.len()), 3;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "speed",
    reveal: |setup| setup.is_shown = true,
};

/// What one layer over n tokens takes (Vaswani et al. 2017, Table 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Steps of which each must wait for the one before.
    pub steps: u64,
    /// Steps that a signal takes from the first token to the last.
    pub path: u64,
    /// Scores of a query against a key.
    pub scores: u64,
    /// Multiplications of the products that grow with n.
    pub multiplications: u64,
}

/// A recurrent layer: one product with a `[d × d]` matrix a token, one token after the other.
pub fn recurrent(n: u64) -> Cost {
    let d = D as u64;
    Cost {
        steps: n,
        path: n.saturating_sub(1),
        scores: 0,
        multiplications: n * d * d,
    }
}

/// An attention layer: every query by every key, then every weight by every value.
pub fn attention(n: u64) -> Cost {
    Cost {
        steps: 1,
        path: 1,
        scores: n * n,
        multiplications: 2 * n * n * D as u64,
    }
}

/// How many scores one more token takes after `n`: with keys cached its own row, else the whole table once more.
pub fn one_more(n: u64) -> [u64; 2] {
    [n + 1, (n + 1) * (n + 1)]
}

/// The chosen length.
pub fn length(setup: &Setup) -> u64 {
    LENGTHS[setup.length.min(LENGTHS.len() - 1)]
}

/// How many figures of [`counts`] are known before the prediction is made: those that it does not ask for.
pub const N_KNOWN: usize = 2;

/// What is counted of both layers, in pairs: steps, path, scores, multiplications; then the scores of one more token, with
/// a cache and without, for attention alone. 0 is nothing to count. What the prediction asks for comes once it is shown.
pub fn counts(setup: &Setup) -> Vec<[u64; 2]> {
    let n = length(setup);
    let [cached, again] = one_more(n);
    let (one, other) = (recurrent(n), attention(n));
    let mut counts = vec![
        [one.steps, other.steps],
        [one.path, other.path],
        [one.scores, other.scores],
        [one.multiplications, other.multiplications],
        [0, cached],
        [0, again],
    ];
    if !setup.is_shown {
        counts.truncate(N_KNOWN);
    }
    counts
}

/// What a text of `n` tokens takes: recurrent steps, attention's steps, its scores, and those of one more token with a cache
/// and without.
pub fn counts_at(n: u64) -> [u64; 5] {
    let [cached, again] = one_more(n);
    [
        recurrent(n).steps,
        attention(n).steps,
        attention(n).scores,
        cached,
        again,
    ]
}

/// The guess, and attention's scores before and after the text grew.
pub fn verdict(setup: &Setup) -> (Guess, [u64; 2]) {
    let scores = [1024, 2048].map(|n| attention(n).scores);
    (Guess::new(setup.guess, RIGHT), scores)
}

/// How long attention over `n` tokens took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The number of tokens.
    pub n: usize,
    /// Milliseconds for all queries.
    pub ms: f64,
}

/// A measurement under way: attention of random vectors over themselves, query by query, for each of [`MEASURED`].
#[derive(Clone, Debug)]
pub struct Bench {
    x: Matrix,
    next: usize,
    ms: f64,
    /// What is measured so far.
    pub samples: Vec<Sample>,
}

impl Default for Bench {
    fn default() -> Self {
        Self {
            x: vectors(MEASURED[0]),
            next: 0,
            ms: 0.0,
            samples: Vec::new(),
        }
    }
}

impl Bench {
    /// Computes queries until `clock`, in milliseconds, has moved by `budget_ms` or a length is done. What is between two
    /// calls does not count. `true` while there is more to do.
    pub fn advance(&mut self, budget_ms: f64, clock: &dyn Fn() -> f64) -> bool {
        let Some(n) = MEASURED.get(self.samples.len()).copied() else {
            return false;
        };
        let start = clock();
        let mut spent = 0.0;
        while self.next < n && spent < budget_ms {
            self.one_query();
            spent = clock() - start;
        }
        self.ms += spent;
        if self.next == n {
            self.samples.push(Sample { n, ms: self.ms });
            self.begin();
        }
        self.samples.len() < MEASURED.len()
    }

    /// The share of all scores that is computed.
    pub fn share(&self) -> f64 {
        let square = |n: usize| (n * n) as f64;
        let all: f64 = MEASURED.iter().copied().map(square).sum();
        let done: f64 = self.samples.iter().map(|sample| square(sample.n)).sum();
        (done + (self.next * self.x.rows()) as f64) / all
    }

    fn begin(&mut self) {
        self.next = 0;
        self.ms = 0.0;
        if let Some(n) = MEASURED.get(self.samples.len()) {
            self.x = vectors(*n);
        }
    }

    /// One query against all keys: what a step of generation with cached keys and values does.
    fn one_query(&mut self) {
        let row = self.x.row(self.next);
        let query = Matrix::from_fn(1, D, |_, j| row[j]);
        // Only the time it takes is wanted; the hint keeps the compiler from leaving the work out.
        let _ = core::hint::black_box(attend(&query, &self.x, &self.x, &Settings::default()));
        self.next += 1;
    }
}

/// Random vectors, `[n × 64]`, each number from −½ to ½.
fn vectors(n: usize) -> Matrix {
    let mut random = Random::new(n as u64);
    Matrix::from_fn(n, D, |_, _| random.uniform() - 0.5)
}

/// What the last two samples tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// Their lengths.
    pub n: [usize; 2],
    /// Their times in milliseconds.
    pub ms: [f64; 2],
}

/// The growth from the last sample but one to the last; `None` where the clock was too coarse to see the shorter one.
pub fn growth(samples: &[Sample]) -> Option<Growth> {
    match samples {
        [.., a, b] if a.ms > 0.0 => Some(Growth {
            n: [a.n, b.n],
            ms: [a.ms, b.ms],
        }),
        _ => None,
    }
}
