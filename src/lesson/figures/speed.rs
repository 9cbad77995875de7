//! What "Why it scaled" says.

use super::{FigureWords, Reading, Table, Verdict, headed, judged, value};
use crate::labs::speed::{LENGTHS, Sample, Setup, attention, counts_at, growth, length};
use crate::lesson::number::{fixed, whole};
use crate::lesson::texts::{Text, speed as texts};
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

/// The comparison of both kinds of network for the chosen length.
pub fn comparison(setup: &Setup) -> Table {
    let counts = crate::labs::speed::counts(setup);
    let write = |count: u64| {
        if count == 0 {
            texts::NONE.plain().to_owned()
        } else {
            whole(count)
        }
    };
    let row = |i: usize| (texts::ROWS.name(i).to_owned(), counts[i].map(write).to_vec());
    let caption = texts::ONE_LAYER.write(&[value(whole(length(setup)))]);
    let columns = headed(texts::COUNT, texts::KINDS);
    Table::new(&caption, &columns, counts.len(), &row)
}

/// How long a timeline lasts.
pub fn lasts(steps: u64) -> String {
    let text = if steps == 1 { texts::ONE_STEP } else { texts::STEPS };
    text.write(&[value(whole(steps))])
}

/// A square and what it holds.
pub fn square(n: &str, scores: &str) -> String {
    texts::SQUARE.write(&[value(n), value(scores)])
}

fn read(setup: &Setup) -> Reading {
    let n = length(setup);
    let values = [whole(n), whole(attention(n).scores)].map(value);
    let (text, n_columns) = if setup.is_shown {
        (texts::SHOWN, 6)
    } else {
        (texts::WAITING, 3)
    };
    let row = |i: usize| {
        let counts = counts_at(LENGTHS[i]);
        (
            whole(LENGTHS[i]),
            counts[..n_columns - 1].iter().copied().map(whole).collect(),
        )
    };
    let columns = &texts::ALL_COLUMNS.names()[..n_columns];
    Reading {
        sentence: text.fill(&values),
        tables: vec![Table::new(texts::ALL_LENGTHS.plain(), columns, LENGTHS.len(), &row)],
    }
}

/// How the guess compares: the scores before and after, and their ratio.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, [before, after]) = crate::labs::speed::verdict(setup);
    let values = [before, after, after / before].map(|n| value(whole(n)));
    judged(guess, texts::VERDICT.fill(&values))
}

/// While it is measured.
pub fn measuring(share: &str) -> String {
    texts::MEASURING.write(&[value(share)])
}

/// What was measured; before there is something to compare the message is empty.
pub fn measured(samples: &[Sample]) -> Reading {
    let row = |i: usize| {
        let Sample { n, ms } = samples[i];
        (whole(n as u64), vec![fixed(ms, 1), fixed(ms / n as f64, 3)])
    };
    let sentence = growth(samples).map_or_else(Words::new, |growth| {
        let [n, twice] = growth.n.map(|n| whole(n as u64));
        let [ms, twice_ms] = growth.ms;
        let values = [
            n,
            twice,
            fixed(ms, 0),
            fixed(twice_ms, 0),
            fixed(twice_ms / ms, 1),
            fixed(twice_ms / growth.n[1] as f64, 2),
        ];
        texts::GROWTH.fill(&values.map(value))
    });
    let columns = [texts::TOKENS, texts::ALL_MS, texts::ONE_MS].map(Text::plain);
    Reading {
        sentence,
        tables: vec![Table::new(texts::MEASURED.plain(), &columns, samples.len(), &row)],
    }
}
