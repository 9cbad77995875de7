//! Why it scaled: steps that wait, scores that grow with the square, and the work for a measurement on this device.
//!
//! It knows no clock: whoever measures hands one in.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, whole};
use super::setup::{Field, Kind, Setup};
use crate::attention::random::Random;
use crate::attention::{Matrix, Settings, attend};
use crate::lesson::figures::speed as words;

/// The key of the length of the text.
pub const LENGTH: &str = "n";
/// The lengths, in the order of the control.
pub const LENGTHS: [u64; 6] = [64, 128, 256, 512, 1024, 2048];
/// The lengths that are measured.
pub const MEASURED: [usize; 4] = [256, 512, 1024, 2048];
/// How many numbers a query, a key and a value have.
pub const D: usize = 64;

/// The lab.
pub static SPEED: Lab = Lab {
    id: "speed",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        Field {
            key: LENGTH,
            label: words::LENGTH,
            kind: Kind::Choice(words::LENGTH_OPTIONS),
            default: &[3.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[],
        verdict,
    }),
    read,
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
    LENGTHS[setup.index(LENGTH).min(LENGTHS.len() - 1)]
}

/// The comparison for the chosen length; what the prediction asks for only once it is shown.
pub fn counts(setup: &Setup) -> Table {
    let n = length(setup);
    let [cached, again] = one_more(n);
    let of = |cost: Cost| [cost.steps, cost.path, cost.scores, cost.multiplications];
    let pairs = of(recurrent(n)).into_iter().zip(of(attention(n)));
    let pairs = pairs.chain([(0, cached), (0, again)]);
    let row = |(name, (a, b)): (&&str, (u64, u64))| ((*name).to_owned(), vec![write(a), write(b)]);
    let n_rows = if setup.is_on(Prediction::SHOWN) { 6 } else { 2 };
    Table {
        caption: words::caption(&whole(n)),
        columns: std::iter::once(words::COUNT)
            .chain(words::KINDS)
            .map(Into::into)
            .collect(),
        rows: words::ROWS.iter().zip(pairs).map(row).take(n_rows).collect(),
    }
}

/// A count; a dash for nothing.
fn write(count: u64) -> String {
    if count == 0 { words::NONE.into() } else { whole(count) }
}

fn read(setup: &Setup) -> Reading {
    let is_shown = setup.is_on(Prediction::SHOWN);
    let n = length(setup);
    let sentence = if is_shown {
        words::steps(&whole(n), &whole(attention(n).scores))
    } else {
        words::waiting(&whole(n))
    };
    Reading {
        sentence,
        tables: vec![all_lengths(if is_shown { 6 } else { 3 })],
    }
}

/// The counts of every length, the first `n_columns` of them.
fn all_lengths(n_columns: usize) -> Table {
    let row = |n: &u64| {
        let [cached, again] = one_more(*n);
        let counts = [
            recurrent(*n).steps,
            attention(*n).steps,
            attention(*n).scores,
            cached,
            again,
        ];
        (whole(*n), counts.into_iter().map(whole).take(n_columns - 1).collect())
    };
    Table {
        caption: words::ALL_LENGTHS.into(),
        columns: words::ALL_COLUMNS
            .iter()
            .map(|name| (*name).to_owned())
            .take(n_columns)
            .collect(),
        rows: LENGTHS.iter().map(row).collect(),
    }
}

fn verdict(setup: &Setup) -> String {
    let [before, after] = [1024, 2048].map(|n| attention(n).scores);
    words::verdict(
        setup.index(Prediction::GUESS) == 3,
        &whole(before),
        &whole(after),
        &whole(after / before),
    )
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

/// What the samples say.
pub fn measured(samples: &[Sample]) -> Reading {
    let row = |sample: &Sample| {
        let one = sample.ms / sample.n as f64;
        (whole(sample.n as u64), vec![fixed(sample.ms, 1), fixed(one, 3)])
    };
    let table = Table {
        caption: words::MEASURED.into(),
        columns: [words::TOKENS, words::ALL_MS, words::ONE_MS].map(Into::into).into(),
        rows: samples.iter().map(row).collect(),
    };
    let sentence = match samples {
        // A clock too coarse to see the shorter one gives no ratio.
        [.., a, b] if a.ms > 0.0 => words::measured(
            [&whole(a.n as u64), &whole(b.n as u64)],
            [&fixed(a.ms, 0), &fixed(b.ms, 0)],
            &fixed(b.ms / a.ms, 1),
            &fixed(b.ms / b.n as f64, 2),
        ),
        _ => String::new(),
    };
    Reading {
        sentence,
        tables: vec![table],
    }
}
