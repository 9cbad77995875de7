//! What "Two heads" says.

use super::{FigureWords, Reading, Table, Verdict, headed, judged, token, value, written};
use crate::labs::heads::{HeadOutputs, HeadsFact, Setup, fact, head_outputs};
use crate::labs::sentence::N_TOKENS;
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::shared::{FEATURES, TOKENS};
use crate::lesson::texts::{Text, heads as texts};
use crate::words::{Inline, Words};

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    head_outputs(setup).map_or_else(
        |_| Reading::default(),
        |outputs| Reading {
            sentence: sentence(token(TOKENS.name(setup.asking)), fact(setup, &outputs)),
            tables: tables(setup, &outputs),
        },
    )
}

fn sentence(asking: Inline, fact: HeadsFact) -> Words {
    match fact {
        HeadsFact::Waiting([(first, first_share), (second, second_share)]) => texts::WAITING.fill(&[
            asking,
            token(TOKENS.name(first)),
            value(percent(first_share)),
            token(TOKENS.name(second)),
            value(percent(second_share)),
        ]),
        HeadsFact::Both(average) => texts::BOTH.fill(&[asking, value(fixed(average, 3))]),
        HeadsFact::Alone { on, off, moved } => {
            let head = |i: usize| texts::IN_SENTENCE.item(i).clone();
            texts::ALONE.fill(&[head(off), asking, value(fixed(moved, 3)), head(on)])
        }
    }
}

fn tables(setup: &Setup, outputs: &HeadOutputs) -> Vec<Table> {
    let weights = |i: usize| {
        let heads = outputs.layer.heads.iter();
        let entries = heads.map(|head| fixed(head.weights.at(setup.asking, i), 3));
        (TOKENS.name(i).to_owned(), entries.collect())
    };
    let columns = headed(texts::TOKEN, texts::NAMES);
    let mut tables = vec![Table::new(texts::WEIGHTS.plain(), &columns, N_TOKENS, &weights)];
    if setup.is_shown {
        let rows = [
            &outputs.added[0],
            &outputs.added[1],
            &outputs.sum(),
            &outputs.output,
            &outputs.average(),
        ];
        let names = [texts::NAMES, texts::ROWS].map(Text::names).concat();
        let row = |i: usize| (names[i].to_owned(), written(rows[i], 3));
        let columns = headed(texts::PART, FEATURES);
        tables.push(Table::new(texts::OUTPUTS.plain(), &columns, rows.len(), &row));
    }
    tables
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, average) = crate::labs::heads::verdict(setup);
    judged(guess, texts::VERDICT.fill(&[value(fixed(average, 3))]))
}
