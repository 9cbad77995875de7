//! When missed concepts return.

use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::{Action, Confidence, Purpose, Stage, State, apply};
use proptest::prelude::*;

use super::learner::{all, answer, finished_without, follow, state, visit};

/// The concept and purpose on screen in a retry.
fn on_screen(state: &State) -> Option<(usize, Purpose)> {
    let card = state.quiz.card()?;
    Some((card.concept, card.purpose?))
}

/// What a retry asks until its end, if answer number i is right unless `wrong` holds it.
fn retry(state: &State, wrong: &[usize]) -> Vec<(usize, Purpose)> {
    let mut state = apply(state, Action::RetryMissed);
    let mut asked = Vec::new();
    while let Some(card) = on_screen(&state) {
        state = answer(&state, !wrong.contains(&asked.len()), None);
        asked.push(card);
        assert!(asked.len() < 200, "it ends");
    }
    assert_eq!(state.quiz.stage, Stage::Results);
    assert!(state.quiz.missed().is_empty());
    asked
}

/// Whether nothing is left to ask again, but where there are too few others to stand between.
fn state_is_done(state: &State) -> bool {
    !state.quiz.can_retry() && (state.quiz.missed().is_empty() || state.quiz.n_answered() < 4)
}

proptest! {
    #[test]
    fn a_missed_concept_returns_after_three_others(steps in visit()) {
        let mut checked = Vec::new();
        follow(steps, |before, action, _| match (action, before.quiz.card()) {
            (Action::Restart { .. }, _) => checked.clear(),
            (Action::Check, Some(card)) if card.answer.is_none() && card.draft.letter.is_some() => {
                if matches!(card.purpose, Some(Purpose::Missed | Purpose::Filler)) {
                    let since = checked.iter().rev().take_while(|&&other| other != card.concept);
                    assert!(since.count() >= 3, "{checked:?}, then {}", card.concept);
                }
                checked.push(card.concept);
            }
            _ => {}
        });
    }

    #[test]
    fn a_retry_ends_when_all_is_answered_right(state in state()) {
        let state = apply(&state, Action::RetryMissed);
        let bound = 4 * n_concepts();
        let end = (0..bound).fold(state, |state, _| match state.quiz.stage {
            Stage::Retry => answer(&state, true, None),
            _ => state,
        });
        prop_assert_ne!(end.quiz.stage, Stage::Retry);
        prop_assert!(state_is_done(&end), "{:?}", end.quiz);
    }

    #[test]
    fn each_sibling_is_asked_once(steps in visit()) {
        let mut checked = Vec::new();
        follow(steps, |before, action, _| match (action, before.quiz.card()) {
            (Action::Restart { .. }, _) => checked.clear(),
            (Action::Check, Some(card)) if card.answer.is_none() && card.draft.letter.is_some() => {
                let asked = (card.concept, card.variant);
                assert!(!checked.contains(&asked), "{asked:?} again");
                checked.push(asked);
            }
            _ => {}
        });
    }

    #[test]
    fn a_retry_leaves_the_score_alone(missed in prop::collection::vec(0..n_concepts(), 1..9), wrong in prop::collection::vec(0_usize..40, 0..9)) {
        let results = finished_without(&missed);
        let mut state = apply(&results, Action::RetryMissed);
        for turn in 0..60 {
            prop_assert_eq!(state.quiz.score(), results.quiz.score());
            state = answer(&state, !wrong.contains(&turn), None);
        }
    }
}

#[test]
fn missed_concepts_come_oldest_first_and_fillers_fill_the_gap() {
    use Purpose::{Filler, Missed};
    for (missed, wrong, expected) in [
        // Fourteen other questions came since.
        (vec![0], vec![], vec![(0, Missed)]),
        // The last one waits for three others.
        (
            vec![14],
            vec![],
            vec![(0, Filler), (1, Filler), (2, Filler), (14, Missed)],
        ),
        (vec![12], vec![], vec![(0, Filler), (12, Missed)]),
        (
            vec![0, 14],
            vec![],
            vec![(0, Missed), (1, Filler), (2, Filler), (14, Missed)],
        ),
        (
            vec![0, 1, 2, 14],
            vec![],
            vec![(0, Missed), (1, Missed), (2, Missed), (14, Missed)],
        ),
        // Missed again, alone: three fillers. With others: at the end.
        (
            vec![0],
            vec![0],
            vec![(0, Missed), (1, Filler), (2, Filler), (3, Filler), (0, Missed)],
        ),
        (
            vec![0, 3, 5, 7],
            vec![0],
            vec![(0, Missed), (3, Missed), (5, Missed), (7, Missed), (0, Missed)],
        ),
        // A filler that is missed returns as well, after the concept that it made room for.
        (
            vec![12],
            vec![0],
            vec![(0, Filler), (12, Missed), (1, Filler), (2, Filler), (0, Missed)],
        ),
    ] {
        assert_eq!(
            retry(&finished_without(&missed), &wrong),
            expected,
            "missed {missed:?}, again {wrong:?}"
        );
    }
}

#[test]
fn fillers_are_the_least_sure_first() {
    let sure = |i: usize| match i {
        9 => Some(Confidence::Guessing),
        4 | 6 => None,
        2 => Some(Confidence::FairlySure),
        _ => Some(Confidence::Certain),
    };
    let results = (0..n_concepts()).fold(State::default(), |state, i| answer(&state, i != 14, sure(i)));
    let concepts: Vec<_> = retry(&results, &[3]).into_iter().map(|(concept, _)| concept).collect();
    assert_eq!(concepts, [9, 4, 6, 14, 9, 4, 6, 14]);
}

#[test]
fn no_retry_where_too_few_were_answered_to_stand_between() {
    let wrong = |n: usize| (0..n).fold(State::default(), |state, _| answer(&state, false, None));
    assert!(!wrong(3).quiz.can_retry());
    assert_eq!(apply(&wrong(3), Action::RetryMissed), wrong(3));
    let four = apply(&wrong(4), Action::RetryMissed);
    assert_eq!(on_screen(&four), Some((0, Purpose::Missed)));
}

#[test]
fn after_an_early_retry_the_open_questions_come() {
    let four = (0..4).fold(State::default(), |state, i| answer(&state, i > 0, None));
    let state = answer(&apply(&four, Action::RetryMissed), true, None);
    assert_eq!(state.quiz.stage, Stage::Question(4));
}

#[test]
fn a_retry_goes_on_where_it_was_left() {
    let retrying = all(
        &finished_without(&[0, 1]),
        [Action::RetryMissed, Action::Rate(Confidence::Guessing)],
    );
    let back = all(&retrying, [Action::ShowResults, Action::RetryMissed]);
    assert_eq!(back, retrying);
    assert_eq!(back.quiz.n_to_retry(), 2);
    let checked = super::learner::after(&retrying, super::learner::Step::Answer(true, None));
    let back = all(&checked, [Action::ShowResults, Action::RetryMissed]);
    assert_eq!(on_screen(&back), Some((1, Purpose::Missed)), "the checked one is done");
}
