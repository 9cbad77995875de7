//! Order: outputs that are shuffled along with their tokens, until positions or a mask tell one place from another.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::fixed;
use super::sentence::{D_MODEL, Flow, N_TOKENS, W_K, W_Q, W_V, X, mask};
use super::setup::{Field, Kind, Setup};
use crate::attention::position::sinusoidal;
use crate::attention::random::Random;
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Mask, Matrix};
use crate::lesson::figures::order as words;
use crate::lesson::figures::sentence::{MASK as MASK_NAME, MASKS, TOKENS};

/// The key of the shuffle: 0 is the first order, every other number an order of its own.
pub const SHUFFLE: &str = "o";
/// The key of the positions.
pub const POSITIONS: &str = "p";
/// The key of the mask.
pub const MASK: &str = "m";
/// How many shuffles there are.
pub const N_SHUFFLES: u16 = 999;

/// Below this a change is rounding: sums in another order differ in their last bits.
const ROUNDING: f64 = 1e-9;

/// The lab.
pub static ORDER: Lab = Lab {
    id: "order",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        Field {
            key: SHUFFLE,
            label: words::SHUFFLE,
            kind: Kind::Index(N_SHUFFLES),
            default: &[0.0],
        },
        Field {
            key: POSITIONS,
            label: words::POSITIONS,
            kind: Kind::Choice(words::POSITIONS_OPTIONS),
            default: &[0.0],
        },
        Field {
            key: MASK,
            label: MASK_NAME,
            kind: Kind::Choice(MASKS),
            default: &[0.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[(SHUFFLE, 1.0), (POSITIONS, 0.0), (MASK, 0.0)],
        verdict,
    }),
    read,
};

/// Which token stands at each place.
pub fn order(shuffle: usize) -> [usize; N_TOKENS] {
    let mut order = std::array::from_fn(|place| place);
    if shuffle > 0 {
        Random::new(shuffle as u64).shuffle(&mut order);
        // A shuffle that changed nothing would have nothing to show.
        if order.is_sorted() {
            order.reverse();
        }
    }
    order
}

/// Each token's output in the first order and in the present one.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Which token stands at each place.
    pub order: [usize; N_TOKENS],
    /// The outputs in the first order, by token, `[6 × 3]`.
    pub before: Matrix,
    /// The outputs in the present order, by place, `[6 × 3]`.
    pub now: Matrix,
}

impl Outcome {
    /// By how much the output of the token at each place changed: its largest difference in one number.
    pub fn changes(&self) -> Vec<f64> {
        let change = |(place, token): (usize, &usize)| {
            let pairs = self.now.row(place).iter().zip(self.before.row(*token));
            maximum(&pairs.map(|(a, b)| (a - b).abs()).collect::<Vec<_>>())
        };
        self.order.iter().enumerate().map(change).collect()
    }
}

/// Attention over the hand-set sentence in this order.
fn outputs(order: &[usize; N_TOKENS], has_positions: bool, mask: Mask) -> Result<Matrix, Error> {
    let positions = sinusoidal(N_TOKENS, D_MODEL);
    let number = |place: usize, j: usize| {
        let shift = if has_positions { positions.at(place, j) } else { 0.0 };
        X[order[place] * D_MODEL + j] + shift
    };
    let x = Matrix::from_fn(N_TOKENS, D_MODEL, number);
    Ok(Flow::new(x.data(), [&W_Q, &W_K, &W_V], mask)?.trace.output)
}

/// What this set-up computes.
///
/// # Errors
/// None in practice; a test computes every choice.
pub fn outcome(setup: &Setup) -> Result<Outcome, Error> {
    compare(
        order(setup.index(SHUFFLE)),
        setup.index(POSITIONS) == 1,
        mask(setup.index(MASK)),
    )
}

fn compare(order: [usize; N_TOKENS], has_positions: bool, mask: Mask) -> Result<Outcome, Error> {
    Ok(Outcome {
        order,
        before: outputs(&self::order(0), has_positions, mask.clone())?,
        now: outputs(&order, has_positions, mask)?,
    })
}

fn read(setup: &Setup) -> Reading {
    outcome(setup).map_or_else(
        |_| Reading::default(),
        |outcome| Reading {
            sentence: sentence(setup, &outcome),
            tables: vec![table(&outcome)],
        },
    )
}

fn sentence(setup: &Setup, outcome: &Outcome) -> String {
    let changes = outcome.changes();
    let n = changes.iter().filter(|change| **change > ROUNDING).count();
    match (setup.is_on(Prediction::SHOWN), n) {
        (false, _) => words::WAITING.into(),
        _ if outcome.order.is_sorted() => words::SORTED.into(),
        (true, 0) => words::SAME.into(),
        _ => {
            let most = argmax(&changes);
            words::changed(
                n,
                TOKENS[outcome.order[most]],
                &fixed(changes[most], 3),
                setup.index(POSITIONS) == 1,
                setup.index(MASK) == 1,
            )
        }
    }
}

fn table(outcome: &Outcome) -> Table {
    let changes = outcome.changes();
    let list = |row: &[f64]| row.iter().map(|x| fixed(*x, 3)).collect::<Vec<_>>().join(" ");
    let row = |(place, token): (usize, &usize)| {
        let entries = vec![
            (place + 1).to_string(),
            list(outcome.before.row(*token)),
            list(outcome.now.row(place)),
            fixed(changes[place], 3),
        ];
        (TOKENS[*token].to_owned(), entries)
    };
    Table {
        caption: words::CAPTION.into(),
        columns: [words::TOKEN, words::PLACE, words::BEFORE, words::NOW, words::CHANGE]
            .map(Into::into)
            .into(),
        rows: outcome.order.iter().enumerate().map(row).collect(),
    }
}

/// What the first shuffle changes without mask and positions, whatever is chosen now.
fn verdict(setup: &Setup) -> String {
    let most = compare(order(1), false, Mask::None).map_or(f64::NAN, |outcome| maximum(&outcome.changes()));
    words::verdict(setup.index(Prediction::GUESS) == 2, &fixed(most, 3))
}
