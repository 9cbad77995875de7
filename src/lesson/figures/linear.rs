//! What "What if we skip the softmax?" says.

use super::{FigureWords, Reading, Table, Verdict, count, judged, sentences, value, within, written};
use crate::labs::linear::{N_KEYS, ProductAttention, ProductRule, Setup, VALUES, cost, ends, product_attention};
use crate::lesson::number::{fixed, whole};
use crate::lesson::texts::linear as texts;
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    let attention = product_attention(setup);
    if !setup.is_shown {
        return Reading {
            sentence: texts::WAITING.words().to_vec(),
            tables: vec![weights(&attention, 2)],
        };
    }
    let order = |i: usize| (texts::RULES.name(i).to_owned(), written(&attention.orders[i], 3));
    let columns = texts::ORDER_COLUMNS.names();
    Reading {
        sentence: sentences(sentence(setup.rule, &attention), price(setup.n_tokens)),
        tables: vec![
            weights(&attention, 3),
            Table::new(texts::ORDERS.plain(), &columns, attention.orders.len(), &order),
        ],
    }
}

/// Each key with its value and product, and with its weight where `n_entries` is 3.
fn weights(attention: &ProductAttention, n_entries: usize) -> Table {
    let row = |i: usize| {
        let entries = [
            fixed(VALUES[i], 0),
            fixed(attention.products[i], 2),
            fixed(attention.weights[i], 3),
        ];
        (texts::KEYS.name(i).to_owned(), entries[..n_entries].to_vec())
    };
    let columns = &texts::COLUMNS.names()[..=n_entries];
    Table::new(texts::CAPTION.plain(), columns, N_KEYS, &row)
}

/// What the weights are and where the output lies.
fn sentence(rule: ProductRule, attention: &ProductAttention) -> Words {
    let output = value(fixed(attention.output, 2));
    let ends = ends().map(|x| value(fixed(x, 0)));
    let place = within(texts::PLACES.fill_item(usize::from(attention.is_inside()), &ends));
    if rule != ProductRule::Raw {
        let rule = texts::RULES.item(rule as usize).clone();
        return texts::BY_RULE.fill(&[rule, output, place]);
    }
    let n = attention.n_negative();
    let negative = match n {
        0 => texts::NONE_NEGATIVE,
        1 => texts::ONE_NEGATIVE,
        _ => texts::SOME_NEGATIVE,
    };
    let negative = within(negative.fill(&[count(n)]));
    texts::RAW.fill(&[negative, value(fixed(attention.sum(), 2)), output, place])
}

/// What the two orders cost.
fn price(n_tokens: usize) -> Words {
    let [by_table, by_summary] = cost(n_tokens);
    let comparison = usize::from(by_table >= by_summary) + usize::from(by_table > by_summary);
    let values = [n_tokens as u64, by_table, by_summary].map(|n| value(whole(n)));
    texts::PRICES.fill_item(comparison, &values)
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, output) = crate::labs::linear::verdict(setup);
    let said = texts::OPTIONS.item(guess.chosen).clone();
    judged(guess, texts::VERDICT.fill(&[said, value(fixed(output, 2))]))
}
