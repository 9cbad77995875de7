//! What the results page tells.

use attention_lesson::lesson::bank::bank;
use attention_lesson::progress::calibration::{by_confidence, by_objective, missed_at_first};
use attention_lesson::progress::{Action, Confidence, State, apply};
use proptest::prelude::*;

use super::learner::{answer, state};

const CERTAIN: Option<Confidence> = Some(Confidence::Certain);
const FAIRLY_SURE: Option<Confidence> = Some(Confidence::FairlySure);
const GUESSING: Option<Confidence> = Some(Confidence::Guessing);

/// Seven answers: right or wrong, and how sure.
fn seven() -> State {
    [
        (true, CERTAIN),
        (false, None),
        (false, GUESSING),
        (false, CERTAIN),
        (true, GUESSING),
        (false, FAIRLY_SURE),
        (false, CERTAIN),
    ]
    .into_iter()
    .fold(State::default(), |state, (right, sure)| answer(&state, right, sure))
}

#[test]
fn confidence_is_held_against_truth() {
    let found = by_confidence(&seven().quiz).map(|level| (level.confidence, level.answers, level.right));
    assert_eq!(
        found,
        [(CERTAIN, 3, 1), (FAIRLY_SURE, 1, 0), (GUESSING, 2, 1), (None, 1, 0)]
    );
}

#[test]
fn confident_misses_come_first_and_stay_when_mastered() {
    assert_eq!(missed_at_first(&seven().quiz), [3, 6, 5, 2, 1]);
    let retried = answer(&apply(&seven(), Action::RetryMissed), true, None);
    assert_eq!(missed_at_first(&retried.quiz), [3, 6, 5, 2, 1]);
}

proptest! {
    #[test]
    fn every_answer_is_counted_once(state in state()) {
        let quiz = &state.quiz;
        let (n_answered, n_right) = (quiz.n_answered(), quiz.score().points);
        let levels = by_confidence(quiz);
        prop_assert_eq!(levels.iter().map(|level| level.answers).sum::<usize>(), n_answered);
        prop_assert_eq!(levels.iter().map(|level| level.right).sum::<usize>(), n_right);
        prop_assert_eq!(missed_at_first(quiz).len(), n_answered - n_right);
        let objectives = by_objective(quiz);
        prop_assert_eq!(objectives.len(), bank().objectives.len());
        prop_assert_eq!(objectives.iter().map(|result| result.total).sum::<usize>(), bank().items.len());
        prop_assert_eq!(objectives.iter().map(|result| result.answered).sum::<usize>(), n_answered);
        prop_assert_eq!(objectives.iter().map(|result| result.right).sum::<usize>(), n_right);
        prop_assert_eq!(objectives.iter().map(|result| result.mastered).sum::<usize>(), quiz.n_mastered());
    }
}
