//! What a learner can do, and what follows for the state.

use super::state::{Answer, Confidence, Draft, Retry, Session, Stage, State};
use crate::labs::questions::N_CONCEPTS;
use crate::quiz::{Letter, Verdict};

/// Something that happened. It carries all its data: `apply` asks nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// An option of the question on screen was chosen, or another instead.
    Choose(Letter),
    /// How sure the learner is of it was stated.
    Rate(Confidence),
    /// The choice is to be graded. Without a choice, or after a check, nothing happens.
    Check,
    /// On to the next question: of the retry while there is one, else the next open one.
    Next,
    /// To the given question of this index.
    GoTo(usize),
    /// To the results.
    ShowResults,
    /// Ask siblings of the missed concepts.
    RetryMissed,
    /// Forget the quiz and begin again with this seed. Reading progress stays.
    StartAgain {
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
        Action::Read(section) if section < 32 => next.read |= 1 << section,
        Action::Read(_) => {}
        Action::Visit(section) => next.place = section,
        Action::Spend(seconds) => next.seconds = state.seconds.saturating_add(seconds),
        Action::StartAgain { seed } => {
            next.quiz = Session {
                seed,
                ..Session::default()
            }
        }
        _ => apply_to_quiz(&mut next.quiz, action),
    }
    next
}

fn apply_to_quiz(quiz: &mut Session, action: Action) {
    match action {
        Action::Choose(letter) => change_draft(quiz, |draft| draft.letter = Some(letter)),
        Action::Rate(confidence) => change_draft(quiz, |draft| draft.confidence = Some(confidence)),
        Action::Check => check(quiz),
        Action::Next => go_on(quiz),
        Action::GoTo(concept) if concept < N_CONCEPTS => quiz.stage = Stage::Question(concept),
        Action::ShowResults if quiz.n_answered() > 0 => {
            quiz.finished = true;
            quiz.stage = Stage::Results;
        }
        Action::RetryMissed => {
            let queue = quiz.missed();
            if !queue.is_empty() {
                quiz.retry = Retry {
                    queue,
                    ..Retry::default()
                };
                quiz.stage = Stage::Retry;
            }
        }
        _ => {}
    }
}

/// Changes the choice on the question on screen, unless it was checked.
fn change_draft(quiz: &mut Session, change: impl FnOnce(&mut Draft)) {
    match quiz.stage {
        Stage::Question(concept) if quiz.records[concept].first.is_none() => change(&mut quiz.records[concept].draft),
        Stage::Retry if quiz.retry.answer.is_none() => change(&mut quiz.retry.draft),
        _ => {}
    }
}

fn check(quiz: &mut Session) {
    let Some(card) = quiz.card() else { return };
    let (None, Some(letter)) = (card.answer, card.draft.letter) else {
        return;
    };
    let answer = Answer {
        letter,
        confidence: card.draft.confidence,
    };
    let is_right = crate::quiz::grade(&card.question, letter) == Verdict::Correct;
    let record = &mut quiz.records[card.concept];
    record.mastered |= is_right;
    if quiz.stage == Stage::Retry {
        record.retries = record.retries.saturating_add(1);
        quiz.retry.answer = Some(answer);
    } else {
        record.first = Some(answer);
    }
}

fn go_on(quiz: &mut Session) {
    match quiz.stage {
        Stage::Question(concept) => {
            quiz.stage = quiz.next_open(concept).map_or(Stage::Results, Stage::Question);
            quiz.finished |= quiz.stage == Stage::Results;
        }
        Stage::Retry if quiz.retry.answer.is_some() => {
            let done = quiz.retry.queue.remove(0);
            if !quiz.records[done].mastered {
                // A missed concept comes back after three others, or at the end where there are fewer.
                let place = quiz.retry.queue.len().min(3);
                quiz.retry.queue.insert(place, done);
            }
            quiz.retry.draft = Draft::default();
            quiz.retry.answer = None;
            if quiz.retry.queue.is_empty() {
                quiz.stage = Stage::Results;
            }
        }
        _ => {}
    }
}
