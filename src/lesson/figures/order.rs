//! What "Order" says.

use super::{FigureWords, Reading, Table, Verdict, count, judged, token, value, written};
use crate::labs::order::{OrderFact, Positions, Setup, ShuffledOutputs, fact, shuffled_outputs};
use crate::labs::sentence::{N_TOKENS, SentenceMask};
use crate::lesson::number::{fixed, whole};
use crate::lesson::texts::shared::TOKENS;
use crate::lesson::texts::{Text, order as texts};
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    // The hand-set numbers compute; the empty reading only stands for what cannot happen.
    shuffled_outputs(setup).map_or_else(
        |_| Reading::default(),
        |outputs| Reading {
            sentence: sentence(setup, fact(setup, &outputs)),
            tables: vec![table(&outputs)],
        },
    )
}

fn sentence(setup: &Setup, fact: OrderFact) -> Words {
    let text = match fact {
        OrderFact::Waiting => texts::WAITING,
        OrderFact::Sorted => texts::SORTED,
        OrderFact::Same => texts::SAME,
        OrderFact::Changed {
            n,
            token: changed,
            most,
        } => {
            let cause = match (setup.positions, setup.mask) {
                (Positions::None, _) => 0,
                (Positions::Sinusoidal, SentenceMask::None) => 1,
                (Positions::Rotary, SentenceMask::None) => 2,
                (_, SentenceMask::Causal) => 3,
            };
            let values = [count(n), token(TOKENS.name(changed)), value(fixed(most, 3))];
            return texts::CHANGED.fill_item(cause, &values);
        }
    };
    text.words().to_vec()
}

fn table(outputs: &ShuffledOutputs) -> Table {
    let changes = outputs.changes();
    let row = |place: usize| {
        let token = outputs.order[place];
        let entries = vec![
            whole(place as u64 + 1),
            written(outputs.before.row(token), 3).join(" "),
            written(outputs.now.row(place), 3).join(" "),
            fixed(changes[place], 3),
        ];
        (TOKENS.name(token).to_owned(), entries)
    };
    let columns = [texts::TOKEN, texts::PLACE, texts::BEFORE, texts::NOW, texts::CHANGE];
    Table::new(texts::CAPTION.plain(), &columns.map(Text::plain), N_TOKENS, &row)
}

/// How the guess compares, with the largest change of any number.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, most) = crate::labs::order::verdict(setup);
    judged(guess, texts::VERDICT.fill(&[value(fixed(most, 3))]))
}
