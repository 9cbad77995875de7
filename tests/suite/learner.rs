//! Learners for the tests: one who does as told, and one who does anything at all.

use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::{Action, Confidence, State, apply};
use attention_lesson::quiz::Letter;
use proptest::prelude::*;

pub(crate) use super::replay::page::assert_consistent;

/// What a learner does at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// One action.
    Act(Action),
    /// Answers what is on screen, rightly or wrongly, and checks it.
    Answer(bool, Option<Confidence>),
}

/// The actions that `step` is on `state`.
pub(crate) fn actions(state: &State, step: Step) -> Vec<Action> {
    match step {
        Step::Act(action) => vec![action],
        Step::Answer(right, confidence) => {
            let letter = state.quiz.card().map_or(Letter::A, |card| {
                let offset = usize::from(!right);
                Letter::ALL[(card.question.right.index() + offset) % 4]
            });
            let rate = confidence.map(Action::Rate);
            [Action::Choose(letter)]
                .into_iter()
                .chain(rate)
                .chain([Action::Check])
                .collect()
        }
    }
}

/// The state after `step`.
pub(crate) fn after(state: &State, step: Step) -> State {
    all(state, actions(state, step))
}

/// The state after all `actions`.
pub(crate) fn all(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions
        .into_iter()
        .fold(state.clone(), |state, action| apply(&state, action))
}

/// Follows a visit action by action and shows each to `see`, with the state before and after it.
pub(crate) fn follow(steps: Vec<Step>, mut see: impl FnMut(&State, Action, &State)) {
    steps.into_iter().fold(State::default(), |state, step| {
        actions(&state, step).into_iter().fold(state, |before, action| {
            let after = apply(&before, action);
            see(&before, action, &after);
            after
        })
    });
}

/// Answers what is on screen and goes on.
pub(crate) fn answer(state: &State, right: bool, confidence: Option<Confidence>) -> State {
    apply(&after(state, Step::Answer(right, confidence)), Action::Next)
}

/// A learner at the results, who missed these concepts and got all others right, none of them rated.
pub(crate) fn finished_without(missed: &[usize]) -> State {
    (0..n_concepts()).fold(State::default(), |state, i| answer(&state, !missed.contains(&i), None))
}

fn confidence() -> impl Strategy<Value = Option<Confidence>> {
    prop_oneof![
        Just(None),
        Just(Some(Confidence::Guessing)),
        Just(Some(Confidence::FairlySure)),
        Just(Some(Confidence::Certain)),
    ]
}

fn act() -> impl Strategy<Value = Action> {
    prop_oneof![
        (0_usize..4).prop_map(|i| Action::Choose(Letter::ALL[i])),
        confidence().prop_map(|confidence| confidence.map_or(Action::Check, Action::Rate)),
        (0..n_concepts() + 2).prop_map(Action::GoTo),
        (0_usize..40).prop_map(Action::Read),
        (0_usize..40).prop_map(Action::Visit),
        any::<u32>().prop_map(Action::Spend),
        (0_u32..20).prop_map(Action::Spend),
        (0_u32..100_000).prop_map(|today| Action::AgreeToRecheck { today }),
        (0_u32..100_000).prop_map(|today| Action::StartRecheck { today }),
        Just(Action::DeclineRecheck),
        Just(Action::ShowResults),
        Just(Action::Check),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => (any::<bool>(), confidence()).prop_map(|(right, sure)| Step::Answer(right, sure)),
        20 => Just(Step::Act(Action::Next)),
        6 => Just(Step::Act(Action::RetryMissed)),
        8 => act().prop_map(Step::Act),
    ]
}

/// Anything that a learner may do in one visit, from the first question on. One in four begins again on the way.
pub(crate) fn visit() -> impl Strategy<Value = Vec<Step>> {
    let begin = any::<u32>().prop_map(|seed| vec![Step::Act(Action::Restart { seed })]);
    let steps = || prop::collection::vec(step(), 0..120);
    prop_oneof![
        3 => (begin.clone(), steps()).prop_map(|(begin, steps)| [begin, steps].concat()),
        1 => (steps(), begin, steps()).prop_map(|(before, begin, steps)| [before, begin, steps].concat()),
    ]
}

/// A state that such a visit leads to.
pub(crate) fn state() -> impl Strategy<Value = State> {
    visit().prop_map(|steps| {
        steps
            .into_iter()
            .fold(State::default(), |state, step| after(&state, step))
    })
}
