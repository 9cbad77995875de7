//! The words of "Order".

use super::sentence::TOKENS;
use super::{Prediction, Reading, Table, Words, written};
use crate::labs::number::fixed;
use crate::labs::order::{N_GUESSES, OrderFact, Positions, Setup, ShuffledOutputs, fact, shuffled_outputs};
use crate::labs::sentence::{N_TOKENS, SentenceMask};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &OPTIONS,
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "Shuffle the sentence: will attention notice?";
/// What to do.
pub const INSTRUCTION: &str = "Shuffle the six tokens and compare each output with the one before. Then add position \
     vectors, or the causal mask. The vectors are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "No mask, no positions. The tokens are shuffled. What happens to the outputs?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = [
    "They stay in their places",
    "They move along with their tokens, number for number",
    "All their numbers change",
];
/// The control for positions.
pub const POSITIONS: &str = "Positions";
/// Its options.
pub const POSITIONS_OPTIONS: [&str; Positions::N] = ["None", "Sinusoidal"];
/// Puts the tokens in another order.
pub const SHUFFLE: &str = "Shuffle";
/// Puts the tokens back.
pub const SORT: &str = "First order";
/// The heading over places and tokens.
pub const TOKEN: &str = "Token";
/// The heading over places.
pub const PLACE: &str = "Place";
/// The heading over outputs in the first order.
pub const BEFORE: &str = "Output before";
/// The heading over outputs in the present order.
pub const NOW: &str = "Output now";
/// The heading over both.
pub const BOTH: &str = "Output before, now";
/// The heading over what changed.
pub const CHANGE: &str = "Largest change";
/// The caption of the table.
pub const CAPTION: &str = "Each token’s output in the first order and now";

/// The message before the reveal.
const WAITING: &str = "These are the outputs in the first order. Commit to a guess, then shuffle.";
/// The message while the tokens stand in the first order.
const SORTED: &str = "The tokens stand in their first order: nothing to compare yet.";
/// The message where each token kept its output.
const SAME: &str =
    "Shuffled, yet each token has the very output that it had before: the outputs were only shuffled along.";

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    shuffled_outputs(setup).map_or_else(
        |_| Reading::default(),
        |outputs| Reading {
            sentence: sentence(setup, fact(setup, &outputs)),
            tables: vec![table(&outputs)],
        },
    )
}

fn sentence(setup: &Setup, fact: OrderFact) -> String {
    match fact {
        OrderFact::Waiting => WAITING.to_owned(),
        OrderFact::Sorted => SORTED.to_owned(),
        OrderFact::Same => SAME.to_owned(),
        OrderFact::Changed { n, token, most } => {
            let cause = match (setup.positions, setup.mask) {
                (Positions::Sinusoidal, SentenceMask::Causal) => "positions and mask both tell where a token stands",
                (Positions::Sinusoidal, SentenceMask::None) => "a position vector tells each token where it stands",
                (Positions::None, _) => "under the causal mask a token reads only itself and what now stands before it",
            };
            let (token, most) = (TOKENS[token], fixed(most, 3));
            format!("{n} of six outputs changed, that of {{t:{token}}} most, by {most}: {cause}.")
        }
    }
}

fn table(outputs: &ShuffledOutputs) -> Table {
    let changes = outputs.changes();
    let row = |place: usize| {
        let token = outputs.order[place];
        let entries = vec![
            (place + 1).to_string(),
            written(outputs.before.row(token), 3).join(" "),
            written(outputs.now.row(place), 3).join(" "),
            fixed(changes[place], 3),
        ];
        (TOKENS[token].to_owned(), entries)
    };
    Table::new(CAPTION, &[TOKEN, PLACE, BEFORE, NOW, CHANGE], N_TOKENS, &row)
}

/// How the guess compares, with the largest change of any number.
fn verdict(setup: &Setup) -> String {
    let (guess, most) = crate::labs::order::verdict(setup);
    format!(
        "{}: without mask and positions the outputs move along with their tokens. The largest change among all their \
         numbers is {}. This is *permutation equivariance*.",
        super::opening(guess),
        fixed(most, 3)
    )
}
