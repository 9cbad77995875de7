//! What "What does a conversation keep in memory?" says.

use super::{FigureWords, Reading, Table, Verdict, count, judged, value};
use crate::labs::cache::{GIGABYTE, Kept, MODELS, Setup, Shape, shape, tokens};
use crate::labs::setup::NamedSetup;
use crate::lesson::number::{fixed, run, whole};
use crate::lesson::texts::cache as texts;
use crate::words::Inline;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

/// So many bytes, in the largest unit that makes 1 or more of them.
fn memory(bytes: u64) -> String {
    let units = [GIGABYTE / 1_000_000, GIGABYTE / 1000, GIGABYTE];
    let i = units.iter().skip(1).filter(|unit| bytes >= **unit).count();
    texts::UNITS.write_item(i, &[value(fixed(bytes as f64 / units[i] as f64, 1))])
}

/// What all numbers of a token, of `setup`'s width, come to in a conversation.
fn kept(shape: &Shape, setup: &Setup) -> [Inline; 4] {
    [
        value(whole(shape.numbers())),
        texts::WIDTHS_OF.item(setup.width).clone(),
        value(whole(tokens(setup))),
        value(memory(shape.bytes(setup))),
    ]
}

fn read(setup: &Setup) -> Reading {
    let shape = shape(setup);
    let [size, layers] = [shape.size, shape.layers].map(count);
    let kept = kept(&shape, setup);
    let sentence = match (setup.is_shown, shape.kept) {
        (false, _) => texts::WAITING.words().to_vec(),
        (true, Kept::Pairs) => texts::PAIRS.fill(&[&[count(shape.heads), size, layers], &kept[..]].concat()),
        (true, Kept::Compressed) => texts::COMPRESSED.fill(&[&[size, layers], &kept[..]].concat()),
    };
    Reading {
        sentence,
        tables: vec![shapes(setup)],
    }
}

/// What each model keeps, and once the result is shown how much that is, also for the shape that is set.
pub fn shapes(setup: &Setup) -> Table {
    let mut all = MODELS.to_vec();
    let mut n_columns = 3;
    if setup.is_shown {
        all.push(shape(setup));
        n_columns = 5;
    }
    let row = |i: usize| {
        let shape = &all[i];
        let in_a_layer = match shape.kept {
            Kept::Pairs => run(texts::IN_A_LAYER.write(&[shape.heads, shape.size].map(count))),
            Kept::Compressed => whole(shape.size as u64),
        };
        let mut entries = vec![whole(shape.layers as u64), in_a_layer];
        if setup.is_shown {
            entries.extend([whole(shape.numbers()), memory(shape.bytes(setup))]);
        }
        (texts::MODELS_NAMES.name(i).to_owned(), entries)
    };
    let columns = &texts::COLUMNS.names()[..n_columns];
    Table::new(texts::CAPTION.plain(), columns, all.len(), &row)
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let guess = crate::labs::cache::verdict(setup);
    let start = Setup::START;
    judged(guess, texts::VERDICT.fill(&kept(&shape(&start), &start)))
}
