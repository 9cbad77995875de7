//! Concept 5: which of four keys gets the largest weight, where length, angle and the asking token each point elsewhere.

use super::draft::{numbers, option, prompt, row, why};
use crate::attention::matrix::{dot, norm};
use crate::attention::random::Random;
use crate::attention::softmax::argmax;
use crate::lesson::number::{self, fixed, whole};
use crate::quiz::{Choice, Letter, Question};
use crate::words::{Inline, Words};

pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let query = numbers(random, 2, (1, 3), 1);
    let keys: Vec<Vec<f64>> = (0..4).map(|_| numbers(random, 2, (-4, 4), 1)).collect();
    let lengths: Vec<f64> = keys.iter().map(|key| norm(key)).collect();
    let scores: Vec<f64> = keys.iter().map(|key| dot(&query, key)).collect();
    // The cosine but for the query's length, which all share. A key of zeros has no direction and is refused as NaN.
    let angles: Vec<f64> = scores
        .iter()
        .zip(&lengths)
        .map(|(score, length)| score / length)
        .collect();
    let (best, longest, aligned) = (clear_top(&scores)?, clear_top(&lengths)?, clear_top(&angles)?);
    // Whatever token is left is the one that asks, so the three must differ.
    let own = (0..4).find(|i| ![best, longest, aligned].contains(i))?;
    // A best score above 0 makes the aligned key shorter than the winner, as its explanation says.
    let is_open = best != longest && best != aligned && longest != aligned && scores[best] > 0.0;
    let template = templates.first().filter(|_| is_open)?;
    let keys = keys.iter().map(|key| row(key, 0));
    let values = [number::run(number::row(keys)), whole(own as u64 + 1), row(&query, 0)];
    // The explanations stand in the order of these roles, the options in the order of the tokens.
    let roles = [best, longest, aligned, own];
    let role = |token: usize| roles.iter().position(|role| *role == token).unwrap_or_default();
    Some(Question {
        prompt: prompt(template, &values),
        options: std::array::from_fn(|i| choice(template, role(i), i, &scores, best)),
        right: Letter::from_index(best).unwrap_or(Letter::A),
        note: Words::new(),
    })
}

/// The option of the token `index + 1`, with the explanation of its role.
fn choice(template: &Inline, role: usize, index: usize, scores: &[f64], best: usize) -> Choice {
    let values = [whole(index as u64 + 1), fixed(scores[index], 0), fixed(scores[best], 0)];
    Choice {
        text: option(template, &values),
        why: why(template, role, &values),
    }
}

/// The index of the largest number, if it leads clearly and no number is NaN.
fn clear_top(numbers: &[f64]) -> Option<usize> {
    let top = argmax(numbers);
    let leads = |(i, x): (usize, &f64)| i == top || numbers[top] - x > 0.05;
    numbers.iter().enumerate().all(leads).then_some(top)
}
