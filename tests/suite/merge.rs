//! Two states of one learner in one, and what was done between two.

use std::rc::Rc;

use attention_lesson::progress::merge::{is_same_quiz, merge, progress_of, since, united, with_reading};
use attention_lesson::progress::save::{decode, encode};
use attention_lesson::progress::{Action, Record, Stage, State, apply};
use attention_lesson::quiz::Letter;
use attention_lesson::ui::Incoming;
use proptest::prelude::*;

use super::learner::{all, answer, assert_consistent, finished_without, follow, state, visit};

proptest! {
    #[test]
    fn a_merge_has_every_first_answer_and_those_of_the_further_one_stand(one in state(), other in state()) {
        let merged = merge(&one, &other);
        let (further, behind) = if progress_of(&other) > progress_of(&one) { (&other, &one) } else { (&one, &other) };
        for (i, record) in merged.quiz.records.iter().enumerate() {
            let [first, second] = [further, behind].map(|state| state.quiz.records[i]);
            let is_missing = first.first.is_none() && second.first.is_some() || first == Record::default();
            prop_assert_eq!(record, if is_missing { &second } else { &first });
        }
        assert_consistent(&merged.quiz);
        prop_assert_eq!(&decode(&encode(&merged)).expect("what is merged can be kept").quiz.records, &merged.quiz.records);
        prop_assert_eq!(merged.read, one.read | other.read);
        prop_assert_eq!(merged.seconds, one.seconds.max(other.seconds));
        if merged.quiz.records == further.quiz.records {
            prop_assert_eq!(&merged.quiz, &further.quiz);
        }
    }

    #[test]
    fn what_was_done_since_has_no_answer_of_before_and_every_later_one(before in state(), steps in visit()) {
        let mut now = before.clone();
        follow(steps, |_, action, _| {
            if !matches!(action, Action::Restart { .. }) {
                now = apply(&now, action);
            }
        });
        let done = since(&before, &now);
        for (i, record) in done.quiz.records.iter().enumerate() {
            let expected = if before.quiz.records[i].first.is_some() { Record::default() } else { now.quiz.records[i] };
            prop_assert_eq!(record, &expected);
        }
        assert_consistent(&done.quiz);
        prop_assert!(decode(&encode(&done)).is_ok());
        prop_assert_eq!(done.read & before.read, 0);
        prop_assert_eq!(since(&now, &now).quiz.n_answered(), 0);
    }

    #[test]
    fn progress_never_falls_while_a_quiz_goes_on(steps in visit()) {
        follow(steps, |before, action, after| {
            if !matches!(action, Action::Restart { .. }) {
                assert!(progress_of(after) >= progress_of(before), "{action:?}");
            }
        });
    }
}

#[test]
fn answers_outweigh_retries_and_retries_outweigh_the_rest() {
    let further = [
        State::default(),
        all(&State::default(), [Action::Read(1)]),
        all(&State::default(), [Action::Choose(Letter::A)]),
        (0..14).fold(State::default(), |state, _| answer(&state, true, None)),
        all(
            &(0..14).fold(State::default(), |state, _| answer(&state, true, None)),
            [Action::ShowResults],
        ),
        answer(
            &(0..14).fold(State::default(), |state, _| answer(&state, false, None)),
            true,
            None,
        ),
        answer(&apply(&finished_without(&[1]), Action::RetryMissed), true, None),
    ];
    let measures: Vec<_> = further.iter().map(progress_of).collect();
    assert!(measures.is_sorted_by(|one, other| one < other), "{measures:?}");
}

#[test]
fn answers_given_in_two_places_are_united() {
    let first = answer(&State::default(), true, None);
    let second = answer(&apply(&State::default(), Action::GoTo(1)), false, None);
    let merged = merge(&first, &second);
    assert_eq!(merged.quiz.n_answered(), 2);
    assert_eq!(
        [0, 1].map(|concept| merged.quiz.is_right_at_first(concept)),
        [true, false]
    );
    let all_but_two = (2..15).fold(State::default(), |state, concept| {
        answer(&apply(&state, Action::GoTo(concept)), true, None)
    });
    let finished = apply(&all_but_two, Action::ShowResults);
    let merged = merge(&finished, &merged);
    assert_eq!(
        (merged.quiz.n_answered(), merged.quiz.finished),
        (15, true),
        "nothing is open any more"
    );
}

#[test]
fn the_preferred_state_wins_a_tie() {
    let (one, other) = (finished_without(&[1]), finished_without(&[2]));
    assert_eq!(merge(&one, &other), one);
    assert_eq!(merge(&other, &one), other);
}

#[test]
fn a_choice_that_was_not_checked_is_no_less_kept() {
    let chosen = all(&State::default(), [Action::GoTo(4), Action::Choose(Letter::C)]);
    let answered = answer(&State::default(), true, None);
    let merged = merge(&answered, &chosen);
    assert_eq!(merged.quiz.records[4], chosen.quiz.records[4]);
    assert_eq!(merged.quiz.records[0], answered.quiz.records[0]);
}

#[test]
fn a_quiz_is_the_same_wherever_the_learner_is_and_reading_is_kept() {
    let mut one = State::default();
    one.quiz = apply(&one, Action::GoTo(1)).quiz;
    let mut other = apply(&State::default(), Action::Read(2));
    other.section = 3;
    other.seconds = 40;
    assert!(is_same_quiz(&one, &other));
    assert!(!is_same_quiz(&one, &apply(&other, Action::Choose(Letter::A))));
    let both = with_reading(
        State {
            read: 1,
            seconds: 9,
            ..one.clone()
        },
        &other,
    );
    assert_eq!((both.quiz, both.section, both.read, both.seconds), (one.quiz, 3, 5, 40));
}

#[test]
fn tabs_that_write_at_once_have_the_answers_of_both_and_a_new_start_stays_one() {
    let (one, other) = (
        answer(&State::default(), true, None),
        answer(&apply(&State::default(), Action::GoTo(5)), false, None),
    );
    let both = united(&one, &other);
    assert_eq!(both.quiz.n_answered(), 2);
    assert_eq!(united(&both, &other), both, "nothing is missing there");
    let restarted = apply(&both, Action::Restart { seed: 7 });
    assert_eq!(united(&restarted, &both), restarted);
    assert_eq!(united(&both, &restarted), restarted);
}

#[test]
fn who_went_to_another_question_before_a_state_was_shown_stays_there() {
    let before = all(&State::default(), [Action::GoTo(3)]);
    let theirs = all(&answer(&State::default(), true, None), [Action::GoTo(9)]);
    let incoming = Incoming::new(Rc::new(before.clone()), Rc::new(theirs.clone()));
    let shown = incoming.with(&apply(&before, Action::GoTo(4)));
    assert_eq!(shown.quiz.stage, Stage::Question(4));
    assert_eq!(shown.quiz.records, theirs.quiz.records);
    assert_eq!(
        incoming.with(&apply(&before, Action::Spend(9))).quiz.stage,
        theirs.quiz.stage
    );
    // There are no results without an answer.
    let nothing = Incoming::new(Rc::new(theirs.clone()), Rc::default());
    let shown = nothing.with(&apply(&theirs, Action::ShowResults));
    assert_eq!(shown.quiz.stage, State::default().quiz.stage);
}
