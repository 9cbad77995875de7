//! What the families share: a question in the making, its numbers drawn and written out, and whether they are clear.

use std::array;

use crate::attention::random::Random;
use crate::lesson::number::{self, fixed, run};
use crate::quiz::{Choice, Letter, Question};
use crate::words::{Inline, Words, fill, plain};

/// The place of the prompt among the texts of a template, of the option, and of the first explanation.
const PROMPT: usize = 0;
const OPTION: usize = 1;
const WHY: usize = 2;

/// A question in the making.
pub(super) struct Draft<'a> {
    /// The words, in which numbers have places.
    pub(super) template: &'a Inline,
    /// The text of each option, the right one first.
    pub(super) options: [String; 4],
    /// The numbers in the question and in the explanations, in the order of their names in `kinds`.
    pub(super) values: &'a [String],
}

impl Draft<'_> {
    /// The question with its options in a random order.
    pub(super) fn finish(self, random: &mut Random) -> Question {
        let mut texts = self.options.into_iter();
        let mut options = array::from_fn(|i| Choice {
            text: texts.next().unwrap_or_default(),
            why: why(self.template, i, self.values),
        });
        random.shuffle(&mut options[1..]);
        let right = random.below(4);
        options.swap(0, right);
        Question {
            prompt: prompt(self.template, self.values),
            options,
            right: Letter::from_index(right).unwrap_or(Letter::A),
            note: Words::new(),
        }
    }
}

/// The prompt with these numbers.
pub(super) fn prompt(template: &Inline, values: &[String]) -> String {
    plain(&filled(template, PROMPT, values))
}

/// An option with these numbers.
pub(super) fn option(template: &Inline, values: &[String]) -> String {
    plain(&filled(template, OPTION, values))
}

/// An explanation with these numbers; the right option's comes first.
pub(super) fn why(template: &Inline, i: usize, values: &[String]) -> Words {
    filled(template, WHY + i, values)
}

fn filled(template: &Inline, at: usize, values: &[String]) -> Words {
    let values: Vec<Inline> = values.iter().map(Inline::text).collect();
    let text = template.inside.get(at);
    text.map_or_else(Words::new, |text| fill(text.words(), &values))
}

/// `n` whole numbers from `least` to `most`, each divided by `parts`.
pub(super) fn numbers(random: &mut Random, n: usize, (least, most): (i8, i8), parts: u8) -> Vec<f64> {
    let span = usize::from(most.abs_diff(least)) + 1;
    let one = |_| (f64::from(least) + random.below(span) as f64) / f64::from(parts);
    (0..n).map(one).collect()
}

/// A row as a learner reads it: `[2.0, 0.5, −1.0]`.
pub(super) fn row(numbers: &[f64], decimals: usize) -> String {
    run(["[", &list(numbers, decimals), "]"].concat())
}

/// Numbers one after another.
pub(super) fn list(numbers: &[f64], decimals: usize) -> String {
    run(number::row(numbers.iter().map(|x| fixed(*x, decimals))))
}

/// `0.5 × 4 + 0.3 × (−1) = 1.7`: the dot product written out.
pub(super) fn written_out(weights: &[f64], values: &[f64], sum: f64) -> String {
    let bracketed = |x: f64, decimals| {
        let shown = fixed(x, decimals);
        if x < 0.0 { format!("({shown})") } else { shown }
    };
    let product = |(w, v): (&f64, &f64)| format!("{} × {}", bracketed(*w, 1), bracketed(*v, 0));
    let products: Vec<String> = weights.iter().zip(values).map(product).collect();
    run(format!("{} = {}", products.join(" + "), fixed(sum, 1)))
}

/// Whether every two rows differ by at least `least` at some place.
pub(super) fn apart(rows: [&[f64]; 4], least: f64) -> bool {
    let differ = |a: &[f64], b: &[f64]| a.iter().zip(b).any(|(x, y)| (x - y).abs() >= least);
    (0..4).all(|i| (0..i).all(|j| differ(rows[i], rows[j])))
}

/// Whether some number stands twice.
pub(super) fn has_ties(numbers: &[f64]) -> bool {
    (0..numbers.len()).any(|i| numbers[..i].contains(&numbers[i]))
}

/// The least of a row.
pub(super) fn minimum(row: &[f64]) -> f64 {
    row.iter().copied().fold(f64::INFINITY, f64::min)
}
