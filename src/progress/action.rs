//! What a learner can do, and what follows for the state.

use super::recheck::weakest;
use super::state::{Answer, Confidence, Draft, QuizProgress, Recheck, Stage, State, n_sections};
use crate::lesson::questions::n_concepts;
use crate::quiz::{Letter, Verdict, grade};

/// Something that happened. It carries all its data: `apply` asks nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// An option of the question on screen was chosen, or another instead.
    Choose(Letter),
    /// How sure the learner is of it was stated.
    Rate(Confidence),
    /// The choice is to be graded. Without a choice, or after a check, nothing happens.
    Check,
    /// On to the next question: of the retry where one is on screen and checked, else the next open one, and to the
    /// results where there is none.
    Next,
    /// To the given question of this index.
    GoTo(usize),
    /// To the results. Before the first answer there are none.
    ShowResults,
    /// Ask siblings of the missed concepts, or go back to the one that is under way.
    RetryMissed,
    /// The learner agrees to rechecks, counted from the day `today`.
    AgreeToRecheck {
        /// The number of this day.
        today: u32,
    },
    /// The learner does not want a recheck, or no more.
    DeclineRecheck,
    /// Begin the recheck that is due.
    StartRecheck {
        /// The number of this day.
        today: u32,
    },
    /// Forget the quiz and its recheck and begin again with this seed. Reading progress stays.
    Restart {
        /// From which numeric siblings are made.
        seed: u32,
    },
    /// The section of this index was read to its end.
    Read(usize),
    /// The learner is now in the section of this index.
    Visit(usize),
    /// So many more seconds were spent on the visible page.
    Spend(u32),
}

/// The state after `action`. An action that makes no sense now changes nothing.
#[must_use]
pub fn apply(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Read(section) if section < n_sections() => next.read |= 1 << section,
        Action::Visit(section) if section < n_sections() => next.section = section,
        Action::Spend(seconds) => next.seconds = state.seconds.saturating_add(seconds),
        Action::Restart { seed } => {
            next.recheck = None;
            next.quiz = QuizProgress {
                seed,
                ..QuizProgress::default()
            }
        }
        Action::AgreeToRecheck { today } if state.quiz.n_answered() > 0 => next.recheck = Some(Recheck::first(today)),
        Action::DeclineRecheck => next.recheck = None,
        Action::StartRecheck { today } => start_recheck(&mut next, today),
        _ => apply_to_quiz(&mut next.quiz, action),
    }
    next
}

fn apply_to_quiz(quiz: &mut QuizProgress, action: Action) {
    match action {
        Action::Choose(letter) => change_draft(quiz, |draft| draft.letter = Some(letter)),
        Action::Rate(confidence) => change_draft(quiz, |draft| draft.confidence = Some(confidence)),
        Action::Check => check(quiz),
        Action::Next => go_to_next(quiz),
        Action::GoTo(concept) if concept < n_concepts() => quiz.stage = Stage::Question(concept),
        Action::ShowResults if quiz.n_answered() > 0 => show_results(quiz),
        Action::RetryMissed => retry_missed(quiz),
        _ => {}
    }
}

/// Changes the choice on the question on screen, unless it was checked.
fn change_draft(quiz: &mut QuizProgress, change: impl FnOnce(&mut Draft)) {
    match (quiz.stage, &mut quiz.retry) {
        (Stage::Question(concept), _) if quiz.records[concept].first.is_none() => {
            change(&mut quiz.records[concept].draft);
        }
        (Stage::Retry, Some(retry)) if retry.answer.is_none() => change(&mut retry.draft),
        _ => {}
    }
}

fn check(quiz: &mut QuizProgress) {
    let Some(card) = quiz.card() else { return };
    let (None, Some(letter)) = (card.answer, card.draft.letter) else {
        return;
    };
    let answer = Answer {
        letter,
        confidence: card.draft.confidence,
    };
    let record = &mut quiz.records[card.concept];
    record.mastered = grade(&card.question, letter) == Verdict::Correct;
    match &mut quiz.retry {
        Some(retry) if quiz.stage == Stage::Retry => {
            record.retries = record.retries.saturating_add(1);
            retry.answer = Some(answer);
        }
        _ => {
            record.first = Some(answer);
            quiz.finished = false;
        }
    }
    quiz.mark_answered(card.concept);
}

fn go_to_next(quiz: &mut QuizProgress) {
    match (quiz.stage, quiz.retry) {
        (Stage::Question(concept), _) => go_to_next_open(quiz, concept),
        (Stage::Retry, Some(retry)) if retry.answer.is_some() => go_to_next_retry(quiz),
        _ => {}
    }
}

pub(super) fn go_to_next_open(quiz: &mut QuizProgress, after: usize) {
    match quiz.next_open(after) {
        Some(concept) => quiz.stage = Stage::Question(concept),
        None => show_results(quiz),
    }
}

fn show_results(quiz: &mut QuizProgress) {
    quiz.finished = true;
    quiz.stage = Stage::Results;
}

/// To the next sibling; after the last one to a given question that is still open, else to the results.
pub(super) fn go_to_next_retry(quiz: &mut QuizProgress) {
    quiz.retry = quiz.next_retry();
    if quiz.retry.is_some() {
        quiz.stage = Stage::Retry;
    } else {
        go_to_next_open(quiz, n_concepts());
    }
}

fn retry_missed(quiz: &mut QuizProgress) {
    let is_under_way = quiz.retry.is_some_and(|retry| retry.answer.is_none());
    if is_under_way {
        quiz.stage = Stage::Retry;
    } else if quiz.stage != Stage::Retry && quiz.next_retry().is_some() {
        go_to_next_retry(quiz);
    }
}

fn start_recheck(state: &mut State, today: u32) {
    let Some(recheck) = state.recheck.filter(|recheck| recheck.is_due(today)) else {
        return;
    };
    state.recheck = recheck.next(today);
    state.quiz.recheck_queue = weakest(&state.quiz);
    go_to_next_retry(&mut state.quiz);
}
