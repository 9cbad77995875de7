//! The save code: the whole [`State`] as one short text, and back.
//!
//! `al`, the version of the format, a full stop, the state in [`LENGTH`] − 10 characters, six characters of checksum. The
//! length is fixed and the alphabet `[A-Za-z0-9._-]`, so that the code fits where learning systems are strictest. Each
//! given question goes in with a hash of its words and key: where one was changed since, what was answered to it is
//! dropped, it is asked again, and the rest stays. Whatever else is handed in is refused, never half believed.

use super::action::{go_to_next_open, go_to_next_retry};
use super::bits::{HASH_START, Reader, Writer, hash, n_digits};
use super::layout::{N_BITS, Saved, given_hash, put};
use super::state::{QuizProgress, Record, Retry, Stage, State};
use crate::lesson::questions::{N_CONCEPTS, question};

pub use super::layout::item_hash;

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no save code of this lesson.
    Foreign,
    /// It is one of a version that this page does not know.
    Version,
    /// It was cut, lengthened or altered.
    Damaged,
    /// It is whole, but no learner can come to what it says.
    Impossible,
}

/// Every code has so many characters.
pub const LENGTH: usize = PREFIX.len() + n_digits(N_BITS) + n_digits(CHECKSUM_BITS);

const PREFIX: &str = "al1.";
const NAME: &[u8] = b"al";
const CHECKSUM_BITS: u32 = 32;

const _: () = assert!(LENGTH <= 200);

/// The code of `state`: [`LENGTH`] characters of `[A-Za-z0-9._-]`.
pub fn encode(state: &State) -> String {
    let mut out = Writer::after(PREFIX.into());
    put(&mut out, state);
    let mut code = out.finish();
    code += &checksum(code.as_bytes());
    code
}

/// The state that `code` holds. What was answered to questions that were changed since is dropped.
///
/// # Errors
///
/// Anything that [`encode`] cannot have written, with the first reason found.
pub fn decode(code: &str) -> Result<State, Refused> {
    let body = body(code.as_bytes())?;
    let saved = Saved::take(&mut Reader::new(body)).ok_or(Refused::Impossible)?;
    if is_possible(&saved.state.quiz) {
        Ok(without_changed_items(saved))
    } else {
        Err(Refused::Impossible)
    }
}

/// The characters between prefix and checksum of a whole code.
fn body(code: &[u8]) -> Result<&[u8], Refused> {
    if !code.starts_with(NAME) {
        return Err(Refused::Foreign);
    }
    let is_cut = code.len() < PREFIX.len();
    if !is_cut && !code.starts_with(PREFIX.as_bytes()) {
        return Err(Refused::Version);
    }
    if code.len() != LENGTH {
        return Err(Refused::Damaged);
    }
    let (content, sum) = code.split_at(LENGTH - n_digits(CHECKSUM_BITS));
    if checksum(content).as_bytes() == sum {
        Ok(&content[PREFIX.len()..])
    } else {
        Err(Refused::Damaged)
    }
}

fn checksum(content: &[u8]) -> String {
    let mut out = Writer::after(String::new());
    out.put(hash(content, HASH_START), CHECKSUM_BITS);
    out.finish()
}

/// Whether the parts agree: nothing is asked again that was never answered, no results stand before an answer.
fn is_possible(quiz: &QuizProgress) -> bool {
    let is_answered = |concept: usize| quiz.records[concept].first.is_some();
    let records_agree = (0..N_CONCEPTS).all(|i| {
        let record = &quiz.records[i];
        is_answered(i) == quiz.recency.contains(&i) && (is_answered(i) || !record.mastered && record.retries == 0)
    });
    let retry_agrees = quiz.retry.is_none_or(|retry| {
        let record = &quiz.records[retry.concept];
        is_answered(retry.concept) && (retry.answer.is_none() || record.retries > 0)
    });
    let stage_agrees = match quiz.stage {
        Stage::Question(_) => true,
        Stage::Retry => quiz.retry.is_some(),
        Stage::Results => quiz.finished,
    };
    let results_agree = !quiz.finished || !quiz.recency.is_empty();
    records_agree
        && retry_agrees
        && stage_agrees
        && results_agree
        && quiz.recheck_queue.iter().all(|&concept| is_answered(concept))
}

/// The state without what was answered to questions that are others today; at the question asked again where it
/// was past them.
fn without_changed_items(saved: Saved) -> State {
    let mut state = saved.state;
    let quiz = &mut state.quiz;
    for (concept, item) in saved.item_hashes.into_iter().enumerate() {
        if item != given_hash(concept) {
            clear(quiz, concept);
        } else if quiz.records[concept].retries == 0 {
            quiz.records[concept].mastered = quiz.is_right_at_first(concept);
        }
    }
    let is_same = |retry: &Retry| {
        let sibling = question(retry.concept, quiz.variant(retry), quiz.seed);
        item_hash(&sibling) == saved.retry_hash
    };
    quiz.retry = quiz.retry.filter(is_same);
    settle(quiz);
    state
}

/// Goes on from a stage that there is no more.
pub(super) fn settle(quiz: &mut QuizProgress) {
    match quiz.stage {
        Stage::Retry if quiz.retry.is_none() => go_to_next_retry(quiz),
        Stage::Results if !quiz.finished => go_to_next_open(quiz, N_CONCEPTS),
        _ => {}
    }
}

/// Takes all that is known of `concept` out of `quiz`, as if it had never been on screen.
pub(super) fn clear(quiz: &mut QuizProgress, concept: usize) {
    quiz.finished &= quiz.records[concept].first.is_none();
    quiz.records[concept] = Record::default();
    quiz.recency.retain(|&other| other != concept);
    quiz.recheck_queue.retain(|&other| other != concept);
    quiz.retry = quiz.retry.filter(|retry| retry.concept != concept);
}
