//! A dictionary beside attention over the same keys: where the two part.

use super::lab::{Guess, Lab};
use super::setup::{Field, Limits, NamedSetup, choice, setup};
use crate::attention::softmax::{argmax, maximum, softmax};
use crate::attention::{Matrix, Settings, attend};

/// From nearly hard to nearly even.
pub const TEMPERATURES: [f64; 13] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];

/// The share that each option of the prediction stands for.
pub const GUESSES: [f64; 4] = [1.0, 0.75, 0.5, 0.25];

choice! {
    /// What is asked, of which records.
    Situation {
        /// The query equals a key.
        ExactHit,
        /// It is close to one.
        NearMiss,
        /// It equals two keys.
        DuplicateKeys,
        /// It agrees with no key.
        NotThere,
        /// It agrees with two keys alike.
        Tie,
        /// It equals a key, and another points the same way and is longer.
        LongKey,
    }
}

choice! {
    /// Whether the softmax has one score more, for "none of these", which a model would learn. Its share is lost: it has no value.
    NoneScore {
        /// It has not.
        Off,
        /// It has.
        On,
    }
}

/// The scaled score of "none of these".
const NONE_SCORE: f64 = 2.0;

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(GUESSES.len() + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The situation.
    SITUATION situation: Situation = "s", Situation::LIMITS, Situation::ExactHit;
    /// How far the query's first number is moved.
    NUDGE nudge: f64 = "n", Limits::tenths(-1.0, 1.0), 0.0;
    /// Whether there is a score for "none of these".
    NONE none: NoneScore = "o", NoneScore::LIMITS, NoneScore::Off;
    /// The temperature, as an index into [`TEMPERATURES`].
    TEMPERATURE temperature: usize = "t", Limits::below(TEMPERATURES.len()), 6;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "lookup",
    reveal: |setup| setup.is_shown = true,
};

/// A record of the table: a key of two numbers, and the value that is stored under it.
#[derive(Debug)]
pub struct Record {
    /// Whose it is, an index into [`N_OWNERS`] names.
    pub owner: usize,
    /// The key. All are equally long, so that the equal one scores highest; but for the long one, of which the lab tells.
    pub key: [f64; 2],
    /// The value.
    pub value: f64,
}

/// How many owners of records there are.
pub const N_OWNERS: usize = 4;

const fn record(owner: usize, key: [f64; 2], value: f64) -> Record {
    Record { owner, key, value }
}

/// The last is a second record under the first key, which only one situation has.
static RECORDS: [Record; 5] = [
    record(0, [2.0, 1.0], 10.0),
    record(1, [1.0, 2.0], 20.0),
    record(2, [-1.0, 2.0], 60.0),
    record(3, [2.0, -1.0], 80.0),
    record(0, [2.0, 1.0], 40.0),
];

/// The first is asked for, and the second outscores it.
static LONG_KEY: [Record; 4] = [
    record(0, [2.0, 1.0], 10.0),
    record(1, [4.0, 2.0], 20.0),
    record(2, [-1.0, 2.0], 60.0),
    record(3, [2.0, -1.0], 80.0),
];

/// What both lookups make of the query.
#[derive(Debug)]
pub struct Retrieval {
    /// The records, in the order in which they were stored.
    pub records: &'static [Record],
    /// The query.
    pub query: [f64; 2],
    /// The record that the dictionary returns: of several under one key the last, which replaced the others.
    pub hit: Option<usize>,
    /// Attention's weights, `[n_records]`.
    pub weights: Vec<f64>,
    /// The share of "none of these", where it has a score.
    pub none: Option<f64>,
    /// Attention's output.
    pub output: f64,
}

