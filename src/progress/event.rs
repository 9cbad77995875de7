//! What outsiders learn of a change: derived from the state before and after it, so that nobody has to remember to tell.
//!
//! It knows no host. `host` turns these into messages, statements and calls.

use super::state::{Answer, Confidence, State};
use crate::lesson::questions::n_concepts;
use crate::quiz::{Letter, Verdict, grade};

/// Something that outsiders care about. Scores are of first answers alone, `total` is the number of given questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A question was checked.
    Answered {
        /// Its number, from 1; a sibling has the number of its given question.
        question: usize,
        /// 0 for the given question, above for a sibling.
        variant: u8,
        /// The option chosen, in the authored order.
        letter: Letter,
        /// How sure the learner was, if asked.
        confidence: Option<Confidence>,
        /// Whether it was right.
        correct: bool,
        /// Whether it counts for the score: an answer to a given question does.
        first_try: bool,
        /// Points so far.
        score: usize,
        /// Points that can be had.
        total: usize,
    },
    /// The learner came further, or began again.
    Progress {
        /// Given questions answered.
        answered: usize,
        /// Given questions in all.
        total: usize,
        /// Points so far.
        score: usize,
        /// Concepts whose latest answer was right.
        mastered: usize,
        /// Sections read to their end.
        sections_read: usize,
    },
    /// The results were asked for. Asking again tells nothing new and makes no event, unless a first answer came between.
    Finished {
        /// Given questions answered: the results can be asked for early.
        answered: usize,
        /// Points.
        score: usize,
        /// Points that can be had.
        total: usize,
        /// Whether the score reaches the mastery asked for.
        passed: bool,
        /// Time spent on the visible page.
        seconds: u32,
    },
}

/// What happened between two states, in this order: answers, progress, results. `mastery_percent` decides who passes.
pub fn events(before: &State, after: &State, mastery_percent: u8) -> Vec<Event> {
    let mut events = first_answers(before, after);
    events.extend(sibling_answer(before, after));
    if progress(before) != progress(after) {
        events.push(progress(after));
    }
    if after.quiz.finished && !before.quiz.finished {
        events.push(finished(after, mastery_percent));
    }
    events
}

fn first_answers(before: &State, after: &State) -> Vec<Event> {
    let is_new = |concept: &usize| before.quiz.records[*concept].first.is_none();
    let answered = after.quiz.recency.iter().copied().filter(is_new);
    answered
        .filter_map(|concept| Some(answered_event(after, concept, 0, after.quiz.records[concept].first?)))
        .collect()
}

fn sibling_answer(before: &State, after: &State) -> Option<Event> {
    let retry = after.quiz.retry?;
    let n_retries = |state: &State| state.quiz.records[retry.concept].retries;
    let is_new = before.quiz.retry != after.quiz.retry || n_retries(before) != n_retries(after);
    let answer = retry.answer.filter(|_| is_new)?;
    Some(answered_event(after, retry.concept, after.quiz.variant(&retry), answer))
}

fn answered_event(state: &State, concept: usize, variant: u8, answer: Answer) -> Event {
    let question = crate::lesson::questions::question(concept, variant, state.quiz.seed);
    Event::Answered {
        question: concept + 1,
        variant,
        letter: answer.letter,
        confidence: answer.confidence,
        correct: grade(&question, answer.letter) == Verdict::Correct,
        first_try: variant == 0,
        score: state.quiz.score().points,
        total: n_concepts(),
    }
}

fn progress(state: &State) -> Event {
    Event::Progress {
        answered: state.quiz.n_answered(),
        total: n_concepts(),
        score: state.quiz.score().points,
        mastered: state.quiz.n_mastered(),
        sections_read: state.read.count_ones() as usize,
    }
}

fn finished(state: &State, mastery_percent: u8) -> Event {
    let score = state.quiz.score();
    Event::Finished {
        answered: state.quiz.n_answered(),
        score: score.points,
        total: score.total,
        passed: score.passes(mastery_percent),
        seconds: state.seconds,
    }
}
