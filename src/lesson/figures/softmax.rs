//! What "Who gets the weight?" says.

use super::{FigureWords, Reading, Table, Verdict, count, sentences, value};
use crate::labs::softmax::{N_TOKENS, Setup, WeightingFact, fact, guess_error, weighting};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::{Text, softmax as texts};
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::TOKENS, verdict);

fn read(setup: &Setup) -> Reading {
    let weighting = weighting(setup);
    let columns = [texts::TOKEN, texts::SCORES, texts::GUESS, texts::SCALED, texts::WEIGHT];
    let n_columns = if setup.is_shown { 5 } else { 3 };
    let row = |i: usize| {
        let mut entries = vec![fixed(setup.scores[i], 1), fixed(setup.guess[i], 2)];
        if setup.is_shown {
            entries.extend([fixed(weighting.scaled[i], 3), fixed(weighting.weights[i], 3)]);
        }
        (texts::TOKENS.name(i).to_owned(), entries)
    };
    let columns = &columns.map(Text::plain)[..n_columns];
    Reading {
        sentence: sentence(fact(setup, &weighting.weights)),
        tables: vec![Table::new(texts::CAPTION.plain(), columns, N_TOKENS, &row)],
    }
}

fn sentence(fact: WeightingFact) -> Words {
    match fact {
        WeightingFact::Waiting(sum) => texts::WAITING.fill(&[value(percent(sum))]),
        WeightingFact::Shares { top, share } => {
            let [share, rest] = [share, 1.0 - share].map(|share| value(percent(share)));
            texts::SHARES.fill(&[texts::TOKENS.item(top).clone(), share, rest])
        }
        WeightingFact::Tie { n, share } => texts::TIE.fill(&[count(n), value(percent(share))]),
        WeightingFact::Raw { sum, n_negative } => texts::RAW.fill(&[value(fixed(sum, 3)), count(n_negative)]),
        WeightingFact::Sigmoid(sum) => texts::SIGMOID.fill(&[value(fixed(sum, 3))]),
    }
}

/// How the guess compares, with praise where it was earned.
fn verdict(setup: &Setup) -> Verdict {
    let error = guess_error(setup);
    let [mean, most] = [error.mean, error.most].map(|points| value(fixed(points, 1)));
    let verdict = texts::VERDICT.fill(&[mean, texts::TOKENS.item(error.worst).clone(), most]);
    let is_right = error.is_small();
    let words = if is_right {
        sentences(verdict, texts::PRAISE.words().to_vec())
    } else {
        verdict
    };
    Verdict { is_right, words }
}
