//! What "One query, every key" says.

use super::{FigureWords, Reading, Table, Verdict, headed, judged, listed, sentences, token, value, written};
use crate::labs::pipeline::{Setup, Step, StepsFact, fact, flow, is_waiting, masked, root};
use crate::labs::sentence::Flow;
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::Text;
use crate::lesson::texts::pipeline as texts;
use crate::lesson::texts::shared::{CONTENTS, FEATURES, TOKENS, TOPICS};
use crate::words::{Inline, Words};

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

/// What the present step does for the asking token.
pub fn explain(setup: &Setup) -> Words {
    let text = match (setup.step, masked(setup)) {
        (Step::Project, _) => texts::PROJECT,
        (Step::Match, _) => texts::MATCH,
        (Step::Scale, _) => return texts::SCALE.fill(&[value(fixed(root(), 3))]),
        (Step::Mask, None) => texts::NO_MASK,
        (Step::Mask, Some(0)) => texts::LAST_TOKEN,
        (Step::Mask, Some(_)) => texts::LATER_TOKENS,
        (Step::Softmax, _) => texts::SOFTMAX,
        (Step::Blend, _) => texts::BLEND,
    };
    text.fill(&[token(TOKENS.name(setup.asking))])
}

fn read(setup: &Setup) -> Reading {
    // Every set-up within its limits computes; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &fact(setup, &flow)),
            tables: tables(setup, &flow),
        },
    )
}

/// Who gets how much, what all others share, and what moved since the start.
fn sentence(setup: &Setup, fact: &StepsFact) -> Words {
    if is_waiting(setup) {
        return texts::WAITING.words().to_vec();
    }
    let from = if setup.asking == fact.top {
        value(texts::ITSELF.plain())
    } else {
        token(TOKENS.name(fact.top))
    };
    let [share, rest] = [fact.share, 1.0 - fact.share].map(|share| value(percent(share)));
    let reads = texts::SHARES.fill(&[token(TOKENS.name(setup.asking)), share, from, rest]);
    let change = &fact.change;
    if !change.changed.contains(&true) {
        return reads;
    }
    let changed = picked(texts::INPUTS, &change.changed, true);
    let moved = |flag: bool| picked(texts::COMPUTED, &change.moved, flag);
    let text = match (change.moved.contains(&true), change.moved.contains(&false)) {
        (false, _) => texts::NOTHING_MOVED,
        (_, false) => texts::ALL_MOVED,
        _ => texts::SOME_MOVED,
    };
    sentences(reads, text.fill(&[changed, moved(true), moved(false)]))
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, share) = crate::labs::pipeline::verdict(setup);
    judged(guess, texts::VERDICT.fill(&[value(percent(share))]))
}

/// The names whose flag is `flag`, as a list.
fn picked(names: Text, flags: &[bool], flag: bool) -> Inline {
    let chosen = names.list().iter().zip(flags).filter(|(_, is)| **is == flag);
    listed(&chosen.map(|(name, _)| name.clone()).collect::<Vec<_>>())
}

fn tables(setup: &Setup, flow: &Flow) -> Vec<Table> {
    let trace = &flow.trace;
    let tokens = (texts::TOKEN, TOKENS);
    let features = (texts::FEATURE, FEATURES);
    // Scores have all their decimals: the product of two numbers with two decimals each has four at most.
    let all: [Numbers; 11] = [
        (tokens, FEATURES, &setup.x, 1),
        (features, TOPICS, &setup.w_q, 1),
        (features, TOPICS, &setup.w_k, 1),
        (features, CONTENTS, &setup.w_v, 1),
        (tokens, TOPICS, flow.queries.data(), 2),
        (tokens, TOPICS, flow.keys.data(), 2),
        (tokens, CONTENTS, flow.values.data(), 2),
        (tokens, TOKENS, trace.scores.data(), 4),
        (tokens, TOKENS, trace.scaled.data(), 3),
        (tokens, TOKENS, trace.weights.data(), 3),
        (tokens, CONTENTS, trace.output.data(), 3),
    ];
    let table = |(((corner, rows), columns, numbers, decimals), caption): (Numbers, &'static Inline)| {
        let (rows, headings) = (rows.names(), headed(corner, columns));
        let row = |i: usize| {
            let n = headings.len() - 1;
            let numbers = &numbers[i * n..][..n];
            (rows[i].to_owned(), written(numbers, decimals))
        };
        Table::new(&caption.text, &headings, rows.len(), &row)
    };
    all.into_iter().zip(texts::CAPTIONS.list()).map(table).collect()
}

/// A heading with the row names, the column names, the numbers row by row, and how many decimals they are shown with.
type Numbers<'a> = ((Text, Text), Text, &'a [f64], usize);
