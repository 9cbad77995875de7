//! Same output, different weights: from the learner's own values, the row of weights that differs most.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::plane::{self, Blend, N_TOKENS, matrix};
use super::setup::Setup;
use crate::attention::Normalize;
use crate::attention::matrix::norm;
use crate::attention::same_output::{most_different, moved};
use crate::attention::softmax::argmax;
use crate::lesson::figures::plane::TOKENS;
use crate::lesson::figures::{plane as plane_words, same as words};

/// The lab.
pub static SAME: Lab = Lab {
    id: "same",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        plane::values(&[0.4, 0.6, 3.6, 1.4, -2.2, 3.6, -3.4, -2.0, 2.4, -3.2]),
        plane::scores(&[2.2, 0.4, -0.2, 0.0, 0.2]),
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[],
        verdict,
    }),
    read,
};

/// The row of weights, and the most different one with the same output.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The softmax of the scores, `[5]`, and its output.
    pub own: Blend,
    /// The other row, `[5]`.
    pub other: Vec<f64>,
    /// How long each value is, ‖value‖, `[5]`.
    pub lengths: Vec<f64>,
}

impl Pair {
    /// ‖weight × value‖ of each token in `row`.
    pub fn effects(&self, row: &[f64]) -> Vec<f64> {
        row.iter().zip(&self.lengths).map(|(w, length)| w * length).collect()
    }
}

/// Both rows for this set-up.
pub fn pair(setup: &Setup) -> Pair {
    let own = plane::blend(setup, Normalize::Softmax);
    let values = matrix(setup);
    // Five weights and five values always agree; the empty row only stands for what cannot happen.
    let other = most_different(&own.weights, &values).unwrap_or_default();
    let lengths = values.iter_rows().map(norm).collect();
    Pair { own, other, lengths }
}

fn read(setup: &Setup) -> Reading {
    let pair = pair(setup);
    let is_shown = setup.is_on(Prediction::SHOWN);
    Reading {
        sentence: sentence(&pair, is_shown),
        tables: vec![table(setup, &pair, is_shown)],
    }
}

fn sentence(pair: &Pair, is_shown: bool) -> String {
    let output = plane_words::point(pair.own.output.map(|x| fixed(x, 2)));
    if !is_shown {
        return words::waiting(&output);
    }
    let own = &pair.own.weights;
    let off: Vec<f64> = own.iter().zip(&pair.other).map(|(a, b)| (a - b).abs()).collect();
    let most = argmax(&off);
    let shares = [own, &pair.other].map(|row| percent(row.get(most).copied().unwrap_or(0.0)));
    words::both(&output, TOKENS[most], shares)
}

/// The values, then each row's weights and what arrives; the other row only once it has been asked for.
fn table(setup: &Setup, pair: &Pair, is_shown: bool) -> Table {
    let mut columns = vec![plane_words::VALUE, words::OWN, words::OWN_EFFECT];
    if is_shown {
        columns.extend([words::OTHER, words::OTHER_EFFECT]);
    }
    let mut lists = vec![pair.own.weights.clone(), pair.effects(&pair.own.weights)];
    if is_shown {
        lists.extend([pair.other.clone(), pair.effects(&pair.other)]);
    }
    let points = plane::points(setup);
    let row = |i: usize| {
        let value = plane_words::point(points[i].map(|x| fixed(x, 1)));
        let numbers = lists.iter().map(|list| fixed(list[i], 3));
        (TOKENS[i].to_owned(), std::iter::once(value).chain(numbers).collect())
    };
    Table {
        caption: words::CAPTION.into(),
        columns: std::iter::once(plane_words::TOKEN)
            .chain(columns)
            .map(Into::into)
            .collect(),
        rows: (0..N_TOKENS).map(row).collect(),
    }
}

/// Which of the options is right: none of the weight can move, up to half of it, or more.
fn answer(share: f64) -> usize {
    match share {
        share if share < 0.005 => 1,
        share if share <= 0.5 => 2,
        _ => 3,
    }
}

fn verdict(setup: &Setup) -> String {
    let pair = pair(setup);
    let share = moved(&pair.own.weights, &pair.other);
    words::verdict(setup.index(Prediction::GUESS) == answer(share), &percent(share))
}
