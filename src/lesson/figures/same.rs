//! What "Same output, different weights" says.

use super::{FigureWords, Reading, Table, Verdict, judged, point, token, value};
use crate::labs::plane::{N_TOKENS, points};
use crate::labs::same::{RowPair, Setup, difference, row_pair};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::same as texts;
use crate::lesson::texts::shared::POINTS;
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    let pair = row_pair(setup);
    Reading {
        sentence: sentence(setup, &pair),
        tables: vec![table(setup, &pair)],
    }
}

fn sentence(setup: &Setup, pair: &RowPair) -> Words {
    let output = value(point(pair.own.output, 2));
    if !setup.is_shown {
        return texts::WAITING.fill(&[output]);
    }
    let difference = difference(pair);
    let [own, other] = difference.shares.map(|share| value(percent(share)));
    texts::BOTH.fill(&[output, token(POINTS.name(difference.token)), own, other])
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
        (POINTS.name(i).to_owned(), entries)
    };
    let columns = &texts::COLUMNS.names()[..n_lists + 2];
    Table::new(texts::CAPTION.plain(), columns, N_TOKENS, &row)
}

/// How the guess compares with the share of the weight that can move.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, share) = crate::labs::same::verdict(setup);
    judged(guess, texts::VERDICT.fill(&[value(percent(share))]))
}
