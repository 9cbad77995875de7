//! What the results show: how well confidence matched truth, what was missed, how each objective stands.
//!
//! All of it is of first answers, but for [`ObjectiveResult::mastered`]. It has no words and knows no view.

use super::state::{Confidence, QuizProgress};
use crate::lesson::bank::bank;
use crate::lesson::questions::n_concepts;

/// How many answers were given with one confidence, and how many of them were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfidenceResult {
    /// The confidence; `None` for answers without one.
    pub confidence: Option<Confidence>,
    /// How many answers were given with it.
    pub answers: usize,
    /// How many of them were right.
    pub right: usize,
}

/// All confidences, most sure first, unrated last: the order in which missed questions deserve a look.
pub const CONFIDENCES: [Option<Confidence>; 4] = [
    Some(Confidence::Certain),
    Some(Confidence::FairlySure),
    Some(Confidence::Guessing),
    None,
];

/// How many answers of each confidence were right, in the order of [`CONFIDENCES`].
pub fn by_confidence(quiz: &QuizProgress) -> [ConfidenceResult; 4] {
    CONFIDENCES.map(|confidence| {
        let concepts = answered_with(quiz, confidence);
        ConfidenceResult {
            confidence,
            answers: concepts.len(),
            right: concepts.into_iter().filter(|&i| quiz.is_right_at_first(i)).count(),
        }
    })
}

/// The concepts whose first answer was wrong, mastered since or not: those answered with most confidence first, the
/// unrated last, in the order of the questions otherwise.
pub fn missed_at_first(quiz: &QuizProgress) -> Vec<usize> {
    let wrong = |concept: &usize| !quiz.is_right_at_first(*concept);
    CONFIDENCES
        .into_iter()
        .flat_map(|confidence| answered_with(quiz, confidence).into_iter().filter(wrong))
        .collect()
}

fn answered_with(quiz: &QuizProgress, confidence: Option<Confidence>) -> Vec<usize> {
    let is_such = |i: &usize| {
        quiz.records[*i]
            .first
            .is_some_and(|answer| answer.confidence == confidence)
    };
    (0..n_concepts()).filter(is_such).collect()
}

/// How one objective stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectiveResult {
    /// Questions that test it.
    pub total: usize,
    /// Those answered.
    pub answered: usize,
    /// Those whose first answer was right.
    pub right: usize,
    /// Those whose latest answer, to them or to a sibling, was right.
    pub mastered: usize,
}

/// How each objective stands, in the order of `Bank::objectives`.
pub fn by_objective(quiz: &QuizProgress) -> Vec<ObjectiveResult> {
    (0..bank().objectives.len())
        .map(|objective| {
            let concepts = (0..n_concepts()).filter(|&i| usize::from(bank().items[i].objective) == objective);
            concepts.fold(ObjectiveResult::default(), |sum, i| with_concept(sum, quiz, i))
        })
        .collect()
}

fn with_concept(sum: ObjectiveResult, quiz: &QuizProgress, concept: usize) -> ObjectiveResult {
    let record = &quiz.records[concept];
    ObjectiveResult {
        total: sum.total + 1,
        answered: sum.answered + usize::from(record.first.is_some()),
        right: sum.right + usize::from(quiz.is_right_at_first(concept)),
        mastered: sum.mastered + usize::from(record.mastered),
    }
}
