//! Why the root? Queries and keys drawn at random: how far their products spread, and what a softmax makes of it.

mod sample;

use core::cell::RefCell;
use std::rc::Rc;

use self::sample::Sample;
use super::lab::{Lab, Prediction, Reading, Table};
use super::number::fixed;
use super::setup::{Field, Kind, Setup};
use crate::attention::float::sqrt;
use crate::attention::softmax::{argmax, entropy, maximum, softmax};
use crate::lesson::figures::root as words;

/// The key of the length of a key: d is 2 to this power.
pub const LENGTH: &str = "d";
/// The key of what the products are divided by.
pub const DIVIDE: &str = "m";
/// The key of the temperature.
pub const TEMPERATURE: &str = "t";
/// The key of the first key's correlation with the query.
pub const CORRELATION: &str = "r";
/// The key of the seed.
pub const SEED: &str = "n";

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

/// The lab.
pub static ROOT: Lab = Lab {
    id: "root",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(GUESSES.len() as u16),
        Prediction::shown(),
        Field {
            key: LENGTH,
            label: words::LENGTH,
            kind: Kind::Number {
                min: 0.0,
                max: (N_LENGTHS - 1) as f64,
                step: 1.0,
                decimals: 0,
            },
            default: &[6.0],
        },
        Field {
            key: DIVIDE,
            label: words::DIVIDE,
            kind: Kind::Choice(words::DIVISORS),
            default: &[0.0],
        },
        Field {
            key: TEMPERATURE,
            label: words::TEMPERATURE,
            kind: Kind::Number {
                min: 0.5,
                max: 32.0,
                step: 0.5,
                decimals: 1,
            },
            default: &[8.0],
        },
        Field {
            key: CORRELATION,
            label: words::CORRELATION,
            kind: Kind::Number {
                min: 0.0,
                max: 1.0,
                step: 0.05,
                decimals: 2,
            },
            default: &[0.0],
        },
        Field {
            key: SEED,
            label: "",
            kind: Kind::Index(999),
            default: &[1.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[(LENGTH, 8.0)],
        verdict,
    }),
    read,
};

/// How many times as wide each option of the prediction says.
const GUESSES: [f64; 4] = [1.0, 2.0, 4.0, 16.0];

/// The length of a key in this set-up.
pub fn length(setup: &Setup) -> usize {
    1 << setup.index(LENGTH).min(N_LENGTHS - 1)
}

/// What the products are divided by.
pub fn divisor(setup: &Setup) -> f64 {
    match setup.index(DIVIDE) {
        0 => 1.0,
        1 => sqrt(length(setup) as f64),
        _ => setup.number(TEMPERATURE),
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
    static OUTCOME: RefCell<Option<(Setup, Rc<Outcome>)>> = const { RefCell::new(None) };
}

fn base(setup: &Setup) -> Rc<Base> {
    let (seed, correlation) = (setup.index(SEED) as u64, setup.number(CORRELATION));
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
pub struct Outcome {
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
pub fn outcome(setup: &Setup) -> Rc<Outcome> {
    OUTCOME.with_borrow_mut(|last| {
        let known = last.take().filter(|(known, _)| known == setup);
        let (_, outcome) = last.insert(known.unwrap_or_else(|| (setup.clone(), Rc::new(computed(setup)))));
        outcome.clone()
    })
}

fn computed(setup: &Setup) -> Outcome {
    let base = base(setup);
    let divisor = divisor(setup);
    let mut scores = base
        .sample
        .scores(setup.index(LENGTH).min(N_LENGTHS - 1), base.correlation);
    for score in &mut scores {
        *score /= divisor;
    }
    Outcome {
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

fn read(setup: &Setup) -> Reading {
    let outcome = outcome(setup);
    let d = length(setup);
    let is_shown = setup.is_on(Prediction::SHOWN);
    let spread = fixed(outcome.spread, 1);
    let mut numbers = vec![(words::SPREAD, spread.clone())];
    if is_shown {
        let Summary { top, entropy, gradient } = outcome.summary;
        let rest = [
            (words::TOP, top, 2),
            (words::ENTROPY, entropy, 2),
            (words::GRADIENT, gradient, 3),
        ];
        numbers.extend(rest.map(|(name, x, decimals)| (name, fixed(x, decimals))));
    }
    let mut tables = vec![Table {
        caption: words::caption(N_DRAWS, d),
        columns: words::COLUMNS.map(str::to_owned).to_vec(),
        rows: numbers
            .into_iter()
            .map(|(name, x)| (name.to_owned(), vec![x]))
            .collect(),
    }];
    if is_shown {
        let row = |size: usize| {
            let entries = outcome.curves.iter().map(|curve| fixed(curve[size], 2)).collect();
            ((1_usize << size).to_string(), entries)
        };
        tables.push(Table {
            caption: words::CURVES.to_owned(),
            columns: words::CURVE_COLUMNS.map(str::to_owned).to_vec(),
            rows: (0..N_LENGTHS).map(row).collect(),
        });
    }
    let sentence = if is_shown {
        said(setup, &outcome)
    } else {
        words::waiting(d, &spread)
    };
    Reading { sentence, tables }
}

fn said(setup: &Setup, outcome: &Outcome) -> String {
    let d = length(setup);
    let root = sqrt(d as f64);
    let (divisor, raw) = (divisor(setup), outcome.spread * divisor(setup));
    let spread = fixed(outcome.spread, 1);
    let opening = match setup.index(DIVIDE) {
        0 => words::raw(d, &fixed(raw, 1), &fixed(root, 1)),
        1 => words::scaled(&fixed(root, 1), &spread),
        _ if divisor == root => words::same(&fixed(divisor, 1), &spread),
        _ => words::tempered(&fixed(divisor, 1), &spread, divisor < root, &fixed(root, 1)),
    };
    let Summary { top, gradient, .. } = outcome.summary;
    let weights = words::weights(&fixed(top, 2), &fixed(gradient, 3));
    let correlation = setup.number(CORRELATION);
    if correlation > 0.0 {
        let aligned = words::aligned(
            &fixed(correlation, 2),
            &fixed(outcome.first, 1),
            setup.index(DIVIDE) == 1,
        );
        return format!("{opening} {weights} {aligned}");
    }
    format!("{opening} {weights}")
}

/// How much wider the products spread at 256 numbers than at 64, by this draw, with nothing divided.
fn verdict(setup: &Setup) -> String {
    let base = base(setup);
    let [from, to] = [6, 8].map(|size| spread(&base.sample.scores(size, base.correlation)));
    let distance = |guess: &f64| -(guess - to / from).abs();
    let right = argmax(&GUESSES.iter().map(distance).collect::<Vec<_>>());
    let guess = setup.index(Prediction::GUESS).clamp(1, GUESSES.len()) - 1;
    let [from, to, ratio] = [(from, 1), (to, 1), (to / from, 2)].map(|(x, decimals)| fixed(x, decimals));
    words::verdict(words::OPTIONS[guess], guess == right, [&from, &to, &ratio])
}
