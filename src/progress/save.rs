//! The save code: the whole [`State`] as one short text, and back.
//!
//! `al`, the version of the format, a full stop, the state, six characters of checksum. The alphabet is `[A-Za-z0-9._-]` and no code has
//! more than [`MAX_LENGTH`] characters, so that it fits where learning systems are strictest. Questions go in by a hash of their
//! words and key, sections by a hash of their id: where others were added or moved since, each answer finds its question; where one was
//! changed, what was answered to it is dropped, it is asked again, and the rest stays. Whatever else is handed in is refused, never half
//! believed.

use super::action::{go_to_next_open, go_to_next_retry};
use super::bits::{Reader, Writer, n_digits};
use super::layout::{self, Saved, SavedStage, section_hash};
use super::layout_1;
use super::state::{QuizProgress, Record, Retry, Stage, State, n_sections};
use crate::lesson::carried::carried;
use crate::lesson::questions::{hash_of, n_concepts, question};
use crate::quiz::hash::{HASH_START, hash};

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

/// No code has more characters: with what is reported behind it, it stays within 200.
pub const MAX_LENGTH: usize = 192;

const NAME: &str = "al";
/// The version that is written.
const PREFIX: &str = "al2.";
/// The version before: it is still read.
const PREFIX_1: &str = "al1.";
const CHECKSUM_BITS: u32 = 32;

/// The code of `state`: at most [`MAX_LENGTH`] characters of `[A-Za-z0-9._-]`.
pub fn encode(state: &State) -> String {
    let mut out = Writer::after(PREFIX.into());
    layout::put(&mut out, state);
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
    let (take, body) = body(code.as_bytes())?;
    let mut reader = Reader::new(body);
    take(&mut reader)
        .filter(|saved| reader.is_done() && is_possible(saved))
        .map(today)
        .ok_or(Refused::Impossible)
}

type Take = fn(&mut Reader) -> Option<Saved>;

/// The characters between prefix and checksum of a whole code, and what reads them.
fn body(code: &[u8]) -> Result<(Take, &[u8]), Refused> {
    if !code.starts_with(NAME.as_bytes()) {
        return Err(Refused::Foreign);
    }
    let Some((prefix, rest)) = code.split_at_checked(PREFIX.len()) else {
        return Err(Refused::Damaged);
    };
    let take: Take = if prefix == PREFIX.as_bytes() {
        layout::take
    } else if prefix == PREFIX_1.as_bytes() {
        layout_1::take
    } else {
        return Err(Refused::Version);
    };
    let n_digits = rest.len().checked_sub(n_digits(CHECKSUM_BITS));
    let parts = n_digits.map(|n| (&rest[..n], &rest[n..], &code[..PREFIX.len() + n]));
    match parts {
        Some((body, sum, content)) if checksum(content).as_bytes() == sum => Ok((take, body)),
        _ => Err(Refused::Damaged),
    }
}

fn checksum(content: &[u8]) -> String {
    let mut out = Writer::after(String::new());
    out.put(hash(content, HASH_START), CHECKSUM_BITS);
    out.finish()
}

/// Whether the parts agree: nothing is told twice, nothing is asked again that was never answered, no results stand before an answer.
fn is_possible(saved: &Saved) -> bool {
    let items = &saved.items;
    let is_answered = |place: &usize| items.get(*place).is_some_and(|item| item.record.first.is_some());
    let is_once = |places: &[usize]| (1..places.len()).all(|i| !places[..i].contains(&places[i]));
    let items_agree = (0..items.len()).all(|i| {
        let record = &items[i].record;
        let is_known = items[..i].iter().any(|other| other.hash == items[i].hash);
        !is_known
            && is_answered(&i) == saved.recency.contains(&i)
            && (is_answered(&i) || !record.mastered && record.retries == 0)
    });
    let retry_agrees = saved.retry.is_none_or(|retry| {
        is_answered(&retry.concept) && (retry.answer.is_none() || items[retry.concept].record.retries > 0)
    });
    let stage_agrees = match saved.stage {
        SavedStage::Question(_) => true,
        SavedStage::Retry => saved.retry.is_some(),
        SavedStage::Results => saved.state.quiz.finished,
    };
    items_agree
        && retry_agrees
        && stage_agrees
        && (!saved.state.quiz.finished || !saved.recency.is_empty())
        && saved.recency.iter().chain(&saved.recheck_queue).all(is_answered)
        && is_once(&saved.recency)
        && is_once(&saved.recheck_queue)
}

/// The state in the lesson as it is today, without what was answered to questions that are others now; at the question asked again
/// where it was past them.
fn today(saved: Saved) -> State {
    let fold = saved.fold;
    let concept_of = |hash: u32| (0..n_concepts()).find(|&concept| fold(hash_of(concept)) == hash);
    let concepts: Vec<Option<usize>> = saved.items.iter().map(|item| concept_of(item.hash)).collect();
    let here = |places: Vec<usize>| places.into_iter().filter_map(|place| concepts[place]).collect();
    let mut state = saved.state;
    let quiz = &mut state.quiz;
    for (item, concept) in saved.items.iter().zip(&concepts) {
        let Some(concept) = *concept else {
            quiz.finished &= item.record.first.is_none();
            continue;
        };
        quiz.records[concept] = item.record;
        if item.record.retries == 0 {
            quiz.records[concept].mastered = quiz.is_right_at_first(concept);
        }
    }
    quiz.recency = here(saved.recency);
    quiz.recheck_queue = here(saved.recheck_queue);
    let retry = saved.retry.and_then(|retry| {
        let concept = concepts[retry.concept]?;
        Some(Retry { concept, ..retry })
    });
    let is_same = |retry: &Retry| {
        let sibling = question(retry.concept, quiz.variant(retry), quiz.seed);
        fold(sibling.hash()) == saved.retry_hash
    };
    quiz.retry = retry.filter(is_same);
    match saved.stage {
        SavedStage::Question(hash) => match concept_of(hash) {
            Some(concept) => quiz.stage = Stage::Question(concept),
            None => go_to_next_open(quiz, n_concepts()),
        },
        SavedStage::Retry => quiz.stage = Stage::Retry,
        SavedStage::Results => quiz.stage = Stage::Results,
    }
    settle(quiz);
    for (i, id) in carried().sections.iter().take(n_sections()).enumerate() {
        let hash = section_hash(id);
        state.read |= u32::from(saved.read.contains(&hash)) << i;
        if saved.section == hash {
            state.section = i;
        }
    }
    state
}

/// Goes on from a stage that there is no more.
pub(super) fn settle(quiz: &mut QuizProgress) {
    match quiz.stage {
        Stage::Retry if quiz.retry.is_none() => go_to_next_retry(quiz),
        Stage::Results if !quiz.finished => go_to_next_open(quiz, n_concepts()),
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
