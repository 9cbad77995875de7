//! The words of "Why divide by the root of the length?".

/// The question.
pub const TITLE: &str = "Why divide by the root, and not by the length?";
/// What to do.
pub const INSTRUCTION: &str = "Random {q:queries} meet ten random {k:keys} each: independent numbers, mean 0, variance 1. \
     Make the vectors longer, and watch how far the products spread.";
/// What to commit to.
pub const PROMPT: &str = "From 64 numbers in a {k:key} to 256: how much wider will the products spread?";
/// The answers to choose from, in the order of `labs::root`.
pub const OPTIONS: &[&str] = &[
    "As wide as before",
    "2 times as wide",
    "4 times as wide",
    "16 times as wide",
];
/// The control for the length of a key.
pub const LENGTH: &str = "Numbers in a key, d";
/// The control for the division.
pub const DIVIDE: &str = "The softmax reads";
/// Its options, in the order of `labs::root`.
pub const DIVISORS: &[&str] = &["Products", "Products ÷ √d", "Products ÷ temperature"];
/// The control for the temperature.
pub const TEMPERATURE: &str = "Temperature";
/// The control for the correlation.
pub const CORRELATION: &str = "First key follows the query, ρ";
/// Draws other numbers.
pub const DRAW: &str = "Draw other numbers";
/// What the histogram shows.
pub const HISTOGRAM: &str = "How the scores spread";
/// Its axes.
pub const AXES: [&str; 2] = ["score read by the softmax; end bars: and beyond", "share of scores"];
/// What the curves show.
pub const CURVES: &str = "The largest of ten weights on average, by the length of a key";
/// Their axes.
pub const CURVE_AXES: [&str; 2] = ["numbers in a key, d", "largest weight on average"];
/// The headings of their table; the last two name the curves.
pub const CURVE_COLUMNS: [&str; 3] = ["d", "Products", "Products ÷ √d"];
/// The two groups of the histogram.
pub const KEYS: [&str; 2] = ["independent keys", "the first key"];
/// The headings of the table of averages.
pub const COLUMNS: [&str; 2] = ["On average", "Number"];
/// How far scores lie from 0.
pub const SPREAD: &str = "Spread (standard deviation) of the scores";
/// The largest weight.
pub const TOP: &str = "Largest of ten weights, p";
/// The entropy.
pub const ENTROPY: &str = "Entropy of the weights, in nats";
/// The gradient.
pub const GRADIENT: &str = "Softmax gradient, p(1 − p)";

/// The caption of the table of averages.
pub fn caption(n: usize, d: usize) -> String {
    format!("{n} queries, ten keys each, {d} numbers in each vector")
}

/// The message before the reveal.
pub fn waiting(d: usize, spread: &str) -> String {
    format!("With {d} numbers in a {{k:key}}, the products spread by {spread}.")
}

/// The message for products as they are.
pub fn raw(d: usize, spread: &str, root: &str) -> String {
    format!("With {d} numbers in a {{k:key}} the products spread by {spread}, close to √{d} = {root}.")
}

/// The message for products over the root.
pub fn scaled(root: &str, spread: &str) -> String {
    format!("Divided by {root}, the scores spread by {spread}, as they would at any length.")
}

/// The message for a temperature that equals the root.
pub fn same(temperature: &str, spread: &str) -> String {
    format!("A temperature of {temperature} is √d here: the scores spread by {spread}, the very picture of the scale.")
}

/// The message for any other temperature.
pub fn tempered(temperature: &str, spread: &str, is_sharper: bool, root: &str) -> String {
    let than = if is_sharper {
        "below √d, so sharper"
    } else {
        "above √d, so flatter"
    };
    format!("A temperature of {temperature} makes them spread by {spread}: {than} than dividing by {root}.")
}

/// What the softmax makes of it.
pub fn weights(top: &str, gradient: &str) -> String {
    format!("The largest of ten weights is {top} on average, its gradient {gradient}.")
}

/// What the correlated key does.
pub fn aligned(correlation: &str, score: &str, is_scaled: bool) -> String {
    let end = if is_scaled {
        "which grows as ρ√d even after the division: the scale is no guarantee"
    } else {
        "which grows as d, not as √d"
    };
    format!("But the first {{k:key}} follows the {{q:query}} with ρ = {correlation} and scores {score}, {end}.")
}

/// How the guess compares: the spread at 64, at 256, and their ratio.
pub fn verdict(guess: &str, is_right: bool, [from, to, ratio]: [&str; 3]) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: you said “{guess}”. In this draw the spread grew from {from} to {to}, {ratio} times. Variances add \
         up, so the variance grows as d and the spread as √d: four times the numbers, twice the spread."
    )
}
