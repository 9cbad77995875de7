//! Who gets the weight? Four scores, their weights, and the learner's guess of them.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::numbers::EXAMPLE_SCORES;
use super::setup::{Field, Kind, Setup};
use crate::attention::softmax::{argmax, maximum, sigmoid};
use crate::attention::{Matrix, Normalize, Scale, Settings, attend};
use crate::lesson::figures::softmax as words;

/// The key of the scores.
pub const SCORES: &str = "s";
/// The key of the temperature.
pub const TEMPERATURE: &str = "t";
/// The key of the rule by which scores become weights.
pub const NORMALIZE: &str = "n";
/// The option of [`NORMALIZE`] that puts each score through a sigmoid: what attention does not do.
pub const SIGMOID: usize = 3;

/// The lab.
pub static SOFTMAX: Lab = Lab {
    id: "softmax",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Field {
            key: Prediction::GUESS,
            label: words::GUESS,
            kind: Kind::Number {
                min: 0.0,
                max: 1.0,
                step: 0.01,
                decimals: 2,
            },
            default: &[0.25; 4],
        },
        Prediction::shown(),
        Field {
            key: SCORES,
            label: words::SCORES,
            kind: Kind::Number {
                min: -5.0,
                max: 5.0,
                step: 0.1,
                decimals: 1,
            },
            default: &EXAMPLE_SCORES,
        },
        Field {
            key: TEMPERATURE,
            label: words::TEMPERATURE,
            kind: Kind::Number {
                min: 0.1,
                max: 5.0,
                step: 0.1,
                decimals: 1,
            },
            default: &[1.0],
        },
        Field {
            key: NORMALIZE,
            label: words::NORMALIZE,
            kind: Kind::Choice(words::NORMALIZE_OPTIONS),
            default: &[0.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: &[],
        reveals: &[],
        verdict,
    }),
    read,
};

/// What follows from the scores.
pub struct Outcome {
    /// What the softmax reads, `[4]`.
    pub scaled: Vec<f64>,
    /// The weights, `[4]`.
    pub weights: Vec<f64>,
}

/// The weights of this set-up. The scores come about as the products of a query of 1 with keys of one number each.
pub fn outcome(setup: &Setup) -> Outcome {
    let settings = Settings {
        scale: Scale::Off,
        temperature: setup.number(TEMPERATURE),
        normalize: normalize(setup),
        ..Settings::default()
    };
    let one = Matrix::from_fn(1, 1, |_, _| 1.0);
    let keys = Matrix::from_fn(4, 1, |i, _| setup.list(SCORES).get(i).copied().unwrap_or(0.0));
    // Every set-up within its limits computes; the empty answer only stands for what cannot happen.
    attend(&one, &keys, &keys, &settings).map_or(
        Outcome {
            scaled: Vec::new(),
            weights: Vec::new(),
        },
        |trace| {
            let scaled = trace.scaled.row(0).to_vec();
            let weights = if setup.index(NORMALIZE) == SIGMOID {
                scaled.iter().copied().map(sigmoid).collect()
            } else {
                trace.weights.row(0).to_vec()
            };
            Outcome { scaled, weights }
        },
    )
}

/// The rule by which scores become weights; [`SIGMOID`] is none of attention's.
fn normalize(setup: &Setup) -> Normalize {
    [Normalize::Softmax, Normalize::None, Normalize::Hard][setup.index(NORMALIZE).min(2)]
}

fn read(setup: &Setup) -> Reading {
    let Outcome { scaled, weights } = outcome(setup);
    let is_shown = setup.is_on(Prediction::SHOWN);
    let sentence = if is_shown {
        message(setup, &weights)
    } else {
        words::waiting(&percent(sum(setup.list("g"))))
    };
    let mut columns = vec![
        words::TOKEN.to_owned(),
        words::SCORES.to_owned(),
        words::GUESS.to_owned(),
    ];
    if is_shown {
        columns.extend([words::SCALED.to_owned(), words::WEIGHT.to_owned()]);
    }
    let row = |i: usize| {
        let mut entries = vec![
            fixed(setup.list(SCORES)[i], 1),
            fixed(setup.list(Prediction::GUESS)[i], 2),
        ];
        if is_shown {
            entries.extend([fixed(scaled[i], 3), fixed(weights[i], 3)]);
        }
        (words::TOKENS[i].to_owned(), entries)
    };
    let rows = (0..4).map(row).collect();
    Reading {
        sentence,
        tables: vec![Table {
            caption: words::CAPTION.into(),
            columns,
            rows,
        }],
    }
}

fn message(setup: &Setup, weights: &[f64]) -> String {
    let top = maximum(weights);
    let winners = weights.iter().filter(|weight| **weight == top).count();
    match normalize(setup) {
        _ if setup.index(NORMALIZE) == SIGMOID => words::sigmoid(&fixed(sum(weights), 3)),
        Normalize::None => {
            let negative = weights.iter().filter(|weight| **weight < 0.0).count();
            words::raw(&fixed(sum(weights), 3), &negative.to_string())
        }
        Normalize::Hard if winners > 1 => words::tie(&winners.to_string(), &percent(top)),
        _ => words::shares(words::TOKENS[argmax(weights)], &percent(top), &percent(1.0 - top)),
    }
}

/// How far the guess was from the weights of the example that was guessed: the scores as they are now.
fn verdict(setup: &Setup) -> String {
    let weights = outcome(setup).weights;
    let off: Vec<f64> = setup
        .list(Prediction::GUESS)
        .iter()
        .zip(&weights)
        .map(|(g, w)| 100.0 * (g - w).abs())
        .collect();
    let mean = sum(&off) / off.len().max(1) as f64;
    let worst = argmax(&off);
    let sentence = words::verdict(&fixed(mean, 1), words::TOKENS[worst], &fixed(off[worst], 1));
    if mean <= 3.0 {
        format!("{sentence} {}", words::CLOSE)
    } else {
        sentence
    }
}

fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().sum()
}
