//! What "Can this head look at the next token?" says.

use super::table::{reads, square};
use super::{FigureWords, Reading, Table, Verdict, count, judged, sentences, token, value, written};
use crate::labs::masks::{CellFact, EXAMPLE, N_NEXT, Setup, example, fact, table};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::masks as texts;
use crate::lesson::texts::shared::TOKENS;
use crate::lesson::texts::table::WEIGHTS;
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    if !setup.is_shown {
        let share = percent(example()[0][2]);
        return Reading {
            sentence: texts::WAITING.fill(&[value(share)]),
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
        (texts::KEYS.name(usize::from(j == 2)).to_owned(), entries.collect())
    };
    let columns = &texts::EXAMPLE_COLUMNS.names()[..n + 2];
    Table::new(texts::EXAMPLE_NAME.plain(), columns, 3, &row)
}

fn sentence(setup: &Setup, fact: &CellFact) -> Words {
    let (query, key) = (TOKENS.name(setup.query), TOKENS.name(setup.key));
    let cell = match fact.weight {
        Some(weight) => reads(query, weight, key),
        None => texts::CLOSED.fill(&[token(query), token(key)]),
    };
    let row = if fact.is_leaking() {
        texts::LEAKING.fill(&[value(fixed(fact.sum, 2))])
    } else {
        let (top, weight) = fact.top;
        texts::ROW.fill(&[token(TOKENS.name(top)), value(percent(weight))])
    };
    sentences(sentences(cell, row), next(fact.n_next))
}

/// Whether heads under this mask can look at the next token.
fn next(n: usize) -> Words {
    let text = match n {
        0 => texts::NEXT_NEVER,
        N_NEXT => texts::NEXT_ALWAYS,
        _ => texts::NEXT_SOMETIMES,
    };
    text.fill(&[n, N_NEXT].map(count))
}

/// The detective's answers: for an encoder, for a decoder, and for the mask of this set-up.
pub fn answers(setup: &Setup) -> [Words; 3] {
    let counts = crate::labs::masks::answers(setup);
    core::array::from_fn(|i| {
        let often = match counts[i] {
            0 => 0,
            N_NEXT => 2,
            _ => 1,
        };
        let [n, all] = [counts[i], N_NEXT].map(count);
        texts::ANSWERS.fill_item(often, &[texts::HEADS.item(i).clone(), n, all])
    })
}

/// How the guess compares: what the late mask leaves, and the row late and in time.
fn verdict(setup: &Setup) -> Verdict {
    let guess = crate::labs::masks::verdict(setup);
    let [_, before, after] = example();
    let [in_time, late] = [&before, &after].map(|row| value(written(row, 3).join(" / ")));
    let said = texts::OPTIONS.item(guess.chosen).clone();
    let sum = value(fixed(after.iter().sum(), 3));
    judged(guess, texts::VERDICT.fill(&[said, late, sum, in_time]))
}
