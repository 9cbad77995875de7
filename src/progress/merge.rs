//! Two stores that disagree: which one to go on from.

use std::cmp::Ordering;

use super::save::{clear, settle};
use super::state::{QuizProgress, Record, Stage, State};

/// How far a learner has come, a number to compare with and nothing else: first answers count most, then retries, then
/// asking for the results, then choices not checked yet, then sections read.
pub fn progress_of(state: &State) -> u32 {
    let quiz = &state.quiz;
    let n_retries: u32 = quiz.records.iter().map(|record| u32::from(record.retries)).sum();
    let n_chosen = quiz
        .records
        .iter()
        .filter(|record| record.draft.letter.is_some())
        .count() as u32;
    let parts = [
        (quiz.n_answered() as u32, 5),
        (n_retries, 12),
        (quiz.finished.into(), 1),
        (n_chosen, 5),
        (state.read.count_ones(), 6),
    ];
    parts.into_iter().fold(0, |sum, (part, bits)| (sum << bits) | part)
}

/// Both states in one: the one with more progress, `preferred` where they are equal, with the questions that only the other has
/// answered. So every first answer stays, and those of the further one stand. What was read in either stays read, and the longer time
/// counts.
#[must_use]
pub fn merge(preferred: &State, other: &State) -> State {
    let is_other_further = progress_of(other) > progress_of(preferred);
    let (further, behind) = if is_other_further {
        (other, preferred)
    } else {
        (preferred, other)
    };
    State {
        quiz: with_answers_of(&further.quiz, &behind.quiz),
        read: preferred.read | other.read,
        seconds: preferred.seconds.max(other.seconds),
        ..further.clone()
    }
}

/// What another tab of this browser has written, with what it lacks of `mine`: two that write at once do not see each other. Of two
/// rounds of the quiz the later one stands.
#[must_use]
pub fn united(theirs: &State, mine: &State) -> State {
    match theirs.quiz.seed.cmp(&mine.quiz.seed) {
        Ordering::Less => mine.clone(),
        Ordering::Equal => merge(theirs, mine),
        Ordering::Greater => theirs.clone(),
    }
}

/// `quiz` with what `other` has of the concepts that are open in it: answers, which count as given before the rest, and choices not
/// checked yet.
fn with_answers_of(quiz: &QuizProgress, other: &QuizProgress) -> QuizProgress {
    let is_missing = |concept: &usize| quiz.records[*concept].first.is_none();
    let missing: Vec<usize> = other.recency.iter().copied().filter(is_missing).collect();
    let mut united = quiz.clone();
    for (record, other) in united.records.iter_mut().zip(&other.records) {
        if record.first.is_none() && (other.first.is_some() || *record == Record::default()) {
            *record = *other;
        }
    }
    if missing.is_empty() {
        return united;
    }
    united.recency = [missing, united.recency].concat();
    // Results that were asked for are those of other answers.
    united.finished = false;
    settle(&mut united);
    united
}

/// `state` as the reader of `other` goes on from it: in that one's section, with all that was read in either, and with the longer time.
#[must_use]
pub fn with_reading(state: State, other: &State) -> State {
    State {
        section: other.section,
        read: state.read | other.read,
        seconds: state.seconds.max(other.seconds),
        ..state
    }
}

/// Keeps a learner who goes on with `quiz` at `stage`, if that is in it.
pub fn stay_at(quiz: &mut QuizProgress, stage: Stage) {
    let is_there = match stage {
        Stage::Question(_) => true,
        Stage::Retry => quiz.retry.is_some(),
        Stage::Results => quiz.n_answered() > 0,
    };
    if is_there {
        quiz.stage = stage;
    }
}

/// Whether the quizzes and their rechecks are the same, wherever in them the learner is.
pub fn is_same_quiz(one: &State, other: &State) -> bool {
    let there = QuizProgress {
        stage: one.quiz.stage,
        ..other.quiz.clone()
    };
    one.quiz == there && one.recheck == other.recheck
}

/// What was done between `before` and `now`: the answers and the sections that `before` lacks. What a shared device had may be another
/// learner's.
#[must_use]
pub fn since(before: &State, now: &State) -> State {
    let mut done = State {
        read: now.read & !before.read,
        seconds: now.seconds.saturating_sub(before.seconds),
        recheck: None,
        ..now.clone()
    };
    for (concept, record) in before.quiz.records.iter().enumerate() {
        if record.first.is_some() {
            clear(&mut done.quiz, concept);
        }
    }
    settle(&mut done.quiz);
    done
}
