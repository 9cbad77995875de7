//! The item analysis of classical test theory: how hard each question was, how well it tells learners apart, which option tempted, and
//! what to teach again.
//!
//! Of each question the first answer counts. A question left open is wrong in totals, and with them in all that correlates, discriminates
//! and tells reliability, since the test has no time limit and a total needs every item; the difficulty alone is of those who answered.
//! Pure functions: the order of learners changes nothing.

mod class;
mod item;
pub mod statistics;
mod teach_again;

pub use class::Class;
pub use item::{Item, Mastery};
pub use teach_again::{MOST_CONCEPTS, TeachAgain};

use crate::learner::Learner;
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::quiz::Letter;

/// All that is told of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The class as a whole.
    pub class: Class,
    /// One item a question.
    pub items: Vec<Item>,
    /// The concepts to teach again, the most needed first.
    pub teach_again: Vec<TeachAgain>,
}

/// The right options of the lesson's given questions.
pub fn key() -> Vec<Letter> {
    (0..n_concepts()).map(|concept| question(concept, 0, 0).right).collect()
}

/// The analysis of `learners` on the questions whose right options are `key`.
pub fn analyze(learners: &[Learner], key: &[Letter]) -> Analysis {
    let totals: Vec<usize> = learners.iter().map(|learner| learner.total(key)).collect();
    let items: Vec<Item> = key
        .iter()
        .enumerate()
        .map(|(question, right)| Item::of(question, *right, learners, &totals))
        .collect();
    Analysis {
        class: Class::of(learners, &totals, &items),
        teach_again: teach_again::teach_again(&items),
        items,
    }
}
