//! The recheck after one and after six days.

use attention_lesson::progress::recheck::{N_RECHECKED, weakest};
use attention_lesson::progress::{Action, Confidence, Purpose, Recheck, Stage, State, apply};

use super::learner::{all, answer, finished_without};

const DAY: u32 = 20_781;

fn agreed(state: &State) -> State {
    apply(state, Action::AgreeToRecheck { today: DAY })
}

#[test]
fn rechecks_are_due_after_one_day_and_after_six() {
    let first = Recheck::first(DAY);
    assert_eq!([0, 1, 2].map(|days| first.is_due(DAY + days)), [false, true, true]);
    let second = first.next(DAY + 1).expect("a second one");
    assert_eq!([5, 6, 7].map(|days| second.is_due(DAY + days)), [false, true, true]);
    assert_eq!(second.next(DAY + 6), None);
}

#[test]
fn a_late_first_recheck_moves_the_second_back() {
    let second = Recheck::first(DAY).next(DAY + 30).expect("a second one");
    assert_eq!([34, 35].map(|days| second.is_due(DAY + days)), [false, true]);
}

#[test]
fn days_past_the_last_one_stay_in_range() {
    for recheck in [Recheck::first(u32::MAX), Recheck::first(Recheck::LAST_DAY)] {
        assert_eq!(recheck.day, Recheck::LAST_DAY);
        assert_eq!(
            recheck.next(u32::MAX).map(|recheck| recheck.day),
            Some(Recheck::LAST_DAY)
        );
    }
}

#[test]
fn the_weakest_are_the_missed_then_the_missed_at_first_then_the_unsure() {
    let sure = |i: usize| match i {
        3 => Some(Confidence::Guessing),
        5 => None,
        _ => Some(Confidence::Certain),
    };
    let results = (0..15).fold(State::default(), |state, i| answer(&state, i != 8 && i != 10, sure(i)));
    // Question 9 is answered right in a retry, question 11 stays missed.
    let state = answer(&apply(&results, Action::RetryMissed), true, None);
    assert_eq!(weakest(&state.quiz), [10, 8, 3, 5, 0]);
}

#[test]
fn a_recheck_asks_five_siblings_once_and_then_what_it_missed() {
    let state = agreed(&finished_without(&[]));
    assert_eq!(apply(&state, Action::StartRecheck { today: DAY }), state, "not due yet");
    let mut state = apply(&state, Action::StartRecheck { today: DAY + 1 });
    assert_eq!(state.quiz.n_to_retry(), N_RECHECKED);
    for i in 0..N_RECHECKED {
        let card = state.quiz.card().expect("a sibling");
        assert_eq!(
            (card.concept, card.variant, card.purpose),
            (i, 1, Some(Purpose::Recheck))
        );
        state = answer(&state, i != 0, None);
    }
    let card = state.quiz.card().expect("the missed one");
    assert_eq!(
        (card.concept, card.variant, card.purpose),
        (0, 2, Some(Purpose::Missed))
    );
    let end = answer(&state, true, None);
    assert_eq!((end.quiz.stage, end.quiz.score().points), (Stage::Results, 15));
    assert_eq!(end.recheck.map(|recheck| recheck.day), Some(DAY + 6));
}

#[test]
fn the_learner_can_decline_and_a_new_start_forgets() {
    let state = agreed(&finished_without(&[1]));
    for action in [Action::DeclineRecheck, Action::Restart { seed: 2 }] {
        assert_eq!(apply(&state, action).recheck, None);
    }
    let after_both = all(
        &state,
        [
            Action::StartRecheck { today: DAY + 1 },
            Action::StartRecheck { today: DAY + 6 },
        ],
    );
    assert_eq!(after_both.recheck, None);
}
