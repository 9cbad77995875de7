//! The words of "What if we skip the softmax?".

use core::cmp::Ordering;

use super::{Prediction, Reading, Table, Words, written};
use crate::labs::linear::{
    N_GUESSES, N_KEYS, ProductAttention, ProductRule, Setup, VALUES, cost, ends, product_attention,
};
use crate::labs::number::{fixed, whole};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &OPTIONS,
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "What if we skip the softmax?";
/// What to do.
pub const INSTRUCTION: &str = "Four {k:keys}, their {v:values}, and one {q:query} of two numbers. Move the {q:query}, \
     and let its raw products with the {k:keys} be the weights.";
/// What to commit to.
pub const PROMPT: &str = "Take these four products as they are for weights. Where will the output be?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = ["Among the values, from 1 to 6", "Above 6", "Below 1"];
/// The message before the reveal.
pub const WAITING: &str = "A softmax would keep the output among the {v:values}. Will raw products?";
/// The names of the keys.
pub const KEYS: [&str; N_KEYS] = ["Key 1", "Key 2", "Key 3", "Key 4"];
/// The control for the rule of weights.
pub const RULE: &str = "Weights by";
/// Its options.
pub const RULES: [&str; ProductRule::N] = ["Raw products", "elu + 1, normalized", "Softmax"];
/// The control for the query.
pub const QUERY: &str = "Query";
/// Its two numbers.
pub const COORDINATES: [&str; 2] = ["Query, first number", "Query, second number"];
/// The control for the number of tokens.
pub const TOKENS: &str = "Tokens";
/// The caption of the table of weights.
pub const CAPTION: &str = "Keys, values and weights";
/// Its headings.
pub const COLUMNS: [&str; 4] = ["Key", "Value", "Product", "Weight"];
/// The caption of the two orders.
pub const ORDERS: &str = "The output, multiplied in either order";
/// Its headings.
pub const ORDER_COLUMNS: [&str; 3] = ["Weights by", "(QKᵀ)V", "Q(KᵀV)"];
/// What the bars show.
pub const BARS: &str = "The weight of each key";
/// What the chart shows.
pub const COSTS: &str = "Multiplications in either order as the number of tokens grows, for vectors of 64 numbers";
/// The axes of the chart.
pub const AXES: [&str; 2] = ["tokens", "million multiplications"];

/// The name of a bar, in two lines.
pub fn group(key: &str, value: &str) -> String {
    format!("{key}\nvalue {value}")
}

fn read(setup: &Setup) -> Reading {
    let attention = product_attention(setup);
    if !setup.is_shown {
        return Reading {
            sentence: WAITING.to_owned(),
            tables: vec![weights(&attention, 2)],
        };
    }
    let order = |i: usize| (RULES[i].to_owned(), written(&attention.orders[i], 3));
    Reading {
        sentence: format!("{} {}", sentence(setup.rule, &attention), price(setup.n_tokens)),
        tables: vec![
            weights(&attention, 3),
            Table::new(ORDERS, &ORDER_COLUMNS, attention.orders.len(), &order),
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
        (KEYS[i].to_owned(), entries[..n_entries].to_vec())
    };
    Table::new(CAPTION, &COLUMNS[..=n_entries], N_KEYS, &row)
}

/// What the weights are and where the output lies.
fn sentence(rule: ProductRule, attention: &ProductAttention) -> String {
    let output = fixed(attention.output, 2);
    let verb = if attention.is_inside() { "lies within" } else { "leaves" };
    let [least, most] = ends().map(|x| fixed(x, 0));
    let place = format!("{verb} the hull of the {{v:values}}, {least} to {most}");
    if rule != ProductRule::Raw {
        let rule = RULES[rule as usize];
        return format!(
            "By “{rule}” every weight is positive and the four sum to 1, so the output, {output}, {place}."
        );
    }
    let negative = match attention.n_negative() {
        0 => "No raw weight is negative".to_owned(),
        1 => "One raw weight is negative".to_owned(),
        n => format!("{n} of 4 raw weights are negative"),
    };
    let sum = fixed(attention.sum(), 2);
    format!("{negative}, they sum to {sum} where shares would sum to 1, and the output, {output}, {place}.")
}

/// What the two orders cost.
fn price(n_tokens: usize) -> String {
    let [by_table, by_summary] = cost(n_tokens);
    let comparison = match by_table.cmp(&by_summary) {
        Ordering::Greater => "more than",
        Ordering::Equal => "just as many as",
        Ordering::Less => "fewer than",
    };
    format!(
        "For {n_tokens} tokens with vectors of 64 numbers, (QKᵀ)V takes {} multiplications, {comparison} Q(KᵀV) with {}.",
        whole(by_table),
        whole(by_summary)
    )
}

/// How the guess compares.
fn verdict(setup: &Setup) -> String {
    let (guess, output) = crate::labs::linear::verdict(setup);
    format!(
        "{}: you said “{}”. The output was {}. A negative weight subtracts a {{v:value}}, and weights that need not sum \
         to 1 set no bound.",
        super::opening(guess),
        OPTIONS[guess.chosen],
        fixed(output, 2)
    )
}
