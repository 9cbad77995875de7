//! Two stores that disagree: which one to go on from.

use super::state::State;

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
        (quiz.n_answered() as u32, 4),
        (n_retries, 12),
        (quiz.finished.into(), 1),
        (n_chosen, 4),
        (state.read.count_ones(), 6),
    ];
    parts.into_iter().fold(0, |sum, (part, bits)| (sum << bits) | part)
}

/// The one of two states with more progress, `preferred` where they are equal. What was read in either stays read, and
/// the longer time counts.
#[must_use]
pub fn merge(preferred: &State, other: &State) -> State {
    let winner = if progress_of(other) > progress_of(preferred) {
        other
    } else {
        preferred
    };
    State {
        read: preferred.read | other.read,
        seconds: preferred.seconds.max(other.seconds),
        ..winner.clone()
    }
}
