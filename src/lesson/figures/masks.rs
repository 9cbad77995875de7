//! The words of "Can this head look at the next token?".

use super::sentence::TOKENS;
use super::table::{WEIGHTS, reads, square};
use super::{Prediction, Reading, Table, Words, written};
use crate::labs::masks::{CellFact, EXAMPLE, MaskKind, MaskTime, N_GUESSES, N_NEXT, Setup, example, fact, table};
use crate::labs::number::{fixed, percent};

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
pub const TITLE: &str = "Can this head look at the next token?";
/// What to do.
pub const INSTRUCTION: &str = "First three scores, the last of them masked. Then the whole table: choose a mask, set its \
     size, and walk from cell to cell.";
/// What to commit to.
pub const PROMPT: &str = "Someone masks the third key *after* the softmax: its weight becomes 0. What do the other two \
     weights sum to?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = ["To 1", "To about two thirds", "To less than a third"];
/// The masks.
pub const MASKS: [&str; MaskKind::N] = ["None", "Causal", "Padding", "Window", "Prefix"];
/// The control for the window.
pub const WIDTH: &str = "Window width";
/// The control for the prefix.
pub const PREFIX: &str = "Prefix length";
/// The control for the padding.
pub const PADDING: &str = "Padding tokens";
/// The control for when the mask comes.
pub const TIME: &str = "The mask comes";
/// Its options.
pub const TIMES: [&str; MaskTime::N] = ["Before the softmax", "After it"];
/// The example, for its table and its drawing.
pub const EXAMPLE_NAME: &str = "Three scores, the third masked";
/// The headings of its table.
pub const EXAMPLE_COLUMNS: [&str; 5] = ["Key", "Score", "No mask", "Mask before softmax", "Mask after softmax"];
/// Before the answers.
pub const DETECTIVE: &str = "Can a head look at the next token?";
/// A head of an encoder.
pub const ENCODER: &str = "Encoder, no mask";
/// A head of a decoder.
pub const DECODER: &str = "Decoder, causal mask";
/// A head under the mask that is set.
pub const THIS_MASK: &str = "This mask";

/// A key of the example, by whether it is the masked one.
fn key(is_masked: bool) -> &'static str {
    if is_masked { "masked" } else { "open" }
}

/// The name of a group of bars, in two lines.
pub fn group(score: &str, is_masked: bool) -> String {
    format!("score {score}\n{}", key(is_masked))
}

fn read(setup: &Setup) -> Reading {
    if !setup.is_shown {
        let share = percent(example()[0][2]);
        return Reading {
            sentence: format!("Without a mask the third {{k:key}} holds {share} of the weight."),
            tables: vec![example_table(1)],
        };
    }
    let table = table(setup);
    Reading {
        sentence: sentence(setup, &fact(setup, &table)),
        tables: vec![square(WEIGHTS, &table, true), example_table(3)],
    }
}

/// The example with the first `n` of its rows of weights.
fn example_table(n: usize) -> Table {
    let example = example();
    let row = |j: usize| {
        let weights = example[..n].iter().map(|weights| fixed(weights[j], 3));
        let entries = core::iter::once(fixed(EXAMPLE[j], 0)).chain(weights);
        (key(j == 2).to_owned(), entries.collect())
    };
    Table::new(EXAMPLE_NAME, &EXAMPLE_COLUMNS[..n + 2], 3, &row)
}

fn sentence(setup: &Setup, fact: &CellFact) -> String {
    let (query, key) = (TOKENS[setup.query], TOKENS[setup.key]);
    let cell = match fact.weight {
        Some(weight) => reads(query, weight, key),
        None => format!("{{q:Query}} {{t:{query}}} cannot read {{k:key}} {{t:{key}}}."),
    };
    let row = if fact.is_leaking() {
        format!(
            "Masked after the softmax, its row sums to only {}: the hidden tokens had already taken their shares.",
            fixed(fact.sum, 2)
        )
    } else {
        let (top, weight) = fact.top;
        format!(
            "Its row sums to 1, most of it on {{t:{}}}: {}.",
            TOKENS[top],
            percent(weight)
        )
    };
    format!("{cell} {row} {}", next(fact.n_next))
}

/// Whether heads under this mask can look at the next token.
fn next(n: usize) -> String {
    match n {
        0 => "Under this mask no head can look at the next token.".to_owned(),
        N_NEXT => "Under this mask a head can look at the next token everywhere.".to_owned(),
        n => format!("Under this mask a head can look at the next token at {n} of {N_NEXT} positions."),
    }
}

/// The detective's answers: for an encoder, for a decoder, and for the mask of this set-up; inline.
pub fn answers(setup: &Setup) -> [String; 3] {
    let counts = crate::labs::masks::answers(setup);
    let names = [ENCODER, DECODER, THIS_MASK];
    core::array::from_fn(|i| {
        let answer = match counts[i] {
            0 => "never",
            N_NEXT => "always",
            _ => "sometimes",
        };
        format!("{}: **{answer}**, at {} of {N_NEXT} positions", names[i], counts[i])
    })
}

/// How the guess compares: what the late mask leaves, and the row late and in time.
fn verdict(setup: &Setup) -> String {
    let guess = crate::labs::masks::verdict(setup);
    let [_, before, after] = example();
    let [in_time, late] = [&before, &after].map(|row| written(row, 3).join(" / "));
    format!(
        "{}: you said “{}”. Masked after the softmax the weights are {late} and sum to {}: a hidden score still moved the \
         others. Masked before it they are {in_time} and sum to 1.",
        super::opening(guess),
        OPTIONS[guess.chosen],
        fixed(after.iter().sum(), 3)
    )
}
