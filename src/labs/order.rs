//! Order: outputs that are shuffled along with their tokens, until positions or a mask tell one place from another.

use super::lab::{Guess, Lab};
use super::sentence::{D_MODEL, Flow, N_TOKENS, SentenceMask, W_K, W_Q, W_V, X};
use super::setup::{Field, Limits, choice, setup};
use crate::attention::position::{rotary, sinusoidal};
use crate::attention::random::Random;
use crate::attention::softmax::{argmax, maximum};
use crate::attention::{Error, Mask, Matrix, Settings, attend};

/// How many shuffles there are.
pub const N_SHUFFLES: usize = 999;

/// Below this a change is rounding: sums in another order differ in their last bits.
const ROUNDING: f64 = 1e-9;

/// How many options the prediction has.
pub const N_GUESSES: usize = 3;
/// The right one: outputs move along with their tokens.
const RIGHT: usize = 1;

choice! {
    /// What tells a token its place.
    Positions {
        /// Nothing.
        None,
        /// A vector of sines and cosines, added to the token's own.
        Sinusoidal,
        /// Queries and keys are turned by angles that grow with the position.
        Rotary,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The shuffle: 0 is the first order, every other number an order of its own.
    SHUFFLE shuffle: usize = "o", Limits::whole(0, N_SHUFFLES), 0;
    /// The positions.
    POSITIONS positions: Positions = "p", Positions::LIMITS, Positions::None;
    /// The mask.
    MASK mask: SentenceMask = "m", SentenceMask::LIMITS, SentenceMask::None;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "order",
    reveal: |setup| {
        setup.is_shown = true;
        setup.shuffle = 1;
        setup.positions = Positions::None;
        setup.mask = SentenceMask::None;
    },
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
pub struct ShuffledOutputs {
    /// Which token stands at each place.
    pub order: [usize; N_TOKENS],
    /// The outputs in the first order, by token, `[6 × 3]`.
    pub before: Matrix,
    /// The outputs in the present order, by place, `[6 × 3]`.
    pub now: Matrix,
}

impl ShuffledOutputs {
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
fn outputs(order: &[usize; N_TOKENS], positions: Positions, mask: Mask) -> Result<Matrix, Error> {
    let added = sinusoidal(N_TOKENS, D_MODEL);
    let number = |place: usize, j: usize| {
        let own = X[order[place] * D_MODEL + j];
        if positions == Positions::Sinusoidal {
            own + added.at(place, j)
        } else {
            own
        }
    };
    let x = Matrix::from_fn(N_TOKENS, D_MODEL, number);
    let flow = Flow::new(x.data(), [&W_Q, &W_K, &W_V], mask.clone())?;
    if positions != Positions::Rotary {
        return Ok(flow.trace.output);
    }
    let settings = Settings {
        mask,
        ..Settings::default()
    };
    Ok(attend(&rotary(&flow.queries), &rotary(&flow.keys), &flow.values, &settings)?.output)
}

/// What this set-up computes.
///
/// # Errors
/// None in practice; a test computes every choice.
pub fn shuffled_outputs(setup: &Setup) -> Result<ShuffledOutputs, Error> {
    compare(order(setup.shuffle), setup.positions, setup.mask.mask())
}

fn compare(order: [usize; N_TOKENS], positions: Positions, mask: Mask) -> Result<ShuffledOutputs, Error> {
    Ok(ShuffledOutputs {
        order,
        before: outputs(&self::order(0), positions, mask.clone())?,
        now: outputs(&order, positions, mask)?,
    })
}

/// What there is to say of the outputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OrderFact {
    /// The result is not shown yet.
    Waiting,
    /// The tokens stand in their first order.
    Sorted,
    /// Shuffled, and every token has the output that it had.
    Same,
    /// Outputs changed.
    Changed {
        /// How many.
        n: usize,
        /// The token whose output changed most.
        token: usize,
        /// By how much, in one number.
        most: f64,
    },
}

/// What there is to say of this set-up and its outputs.
pub fn fact(setup: &Setup, outputs: &ShuffledOutputs) -> OrderFact {
    let changes = outputs.changes();
    let n = changes.iter().filter(|change| **change > ROUNDING).count();
    let most = argmax(&changes);
    match n {
        _ if !setup.is_shown => OrderFact::Waiting,
        _ if outputs.order.is_sorted() => OrderFact::Sorted,
        0 => OrderFact::Same,
        n => OrderFact::Changed {
            n,
            token: outputs.order[most],
            most: changes[most],
        },
    }
}

/// The guess, and the most that the first shuffle changes without mask and positions, whatever is chosen now.
pub fn verdict(setup: &Setup) -> (Guess, f64) {
    let most = compare(order(1), Positions::None, Mask::None).map_or(f64::NAN, |outputs| maximum(&outputs.changes()));
    (Guess::new(setup.guess, RIGHT), most)
}
