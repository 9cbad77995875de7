//! What a learner can do and what follows.

use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::{Action, Confidence, Draft, Stage, State, apply};
use attention_lesson::quiz::Letter;
use proptest::prelude::*;

use super::learner::{all, answer, assert_consistent, finished_without, follow, visit};

const CHOOSE: Action = Action::Choose(Letter::B);
const RATE: Action = Action::Rate(Confidence::Certain);

proptest! {
    #[test]
    fn any_visit_keeps_the_state_consistent(steps in visit()) {
        follow(steps, |before, action, after| {
            assert_consistent(&after.quiz);
            assert_eq!(&apply(before, action), after, "the same twice");
        });
    }

    #[test]
    fn a_first_answer_is_final_and_alone_makes_the_score(steps in visit()) {
        let mut n_right = 0;
        follow(steps, |before, action, after| {
            let card = before.quiz.card();
            if let Action::Restart { .. } = action {
                n_right = 0;
            } else {
                for (old, new) in before.quiz.records.iter().zip(&after.quiz.records) {
                    assert!(old.first.is_none() || old.first == new.first);
                }
            }
            if let (Action::Check, Some(card)) = (action, card)
                && card.variant == 0 && card.answer.is_none() && card.draft.letter == Some(card.question.right)
            {
                n_right += 1;
            }
            assert_eq!(after.quiz.score().points, n_right);
        });
    }

    #[test]
    fn a_checked_question_does_not_change(steps in visit(), letter in 0_usize..4) {
        follow(steps, |_, _, state| {
            if state.quiz.card().is_some_and(|card| card.answer.is_some()) {
                for action in [Action::Choose(Letter::ALL[letter]), RATE, Action::Check] {
                    assert_eq!(&apply(state, action), state);
                }
            }
        });
    }

    #[test]
    fn a_check_leaves_the_same_question_on_screen(steps in visit()) {
        let shown = |state: &State| state.quiz.card().map(|card| (card.concept, card.variant, card.purpose, card.question));
        follow(steps, |before, action, after| {
            if action == Action::Check {
                assert_eq!(shown(before), shown(after));
            }
        });
    }

    #[test]
    fn a_choice_survives_a_look_elsewhere(steps in visit(), elsewhere in 0..n_concepts()) {
        follow(steps, |_, _, state| {
            let back = match state.quiz.stage {
                Stage::Question(concept) => Action::GoTo(concept),
                Stage::Retry if state.quiz.card().is_some_and(|card| card.answer.is_none()) => Action::RetryMissed,
                _ => return,
            };
            assert_eq!(&all(state, [Action::GoTo(elsewhere), back]), state);
        });
    }

    #[test]
    fn reading_and_answering_leave_each_other_alone(steps in visit()) {
        follow(steps, |before, action, after| match action {
            Action::Read(_) | Action::Visit(_) | Action::Spend(_) => assert_eq!(before.quiz, after.quiz),
            _ => assert_eq!((before.read, before.section, before.seconds), (after.read, after.section, after.seconds)),
        });
    }
}

#[test]
fn an_action_that_makes_no_sense_changes_nothing() {
    let new = State::default();
    let chosen = apply(&new, CHOOSE);
    let results = finished_without(&[3]);
    let retrying = apply(&results, Action::RetryMissed);
    let all_right = finished_without(&[]);
    for (what, state, action) in [
        ("check without a choice", &new, Action::Check),
        ("check of a confidence alone", &apply(&new, RATE), Action::Check),
        ("results before an answer", &chosen, Action::ShowResults),
        ("retry before an answer", &chosen, Action::RetryMissed),
        ("retry of nothing missed", &all_right, Action::RetryMissed),
        ("question past the end", &new, Action::GoTo(n_concepts())),
        ("section past the end", &new, Action::Read(32)),
        ("place past the end", &new, Action::Visit(32)),
        ("choice at the results", &results, CHOOSE),
        ("confidence at the results", &results, RATE),
        ("check at the results", &results, Action::Check),
        ("next at the results", &results, Action::Next),
        ("next before a retry is checked", &retrying, Action::Next),
        ("retry while one is on screen", &retrying, Action::RetryMissed),
        (
            "recheck that nobody agreed to",
            &results,
            Action::StartRecheck { today: 9 },
        ),
        ("agreement before an answer", &new, Action::AgreeToRecheck { today: 9 }),
    ] {
        assert_eq!(&apply(state, action), state, "{what}");
    }
}

#[test]
fn choosing_never_grades() {
    let state = all(&State::default(), [CHOOSE, RATE]);
    let card = state.quiz.card().expect("a question");
    assert_eq!((card.answer, card.verdict, state.quiz.n_answered()), (None, None, 0));
    let draft = Draft {
        letter: Some(Letter::B),
        confidence: Some(Confidence::Certain),
    };
    assert_eq!(card.draft, draft);
}

#[test]
fn next_leads_past_answered_questions_and_then_to_the_results() {
    let state = answer(&all(&State::default(), [Action::GoTo(1)]), true, None);
    assert_eq!(state.quiz.stage, Stage::Question(2));
    let state = answer(&all(&state, [Action::GoTo(0)]), true, None);
    assert_eq!(state.quiz.stage, Stage::Question(2), "the second is answered");
    let state = answer(&all(&state, [Action::GoTo(14)]), true, None);
    assert_eq!(state.quiz.stage, Stage::Question(2), "from the start again");
    let state = (3..n_concepts()).fold(state, |state, _| answer(&state, true, None));
    assert_eq!(
        (state.quiz.stage, state.quiz.score().points),
        (Stage::Results, n_concepts())
    );
    assert!(state.quiz.finished);
}

#[test]
fn a_first_answer_after_the_results_opens_them_again() {
    let early = apply(&answer(&State::default(), true, None), Action::ShowResults);
    assert!(early.quiz.finished);
    let more = answer(&apply(&early, Action::GoTo(1)), true, None);
    assert!(!more.quiz.finished);
}

#[test]
fn starting_again_forgets_the_quiz_and_keeps_what_was_read() {
    let state = all(
        &finished_without(&[2]),
        [Action::Read(3), Action::Visit(4), Action::Spend(60)],
    );
    let again = apply(&state, Action::Restart { seed: 7 });
    assert_eq!((again.read, again.section, again.seconds), (1 << 3, 4, 60));
    assert_eq!((again.quiz.n_answered(), again.quiz.seed), (0, 7));
    assert_eq!(again.quiz.stage, Stage::Question(0));
}

#[test]
fn time_stops_at_its_greatest() {
    let state = all(&State::default(), [Action::Spend(u32::MAX), Action::Spend(1)]);
    assert_eq!(state.seconds, u32::MAX);
}
