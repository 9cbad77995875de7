//! Numeric siblings of questions: made from a seed, with the key computed by `attention`.
//!
//! One file a family; the words stand in `lesson::bank::templates`. Every wrong option is what a named misconception
//! computes. A family draws until its four options differ clearly, so that rounding decides nothing.

mod order;
mod raw_weights;
mod share;
mod softmax_row;
mod temperature;
mod visible;
mod weighted_sum;
mod winner;

use crate::attention::random::Random;
use crate::labs::number::fixed;
use crate::quiz::{Choice, Letter, Question};

/// A maker of questions on one concept.
#[derive(Debug)]
pub(super) struct Family {
    /// The concept, an index into the fifteen.
    pub concept: usize,
    /// Draws once; `None` where the draw makes no clear question.
    attempt: fn(&mut Random) -> Option<Question>,
}

impl Family {
    /// A question; the same state of the generator makes the same one. A fair share of draws is clear, so it ends soon.
    pub(super) fn question(&self, random: &mut Random) -> Question {
        loop {
            if let Some(question) = (self.attempt)(random) {
                return question;
            }
        }
    }
}

/// All families, by concept.
#[rustfmt::skip]
static FAMILIES: &[Family] = &[
    Family { concept: 1, attempt: softmax_row::attempt },
    Family { concept: 2, attempt: order::attempt },
    Family { concept: 2, attempt: share::attempt },
    Family { concept: 3, attempt: temperature::attempt },
    Family { concept: 4, attempt: winner::attempt },
    Family { concept: 8, attempt: visible::attempt },
    Family { concept: 12, attempt: weighted_sum::attempt },
    Family { concept: 14, attempt: raw_weights::attempt },
];

/// The families of `concept`.
pub(super) fn families(concept: usize) -> impl Iterator<Item = &'static Family> {
    FAMILIES.iter().filter(move |family| family.concept == concept)
}

/// What stands for each name of a template, the angle brackets included.
type Parts<'a> = &'a [(&'a str, String)];

/// A question in the making.
struct Draft<'a> {
    /// Template of the question.
    prompt: &'a str,
    /// Text and template of the explanation for each option, the right one first.
    options: [(String, &'a str); 4],
    /// What stands for the names in all these templates.
    parts: Parts<'a>,
}

impl Draft<'_> {
    /// The question with its options in a random order.
    fn finish(self, random: &mut Random) -> Question {
        let mut options = self.options.map(|(text, why)| Choice {
            text: text.into(),
            why: fill(why, self.parts).into(),
        });
        random.shuffle(&mut options[1..]);
        let right = random.below(4);
        options.swap(0, right);
        Question {
            prompt: fill(self.prompt, self.parts).into(),
            options,
            right: Letter::from_index(right).unwrap_or(Letter::A),
            note: None,
        }
    }
}

/// The template with each name replaced by what stands for it.
fn fill(template: &str, parts: Parts) -> String {
    parts
        .iter()
        .fold(template.into(), |text: String, (name, part)| text.replace(name, part))
}

/// `n` whole numbers from `least` to `most`, each divided by `parts`.
fn numbers(random: &mut Random, n: usize, (least, most): (i8, i8), parts: u8) -> Vec<f64> {
    let span = usize::from(most.abs_diff(least)) + 1;
    let one = |_| (f64::from(least) + random.below(span) as f64) / f64::from(parts);
    (0..n).map(one).collect()
}

/// A row as a learner reads it: `[2.0, 0.5, −1.0]`.
fn row(numbers: &[f64], decimals: usize) -> String {
    format!("[{}]", list(numbers, decimals))
}

/// Numbers with commas between.
fn list(numbers: &[f64], decimals: usize) -> String {
    let shown: Vec<String> = numbers.iter().map(|x| fixed(*x, decimals)).collect();
    shown.join(", ")
}

/// `0.5 × 4 + 0.3 × (−1) = 1.7`: the dot product written out.
fn written_out(weights: &[f64], values: &[f64], sum: f64) -> String {
    let bracketed = |x: f64, decimals| {
        let shown = fixed(x, decimals);
        if x < 0.0 { format!("({shown})") } else { shown }
    };
    let product = |(w, v): (&f64, &f64)| format!("{} × {}", bracketed(*w, 1), bracketed(*v, 0));
    let products: Vec<String> = weights.iter().zip(values).map(product).collect();
    format!("{} = {}", products.join(" + "), fixed(sum, 1))
}

/// Whether every two rows differ by at least `least` at some place.
fn apart(rows: [&[f64]; 4], least: f64) -> bool {
    let differ = |a: &[f64], b: &[f64]| a.iter().zip(b).any(|(x, y)| (x - y).abs() >= least);
    (0..4).all(|i| (0..i).all(|j| differ(rows[i], rows[j])))
}

/// Whether some number stands twice.
fn has_ties(numbers: &[f64]) -> bool {
    (0..numbers.len()).any(|i| numbers[..i].contains(&numbers[i]))
}

/// The least of a row.
fn minimum(row: &[f64]) -> f64 {
    row.iter().copied().fold(f64::INFINITY, f64::min)
}
