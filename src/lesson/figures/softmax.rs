//! The words of "Who gets the weight?".

use super::{Prediction, Reading, Table, Words};
use crate::labs::number::{fixed, percent};
use crate::labs::softmax::{N_TOKENS, ScoreRule, Setup, WeightingFact, fact, guess_error, weighting};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &[],
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "Who gets the weight?";
/// What to do.
pub const INSTRUCTION: &str = "Four tokens have these scores. Drag each bar to the weight you expect after the \
     softmax, then reveal the true ones and move the scores.";
/// What to commit to.
pub const PROMPT: &str = "Which share of the weight does each token get?";
/// The four tokens.
pub const TOKENS: [&str; N_TOKENS] = ["Token 1", "Token 2", "Token 3", "Token 4"];
/// The control for the scores.
pub const SCORES: &str = "Score";
/// The control for the temperature.
pub const TEMPERATURE: &str = "Temperature";
/// The control for how scores become weights.
pub const RULE: &str = "Weights by";
/// Its options.
pub const RULES: [&str; ScoreRule::N] = ["Softmax", "None", "Hard", "Sigmoid"];
/// The control for a guessed weight.
pub const GUESS: &str = "Your guess";
/// The legend of the true bars.
pub const WEIGHT: &str = "Weight";
/// The caption of the table.
pub const CAPTION: &str = "Scores, weights and your guess";
/// The heading over the tokens.
pub const TOKEN: &str = "Token";
/// The heading over the scaled scores.
pub const SCALED: &str = "Score ÷ temperature";

/// The name of a bar, in two lines.
pub fn group(token: &str, score: &str) -> String {
    format!("{token}\nscore {score}")
}

fn read(setup: &Setup) -> Reading {
    let weighting = weighting(setup);
    let columns = [TOKEN, SCORES, GUESS, SCALED, WEIGHT];
    let n_columns = if setup.is_shown { 5 } else { 3 };
    let row = |i: usize| {
        let mut entries = vec![fixed(setup.scores[i], 1), fixed(setup.guess[i], 2)];
        if setup.is_shown {
            entries.extend([fixed(weighting.scaled[i], 3), fixed(weighting.weights[i], 3)]);
        }
        (TOKENS[i].to_owned(), entries)
    };
    Reading {
        sentence: sentence(fact(setup, &weighting.weights)),
        tables: vec![Table::new(CAPTION, &columns[..n_columns], N_TOKENS, &row)],
    }
}

fn sentence(fact: WeightingFact) -> String {
    match fact {
        WeightingFact::Waiting(sum) => format!(
            "Your four bars add up to {}. The true weights add up to 100\u{202f}%.",
            percent(sum)
        ),
        WeightingFact::Shares { top, share } => format!(
            "{} gets {} of the weight; the other three share {}.",
            TOKENS[top],
            percent(share),
            percent(1.0 - share)
        ),
        WeightingFact::Tie { n, share } => format!(
            "{n} tokens tie for the largest score, so each gets {} of the weight.",
            percent(share)
        ),
        WeightingFact::Raw { sum, n_negative } => format!(
            "Without softmax the scores are the weights: they add up to {}, and {n_negative} of four are negative.",
            fixed(sum, 3)
        ),
        WeightingFact::Sigmoid(sum) => format!(
            "By sigmoid each score is treated alone, and the four weights add up to {}. By softmax they add up to 1.",
            fixed(sum, 3)
        ),
    }
}

/// How the guess compares, with praise where it was earned.
fn verdict(setup: &Setup) -> String {
    let error = guess_error(setup);
    let praise = if error.is_small() {
        " That is close: you know where the weight goes."
    } else {
        ""
    };
    format!(
        "Against these weights your bars are off by {} points on average, most at {}: {} points.{praise}",
        fixed(error.mean, 1),
        TOKENS[error.worst],
        fixed(error.most, 1)
    )
}