/// Both lookups of a set-up.
pub fn retrieval(setup: &Setup) -> Retrieval {
    // What is asked before the nudge.
    let [x, y] = match setup.situation {
        Situation::ExactHit | Situation::DuplicateKeys | Situation::LongKey => [2.0, 1.0],
        Situation::NearMiss => [1.8, 1.1],
        Situation::NotThere => [-2.0, -1.0],
        Situation::Tie => [1.5, 1.5],
    };
    let records = match setup.situation {
        Situation::LongKey => &LONG_KEY[..],
        Situation::DuplicateKeys => &RECORDS[..],
        _ => &RECORDS[..N_OWNERS],
    };
    // Rounded to the decimals shown, so that equal numbers are equal.
    let query = [((x + setup.nudge) * 10.0).round() / 10.0, y];
    let keys = Matrix::from_fn(records.len(), 2, |i, j| records[i].key[j]);
    let settings = Settings {
        temperature: temperature(setup),
        ..Settings::default()
    };
    let trace = attend(&Matrix::from_fn(1, 2, |_, j| query[j]), &keys, &keys, &settings);
    // Every set-up within its limits computes; zeros only stand for what cannot happen.
    let mut scaled = trace.map_or(vec![0.0; records.len()], |trace| trace.scaled.row(0).to_vec());
    let has_none = setup.none == NoneScore::On;
    scaled.extend(has_none.then(|| NONE_SCORE / temperature(setup)));
    let mut weights = softmax(&scaled);
    let none = has_none.then(|| weights.pop()).flatten();
    Retrieval {
        records,
        query,
        hit: records.iter().rposition(|record| record.key == query),
        output: weights
            .iter()
            .zip(records)
            .map(|(weight, record)| weight * record.value)
            .sum(),
        weights,
        none,
    }
}

/// The temperature of a set-up.
pub fn temperature(setup: &Setup) -> f64 {
    TEMPERATURES[setup.temperature.min(TEMPERATURES.len() - 1)]
}

/// What attention does with the query, and what this breaks of the picture of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It reads nearly the same from all.
    Mean,
    /// It reads two equal keys in equal parts.
    Duplicates,
    /// Two keys share the largest weight.
    Tie,
    /// One key gets nearly everything.
    NearlyHard,
    /// A key equals the query, and another outscores it.
    Outscored,
    /// A key equals the query.
    Hit,
    /// No key agrees with the query.
    NotThere,
    /// A key is close to the query.
    Near,
}

/// How attention matches a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetrievalFact {
    /// The kind of match.
    pub kind: Match,
    /// The largest weight; of two equal keys the sum of theirs.
    pub share: f64,
    /// The owner of the record with the largest weight.
    pub owner: usize,
}

/// What there is to say of attention's side.
pub fn fact(retrieval: &Retrieval) -> RetrievalFact {
    let weights = &retrieval.weights;
    let top = maximum(weights);
    let least = weights.iter().copied().fold(top, f64::min);
    let n_top = weights.iter().filter(|weight| top - **weight < 1e-9).count();
    let n_equal = retrieval
        .records
        .iter()
        .filter(|record| record.key == retrieval.query)
        .count();
    let kind = match (n_equal, n_top) {
        _ if top - least < 0.02 => Match::Mean,
        (2.., _) => Match::Duplicates,
        (_, 2) => Match::Tie,
        _ if top > 0.995 => Match::NearlyHard,
        (1, _) if retrieval.hit != Some(argmax(weights)) => Match::Outscored,
        (1, _) => Match::Hit,
        _ if retrieval.is_opposed() => Match::NotThere,
        _ => Match::Near,
    };
    RetrievalFact {
        kind,
        share: if kind == Match::Duplicates {
            top * n_equal as f64
        } else {
            top
        },
        owner: retrieval.records[argmax(weights)].owner,
    }
}

impl Retrieval {
    /// Whether the query agrees with no key: no product is above 0.
    fn is_opposed(&self) -> bool {
        let product = |record: &Record| record.key[0] * self.query[0] + record.key[1] * self.query[1];
        self.records.iter().all(|record| product(record) <= 0.0)
    }
}

/// The guess against the share of the exact hit at temperature 1, and that share.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let share = retrieval(&Setup::START).weights[0];
    (Guess::new(setup.guess, Guess::nearest(&GUESSES, share)), share)
}
