//! Concept 5: which of four keys gets the largest weight, where length, angle and the asking token each point elsewhere.

use super::draft::{fill, fill_words, numbers, row};
use crate::attention::matrix::{dot, norm};
use crate::attention::random::Random;
use crate::attention::softmax::argmax;
use crate::lesson::number::{self, fixed, whole};
use crate::quiz::{Choice, Letter, Question};
use crate::words::Words;

pub(super) fn attempt(random: &mut Random, templates: &[Question]) -> Option<Question> {
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
    let parts = [
        (":keys:", number::row(keys)),
        (":own:", whole(own as u64 + 1)),
        (":query:", row(&query, 0)),
    ];
    // The explanations stand in the order of these roles, the options in the order of the tokens.
    let roles = [best, longest, aligned, own];
    let words = |token: usize| roles.iter().zip(&template.options).find(|(role, _)| **role == token);
    Some(Question {
        prompt: fill(&template.prompt, &parts),
        options: std::array::from_fn(|i| {
            words(i).map_or_else(Choice::default, |(_, words)| choice(words, i, &scores, best))
        }),
        right: Letter::from_index(best).unwrap_or(Letter::A),
        note: Words::new(),
    })
}

/// The option of the token `index + 1`.
fn choice(words: &Choice, index: usize, scores: &[f64], best: usize) -> Choice {
    let parts = [
        (":token:", whole(index as u64 + 1)),
        (":score:", fixed(scores[index], 0)),
        (":best:", fixed(scores[best], 0)),
    ];
    Choice {
        text: fill(&words.text, &parts),
        why: fill_words(&words.why, &parts),
    }
}

/// The index of the largest number, if it leads clearly and no number is NaN.
fn clear_top(numbers: &[f64]) -> Option<usize> {
    let top = argmax(numbers);
    let leads = |(i, x): (usize, &f64)| i == top || numbers[top] - x > 0.05;
    numbers.iter().enumerate().all(leads).then_some(top)
}
