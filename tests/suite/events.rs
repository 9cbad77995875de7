//! What outsiders learn of a change.

use attention_lesson::progress::{Action, Event, State, apply, events};
use proptest::prelude::*;

use super::learner::{all, answer, finished_without, follow, visit};

const MASTERY: u8 = 80;

fn told(state: &State, action: Action) -> Vec<Event> {
    events(state, &apply(state, action), MASTERY)
}

proptest! {
    #[test]
    fn each_check_is_told_once_as_it_was_graded(steps in visit()) {
        follow(steps, |before, action, after| {
            let events = events(before, after, MASTERY);
            let answers: Vec<_> = events.iter().filter(|event| matches!(event, Event::Answered { .. })).collect();
            let is_check = action == Action::Check && before != after;
            assert_eq!(answers.len(), usize::from(is_check));
            if let [&Event::Answered { question, variant, letter, correct, first_try, score, .. }] = answers[..] {
                let card = after.quiz.card().expect("the card just checked");
                assert_eq!((question, variant, Some(letter)), (card.concept + 1, card.variant, card.draft.letter));
                assert_eq!(correct, card.question.right == letter);
                assert_eq!(first_try, card.purpose.is_none());
                assert_eq!(score, after.quiz.score().points);
            }
        });
    }

    #[test]
    fn results_are_told_once_until_a_first_answer_changes_them(steps in visit()) {
        let mut told_with = None;
        follow(steps, |before, action, after| {
            if let Action::Restart { .. } = action {
                told_with = None;
            }
            for event in events(before, after, MASTERY) {
                if let Event::Finished { answered, .. } = event {
                    assert_ne!(told_with, Some(answered), "told before");
                    told_with = Some(answered);
                }
            }
            if after.quiz.finished {
                assert_eq!(told_with, Some(after.quiz.n_answered()));
            }
        });
    }

    #[test]
    fn nothing_is_told_where_nothing_changed(steps in visit()) {
        follow(steps, |_, _, state| assert_eq!(events(state, state, MASTERY), []));
    }
}

#[test]
fn small_doings_are_nobodys_business() {
    use attention_lesson::quiz::Letter;
    for action in [
        Action::Choose(Letter::A),
        Action::Spend(5),
        Action::GoTo(3),
        Action::Visit(2),
    ] {
        assert_eq!(told(&State::default(), action), [], "{action:?}");
    }
}

#[test]
fn results_tell_score_mastery_and_time() {
    for (missed, mastery, expected) in [
        (vec![0, 1, 2], 80, true),
        (vec![0, 1, 2, 3], 80, false),
        (vec![0, 1, 2, 3], 0, true),
        (vec![0], 100, false),
    ] {
        let state = apply(&finished_without(&missed), Action::Spend(90));
        let told = events(&State::default(), &state, mastery);
        let finished = Event::Finished {
            answered: 15,
            score: 15 - missed.len(),
            total: 15,
            passed: expected,
            seconds: 90,
        };
        assert_eq!(told.last(), Some(&finished));
        assert_eq!(told.len(), 15 + 2, "all answers, one progress, the results");
    }
}

#[test]
fn reading_and_starting_again_are_progress() {
    let read = Event::Progress {
        answered: 0,
        total: 15,
        score: 0,
        mastered: 0,
        sections_read: 1,
    };
    assert_eq!(told(&State::default(), Action::Read(2)), [read]);
    let state = all(&answer(&State::default(), true, None), [Action::Read(2)]);
    assert_eq!(told(&state, Action::Restart { seed: 3 }), [read]);
}
