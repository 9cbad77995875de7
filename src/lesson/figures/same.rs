//! The words of "Same output, different weights".

use super::plane::{TOKEN, TOKENS, VALUE, point};
use super::{Prediction, Reading, Table, Words};
use crate::labs::number::{fixed, percent};
use crate::labs::plane::{N_TOKENS, points};
use crate::labs::same::{N_GUESSES, RowPair, Setup, difference, row_pair};

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
pub const TITLE: &str = "Could other weights have made the same output?";
/// What to do.
pub const INSTRUCTION: &str = "Five {v:values} are points, their weights areas. Drag the {v:values}, move the scores, \
     and ask for the row of weights that differs most and still gives exactly the same output.";
/// What to commit to.
pub const PROMPT: &str = "How much of the weight could lie on other tokens while the output stays exactly as it is?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = ["None of it", "Up to half", "More than half"];
/// The learner's row.
pub const OWN: &str = "Your row";
/// The row that was solved for.
pub const OTHER: &str = "The other row";
/// The heading over what arrives by the learner's row.
pub const OWN_EFFECT: &str = "Your row, ‖weight × value‖";
/// The heading over what arrives by the other row.
pub const OTHER_EFFECT: &str = "The other row, ‖weight × value‖";
/// The caption of the table.
pub const CAPTION: &str = "Two rows of weights, one output";
/// The heading of the bars of weights.
pub const WEIGHTS: &str = "Weight";
/// The heading of the bars of what arrives; inline.
pub const EFFECTS: &str =
    "What arrives: the length of weight × {v:value} [Kobayashi et al. 2020](#source-kobayashi2020)";
/// What the bars show, for whoever cannot see them.
pub const BARS: &str = "Bars for each token: your row, and the other row beside it";
/// What the plane shows, for whoever cannot see it.
pub const PLANE: &str = "Five values in a plane, their weights as areas, and the output";
/// Both sides of the debate; inline.
pub const DEBATE: &str = "One side: very different weights can give equivalent predictions, so a row is no faithful \
     explanation [Jain & Wallace 2019](#source-jain2019), and a long text’s weights cannot be told from the output [Brunner et al. 2020](#source-brunner2020). The other: it \
     depends on what one calls an explanation, and such rival weights did worse in a test [Wiegreffe & Pinter 2019](#source-wiegreffe2019). This pair \
     was solved for; no model was trained to make it.";

fn read(setup: &Setup) -> Reading {
    let pair = row_pair(setup);
    Reading {
        sentence: sentence(setup, &pair),
        tables: vec![table(setup, &pair)],
    }
}

fn sentence(setup: &Setup, pair: &RowPair) -> String {
    let output = point(pair.own.output, 2);
    if !setup.is_shown {
        return format!("Your row of weights gives the output {output}.");
    }
    let difference = difference(pair);
    let [own, other] = difference.shares.map(percent);
    format!(
        "Both rows give {output}, yet {{t:{}}} holds {own} of the weight in yours and {other} in the other.",
        TOKENS[difference.token]
    )
}

/// The values, then each row's weights and what arrives; the other row only once it has been asked for.
fn table(setup: &Setup, pair: &RowPair) -> Table {
    let points = points(&setup.values);
    let lists = [
        &pair.own.weights,
        &pair.effects(&pair.own.weights),
        &pair.other,
        &pair.effects(&pair.other),
    ];
    let n_lists = if setup.is_shown { 4 } else { 2 };
    let row = |i: usize| {
        let numbers = lists[..n_lists].iter().map(|list| fixed(list[i], 3));
        let entries = core::iter::once(point(points[i], 1)).chain(numbers).collect();
        (TOKENS[i].to_owned(), entries)
    };
    let columns = [TOKEN, VALUE, OWN, OWN_EFFECT, OTHER, OTHER_EFFECT];
    Table::new(CAPTION, &columns[..n_lists + 2], N_TOKENS, &row)
}

/// How the guess compares with the share of the weight that can move.
fn verdict(setup: &Setup) -> String {
    let (guess, share) = crate::labs::same::verdict(setup);
    format!(
        "{}: {} of the weight can lie on other tokens. Five weights have to meet only three conditions, two for the \
         output and one for the sum, so there is room to move.",
        super::opening(guess),
        percent(share)
    )
}
