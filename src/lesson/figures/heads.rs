//! The words of "Two heads".

use super::sentence::{FEATURES, TOKENS};
use super::{Prediction, Reading, Table, Words, written};
use crate::labs::heads::{HeadOutputs, HeadsFact, HeadsInUse, N_GUESSES, N_HEADS, SIDE, Setup, fact, head_outputs};
use crate::labs::number::{fixed, percent};
use crate::labs::sentence::N_TOKENS;

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
pub const TITLE: &str = "Two heads, one output: how do they agree?";
/// What to do.
pub const INSTRUCTION: &str = "Two heads read the same sentence by matrices of their own. Choose who asks, switch a \
     head off, change {m:wo}. All starting numbers are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "Each head gives two numbers. How do they become one output?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = [
    "They are averaged",
    "The surer head decides",
    "They are put end to end and mixed by a learned matrix",
];
/// The control for the asking token.
pub const ASKING: &str = "Which token asks?";
/// The control for the heads in use.
pub const HEADS: &str = "Heads in use";
/// Its options.
pub const HEADS_OPTIONS: [&str; HeadsInUse::N] = ["Both", "Head 1 alone", "Head 2 alone"];
/// The names of the heads.
pub const NAMES: [&str; N_HEADS] = ["Head 1", "Head 2"];
/// The same within a sentence.
pub const IN_SENTENCE: [&str; N_HEADS] = ["head 1", "head 2"];
/// What the bars show, for whoever cannot see them.
pub const BARS: &str = "The weights of both heads, token by token";
/// The heading over rows.
pub const PART: &str = "Part";
/// The heading over a head's own output.
pub const OWN: &str = "Its output";
/// The heading over what a head adds; inline.
pub const SLICE: &str = "Through its slice of {m:wo}";
/// The row of sums.
pub const SUM: &str = "Sum";
/// The row of the layer's output; inline.
pub const OUTPUT: &str = "End to end, × {m:wo}";
/// The row of averages.
pub const AVERAGE: &str = "Average: wrong";
/// The fold with the numbers of `W_O`.
pub const CHANGE: &str = "Change the mixing matrix";
/// The name of the matrix.
pub const W_O: &str = "Mixing matrix.";
/// What the matrix holds.
pub const W_O_NOTE: &str = "Learned in a trained model. The upper two rows are the slice of head 1, the lower two that \
     of head 2.";
/// The names of its rows.
pub const W_O_ROWS: [&str; SIDE] = ["1, first", "1, second", "2, first", "2, second"];
/// The heading over tokens.
pub const TOKEN: &str = "Token";
/// The caption of the weights.
pub const WEIGHTS: &str = "Weights of the asking token, head by head";
/// The caption of the outputs.
pub const OUTPUTS: &str = "What each head adds to the output, and ways to put them together";
/// Plain names of the last two rows, and of the slices.
pub const ROWS: [&str; 4] = [
    "Sum of the slices",
    "Concatenated × W_O",
    "Average: wrong",
    "Both heads, × W_O",
];

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    head_outputs(setup).map_or_else(
        |_| Reading::default(),
        |outputs| Reading {
            sentence: sentence(TOKENS[setup.asking], fact(setup, &outputs)),
            tables: tables(setup, &outputs),
        },
    )
}

fn sentence(asking: &str, fact: HeadsFact) -> String {
    match fact {
        HeadsFact::Waiting(most) => {
            let [first, second] = most.map(|(token, share)| format!("{{t:{}}}, {}", TOKENS[token], percent(share)));
            format!("For {{t:{asking}}} head 1 reads most from {first}, and head 2 from {second}.")
        }
        HeadsFact::Both(average) => format!(
            "For {{t:{asking}}} the two slices add up to the very output; their average is off by up to {}.",
            fixed(average, 3)
        ),
        HeadsFact::Alone { on, off, moved } => format!(
            "Without {} the output for {{t:{asking}}} moves by up to {}; what {} adds stays as it was.",
            IN_SENTENCE[off],
            fixed(moved, 3),
            IN_SENTENCE[on]
        ),
    }
}

fn tables(setup: &Setup, outputs: &HeadOutputs) -> Vec<Table> {
    let weights = |i: usize| {
        let heads = outputs.layer.heads.iter();
        let entries = heads.map(|head| fixed(head.weights.at(setup.asking, i), 3));
        (TOKENS[i].to_owned(), entries.collect())
    };
    let mut tables = vec![Table::new(WEIGHTS, &[TOKEN, NAMES[0], NAMES[1]], N_TOKENS, &weights)];
    if setup.is_shown {
        let rows = [
            (NAMES[0], &outputs.added[0]),
            (NAMES[1], &outputs.added[1]),
            (ROWS[0], &outputs.sum()),
            (ROWS[1], &outputs.output),
            (ROWS[2], &outputs.average()),
        ];
        let row = |i: usize| (rows[i].0.to_owned(), written(rows[i].1, 3));
        let columns: Vec<&str> = core::iter::once(PART).chain(FEATURES).collect();
        tables.push(Table::new(OUTPUTS, &columns, rows.len(), &row));
    }
    tables
}

/// How the guess compares.
fn verdict(setup: &Setup) -> String {
    let (guess, average) = crate::labs::heads::verdict(setup);
    format!(
        "{}: the heads’ outputs are put end to end and multiplied by {{m:wo}}. That equals sending each through its own \
         slice and adding up. An average would be off by up to {} here, and no head overrules another.",
        super::opening(guess),
        fixed(average, 3)
    )
}
