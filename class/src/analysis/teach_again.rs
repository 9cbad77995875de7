//! Which concepts the class should be taught again.

use attention_lesson::quiz::Letter;

use super::item::Item;

/// No more concepts are named.
pub const MOST_CONCEPTS: usize = 3;

/// A concept to teach again.
#[derive(Clone, Debug, PartialEq)]
pub struct TeachAgain {
    /// Which question tests it, from 0.
    pub question: usize,
    /// The share of first answers that were wrong, above 0 to 1.
    pub wrong: f64,
    /// The wrong option that drew most, all where several drew as many.
    pub tempting: Vec<Letter>,
}

/// The concepts with the largest share of wrong first answers, at most [`MOST_CONCEPTS`], and only those where anyone was wrong.
pub(super) fn teach_again(items: &[Item]) -> Vec<TeachAgain> {
    let mut missed: Vec<&Item> = items.iter().filter(|item| item.n_wrong() > 0).collect();
    missed.sort_by(|a, b| a.by_need(b));
    let concept = |item: &Item| TeachAgain {
        question: item.question,
        wrong: item.n_wrong() as f64 / item.n_answered as f64,
        tempting: item.tempting.clone(),
    };
    missed.into_iter().take(MOST_CONCEPTS).map(concept).collect()
}
