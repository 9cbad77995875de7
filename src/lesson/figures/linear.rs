//! The words of "What if we skip the softmax?".

use core::cmp::Ordering;

/// The question.
pub const TITLE: &str = "What if we skip the softmax?";
/// What to do.
pub const INSTRUCTION: &str = "Four {k:keys}, their {v:values}, and one {q:query} of two numbers. Move the {q:query}, \
     and let its raw products with the {k:keys} be the weights.";
/// What to commit to.
pub const PROMPT: &str = "Take these four products as they are for weights. Where will the output be?";
/// The answers to choose from, in the order of `labs::linear`.
pub const OPTIONS: &[&str] = &["Among the values, from 1 to 6", "Above 6", "Below 1"];
/// The message before the reveal.
pub const WAITING: &str = "A softmax would keep the output among the {v:values}. Will raw products?";
/// The names of the keys.
pub const KEYS: [&str; 4] = ["Key 1", "Key 2", "Key 3", "Key 4"];
/// The control for the rule of weights.
pub const RULE: &str = "Weights by";
/// Its options, in the order of `labs::linear`.
pub const RULES: &[&str] = &["Raw products", "elu + 1, normalized", "Softmax"];
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

/// Where the output lies.
pub fn place(is_inside: bool, least: &str, most: &str) -> String {
    let verb = if is_inside { "lies within" } else { "leaves" };
    format!("{verb} the hull of the {{v:values}}, {least} to {most}")
}

/// The message for raw products.
pub fn raw(n_negative: usize, sum: &str, output: &str, place: &str) -> String {
    let negative = match n_negative {
        0 => "No raw weight is negative".to_owned(),
        1 => "One raw weight is negative".to_owned(),
        n => format!("{n} of 4 raw weights are negative"),
    };
    format!("{negative}, they sum to {sum} where shares would sum to 1, and the output, {output}, {place}.")
}

/// The message for weights that are shares.
pub fn shares(rule: &str, output: &str, place: &str) -> String {
    format!("By “{rule}” every weight is positive and the four sum to 1, so the output, {output}, {place}.")
}

/// What the two orders cost.
pub fn cost(n: &str, by_table: &str, by_summary: &str, order: Ordering) -> String {
    let comparison = match order {
        Ordering::Greater => "more than",
        Ordering::Equal => "just as many as",
        Ordering::Less => "fewer than",
    };
    format!(
        "For {n} tokens with vectors of 64 numbers, (QKᵀ)V takes {by_table} multiplications, {comparison} Q(KᵀV) with \
         {by_summary}."
    )
}

/// How the guess compares.
pub fn verdict(guess: &str, is_right: bool, output: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: you said “{guess}”. The output was {output}. A negative weight subtracts a {{v:value}}, and weights \
         that need not sum to 1 set no bound."
    )
}
