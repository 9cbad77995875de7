//! The words of "Why divide by the root of the length?".

use super::{Prediction, Reading, Table, Words};
use crate::attention::float::sqrt;
use crate::labs::number::fixed;
use crate::labs::root::{
    Division, Divisor, GUESSES, N_DRAWS, N_LENGTHS, SampledScores, Setup, division, divisor, length, sampled_scores,
};

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
pub const TITLE: &str = "Why divide by the root, and not by the length?";
/// What to do.
pub const INSTRUCTION: &str = "Random {q:queries} meet ten random {k:keys} each: independent numbers, mean 0, variance 1. \
     Make the vectors longer, and watch how far the products spread.";
/// What to commit to.
pub const PROMPT: &str = "From 64 numbers in a {k:key} to 256: how much wider will the products spread?";
/// The answers to choose from.
pub const OPTIONS: [&str; GUESSES.len()] = [
    "As wide as before",
    "2 times as wide",
    "4 times as wide",
    "16 times as wide",
];
/// The control for the length of a key.
pub const LENGTH: &str = "Numbers in a key, d";
/// The control for the division.
pub const DIVIDE: &str = "The softmax reads";
/// Its options.
pub const DIVISORS: [&str; Divisor::N] = ["Products", "Products ÷ √d", "Products ÷ temperature"];
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

fn read(setup: &Setup) -> Reading {
    let scores = sampled_scores(setup);
    let caption = format!(
        "{N_DRAWS} queries, ten keys each, {} numbers in each vector",
        length(setup)
    );
    let averages = [
        (SPREAD, fixed(scores.spread, 1)),
        (TOP, fixed(scores.summary.top, 2)),
        (ENTROPY, fixed(scores.summary.entropy, 2)),
        (GRADIENT, fixed(scores.summary.gradient, 3)),
    ];
    let average = |i: usize| (averages[i].0.to_owned(), vec![averages[i].1.clone()]);
    if !setup.is_shown {
        return Reading {
            sentence: format!(
                "With {} numbers in a {{k:key}}, the products spread by {}.",
                length(setup),
                averages[0].1
            ),
            tables: vec![Table::new(&caption, &COLUMNS, 1, &average)],
        };
    }
    let lengths = |size: usize| {
        let entries = scores.curves.iter().map(|curve| fixed(curve[size], 2)).collect();
        ((1_usize << size).to_string(), entries)
    };
    Reading {
        sentence: sentence(setup, &scores),
        tables: vec![
            Table::new(&caption, &COLUMNS, averages.len(), &average),
            Table::new(CURVES, &CURVE_COLUMNS, N_LENGTHS, &lengths),
        ],
    }
}

fn sentence(setup: &Setup, scores: &SampledScores) -> String {
    let d = length(setup);
    let root = fixed(sqrt(d as f64), 1);
    let (spread, divisor) = (fixed(scores.spread, 1), fixed(divisor(setup), 1));
    let division = division(setup);
    let opening = match division {
        Division::Raw => {
            format!("With {d} numbers in a {{k:key}} the products spread by {spread}, close to √{d} = {root}.")
        }
        Division::Root => format!("Divided by {root}, the scores spread by {spread}, as they would at any length."),
        Division::SameAsRoot => format!(
            "A temperature of {divisor} is √d here: the scores spread by {spread}, the very picture of the scale."
        ),
        Division::BelowRoot => format!(
            "A temperature of {divisor} makes them spread by {spread}: below √d, so sharper than dividing by {root}."
        ),
        Division::AboveRoot => format!(
            "A temperature of {divisor} makes them spread by {spread}: above √d, so flatter than dividing by {root}."
        ),
    };
    let weights = format!(
        "The largest of ten weights is {} on average, its gradient {}.",
        fixed(scores.summary.top, 2),
        fixed(scores.summary.gradient, 3)
    );
    if setup.correlation == 0.0 {
        return format!("{opening} {weights}");
    }
    let end = if division == Division::Root {
        "which grows as ρ√d even after the division: the scale is no guarantee"
    } else {
        "which grows as d, not as √d"
    };
    format!(
        "{opening} {weights} But the first {{k:key}} follows the {{q:query}} with ρ = {} and scores {}, {end}.",
        fixed(setup.correlation, 2),
        fixed(scores.first, 1)
    )
}

/// How the guess compares: the spread at 64, at 256, and their ratio.
fn verdict(setup: &Setup) -> String {
    let (guess, [from, to]) = crate::labs::root::verdict(setup);
    format!(
        "{}: you said “{}”. In this draw the spread grew from {} to {}, {} times. Variances add up, so the variance \
         grows as d and the spread as √d: four times the numbers, twice the spread.",
        super::opening(guess),
        OPTIONS[guess.chosen],
        fixed(from, 1),
        fixed(to, 1),
        fixed(to / from, 2)
    )
}
