//! What "The whole table" says.

use super::{FigureWords, Reading, Table, Verdict, headed, judged, listed, token, value, within, written};
use crate::attention::Matrix;
use crate::attention::softmax::argmax;
use crate::labs::sentence::{Flow, N_TOKENS};
use crate::labs::table::{Setup, cells, flow};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::shared::TOKENS;
use crate::lesson::texts::{Text, table as texts};
use crate::words::{Inline, Words};

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, TOKENS, verdict);

/// The sums of rows of weights as they are shown.
pub fn sums<'a>(rows: impl Iterator<Item = &'a [f64]>) -> Vec<String> {
    rows.map(|row| fixed(row.iter().sum(), 2)).collect()
}

/// The message for an open cell.
pub(super) fn reads(query: &str, weight: f64, key: &str) -> Words {
    texts::READS.fill(&[token(query), value(percent(weight)), token(key)])
}

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &flow),
            tables: vec![
                square(texts::WEIGHTS, &flow.trace.weights, true),
                square(texts::SCALED, &flow.trace.scaled, false),
            ],
        },
    )
}

fn sentence(setup: &Setup, flow: &Flow) -> Words {
    let (query, key) = (TOKENS.name(setup.cell / N_TOKENS), TOKENS.name(setup.cell % N_TOKENS));
    match cells(flow)[setup.cell] {
        Some(weight) => reads(query, weight, key),
        None => texts::MASKED.fill(&[token(query), token(key)]),
    }
}

/// Every query against every key, and the sums of rows where they are wanted.
pub(super) fn square(caption: Text, numbers: &Matrix, has_sums: bool) -> Table {
    let row = |i: usize| {
        let mut entries = written(numbers.row(i), 3);
        if has_sums {
            entries.extend(sums(core::iter::once(numbers.row(i))));
        }
        (TOKENS.name(i).to_owned(), entries)
    };
    let mut columns = headed(texts::QUERY, TOKENS);
    if has_sums {
        columns.push(texts::SUM.plain());
    }
    Table::new(caption.plain(), &columns, N_TOKENS, &row)
}

/// How the guess compares: the two largest shares of the row before and after the mask.
fn verdict(setup: &Setup) -> Verdict {
    let Ok((guess, [open, closed])) = crate::labs::table::verdict(setup) else {
        return Verdict::default();
    };
    let said = token(TOKENS.name(guess.chosen));
    judged(guess, texts::VERDICT.fill(&[said, largest(&open), largest(&closed)]))
}

/// The two largest shares of a row and whose they are.
fn largest(row: &[f64]) -> Inline {
    let first = argmax(row);
    let mut rest = row.to_vec();
    rest[first] = f64::NEG_INFINITY;
    let share = |i: usize| within(texts::SHARE.fill(&[value(percent(row[i])), token(TOKENS.name(i))]));
    listed(&[first, argmax(&rest)].map(share))
}
