//! Which bits of a save code mean what, in the version that is written. The version in `save` changes with anything here.
//!
//! Questions and sections are known by hashes, so that a code can be read after some were added, moved or changed. What is known of
//! a question is an item; all else names a question by the place of its item. Single numbers are checked here; whether they agree
//! is for `save` to say.

use super::bits::{Reader, Writer};
use super::state::{
    Answer, Confidence, Draft, Purpose, QuizProgress, Recheck, Record, Retry, Stage, State, n_sections,
};
use crate::lesson::carried::carried;
use crate::lesson::questions::{MOST_CONCEPTS, hash_of, n_concepts, question};
use crate::quiz::Letter;
use crate::quiz::hash::{HASH_START, hash};

/// How long a list is, and a place in one; a place that is all ones is none.
const PLACE_BITS: u32 = 6;
const NOWHERE: usize = (1 << PLACE_BITS) - 1;
const QUESTION_BITS: u32 = 16;
const SECTION_BITS: u32 = 12;
pub(super) const CHOICE_BITS: u32 = 6;

const _: () = assert!(MOST_CONCEPTS < NOWHERE);

/// What a code says, before it is held against the lesson as it is today.
pub(super) struct Saved {
    /// The state but for what follows; its sections and questions are not filled in.
    pub(super) state: State,
    /// The sections read, and the one in which the learner was last, by their hashes.
    pub(super) read: Vec<u32>,
    pub(super) section: u32,
    pub(super) stage: SavedStage,
    pub(super) items: Vec<Item>,
    /// Places of the answered items in the order of their latest answers.
    pub(super) recency: Vec<usize>,
    pub(super) recheck_queue: Vec<usize>,
    /// The sibling under way; its concept is the place of an item.
    pub(super) retry: Option<Retry>,
    /// The hash of the sibling under way.
    pub(super) retry_hash: u32,
    /// What this version makes of a question's 32-bit hash.
    pub(super) fold: fn(u32) -> u32,
}

/// What was on screen.
#[derive(Clone, Copy)]
pub(super) enum SavedStage {
    /// The given question of this hash.
    Question(u32),
    Retry,
    Results,
}

/// What is known of a question.
pub(super) struct Item {
    /// Its hash as it was then.
    pub(super) hash: u32,
    pub(super) record: Record,
}

/// What a section is known by.
pub(super) fn section_hash(id: &str) -> u32 {
    let sum = hash(id.as_bytes(), HASH_START);
    (sum ^ sum >> SECTION_BITS ^ sum >> (2 * SECTION_BITS)) & ((1 << SECTION_BITS) - 1)
}

/// What a question is known by.
pub(super) fn fold(hash: u32) -> u32 {
    (hash ^ hash >> QUESTION_BITS) & ((1 << QUESTION_BITS) - 1)
}

/// Writes all of `state`.
pub(super) fn put(out: &mut Writer, state: &State) {
    let sections: Vec<u32> = carried()
        .sections
        .iter()
        .take(n_sections())
        .map(|id| section_hash(id))
        .collect();
    let read = sections.iter().enumerate().filter(|(i, _)| state.read >> i & 1 == 1);
    put_list(
        out,
        &read.map(|(_, section)| *section).collect::<Vec<_>>(),
        SECTION_BITS,
    );
    out.put(sections.get(state.section).copied().unwrap_or_default(), SECTION_BITS);
    out.put(state.seconds, 32);
    let (kind, day) = state
        .recheck
        .map_or((0, 0), |recheck| (1 + u32::from(recheck.is_second), recheck.day));
    out.put(kind, 2);
    out.put(day, 16);
    put_quiz(out, &state.quiz);
}

/// Answered questions come in the order of their latest answers, before those on which something is chosen.
fn put_quiz(out: &mut Writer, quiz: &QuizProgress) {
    out.put(quiz.seed, 32);
    let (kind, shown) = match quiz.stage {
        Stage::Question(concept) => (0, fold(hash_of(concept))),
        Stage::Retry => (1, 0),
        Stage::Results => (2, 0),
    };
    out.put(kind, 2);
    out.put(shown, QUESTION_BITS);
    out.put(quiz.finished.into(), 1);
    let is_begun = |i: &usize| quiz.records[*i].first.is_none() && quiz.records[*i] != Record::default();
    let begun = (0..n_concepts()).filter(is_begun);
    let items: Vec<usize> = quiz.recency.iter().copied().chain(begun).collect();
    out.put(items.len() as u32, PLACE_BITS);
    for &concept in &items {
        let record = &quiz.records[concept];
        out.put(fold(hash_of(concept)), QUESTION_BITS);
        out.put(choice_number(record.draft, record.first), CHOICE_BITS);
        out.put(record.mastered.into(), 1);
        out.put(record.retries.into(), 8);
    }
    let place = |concept: usize| items.iter().position(|&item| item == concept).unwrap_or(NOWHERE) as u32;
    let queue: Vec<u32> = quiz.recheck_queue.iter().map(|&concept| place(concept)).collect();
    put_list(out, &queue, PLACE_BITS);
    let (concept, purpose, choice, sibling) = quiz.retry.map_or((NOWHERE as u32, 0, 0, 0), |retry| {
        let sibling = question(retry.concept, quiz.variant(&retry), quiz.seed).hash();
        let choice = choice_number(retry.draft, retry.answer);
        (place(retry.concept), retry.purpose as u32, choice, fold(sibling))
    });
    out.put(concept, PLACE_BITS);
    out.put(purpose, 2);
    out.put(choice, CHOICE_BITS);
    out.put(sibling, QUESTION_BITS);
}

fn put_list(out: &mut Writer, numbers: &[u32], width: u32) {
    out.put(numbers.len() as u32, PLACE_BITS);
    for &number in numbers {
        out.put(number, width);
    }
}

/// A draft as letter (0 for none) × 4 + confidence (0 for none), 0 to 19; a checked answer 16 above, 20 to 35.
fn choice_number(draft: Draft, answer: Option<Answer>) -> u32 {
    let letter = draft.letter.map_or(0, |letter| 1 + letter as u32);
    let confidence = draft.confidence.map_or(0, |confidence| 1 + confidence as u32);
    letter * 4 + confidence + if answer.is_some() { 16 } else { 0 }
}

fn choice(number: u32) -> Option<(Draft, Option<Answer>)> {
    let is_checked = number >= 20;
    let number = if is_checked { number - 16 } else { number };
    let letter = match number / 4 {
        0 => None,
        above => Some(Letter::from_index(above as usize - 1)?),
    };
    let confidence = [
        None,
        Some(Confidence::Guessing),
        Some(Confidence::FairlySure),
        Some(Confidence::Certain),
    ][number as usize % 4];
    let answer = letter
        .filter(|_| is_checked)
        .map(|letter| Answer { letter, confidence });
    Some((Draft { letter, confidence }, answer))
}

/// Reads what [`put`] wrote; `None` where it is no state by its numbers alone.
pub(super) fn take(code: &mut Reader) -> Option<Saved> {
    let read = take_list(code, SECTION_BITS)?;
    let section = code.take(SECTION_BITS)?;
    let mut state = State {
        seconds: code.take(32)?,
        ..State::default()
    };
    take_recheck(code, &mut state)?;
    state.quiz.seed = code.take(32)?;
    let (kind, question) = (code.take(2)?, code.take(QUESTION_BITS)?);
    let on_screen = *[SavedStage::Question(question), SavedStage::Retry, SavedStage::Results].get(kind as usize)?;
    state.quiz.finished = code.take(1)? == 1;
    let n_items = code.take(PLACE_BITS)?;
    let items = (0..n_items).map(|_| take_item(code, QUESTION_BITS));
    let items: Vec<Item> = items.collect::<Option<_>>()?;
    let recency = (0..items.len()).filter(|&place| items[place].record.first.is_some());
    let queue = take_list(code, PLACE_BITS)?;
    let concept = code.take(PLACE_BITS)? as usize;
    let retry = take_retry(code, concept)?;
    Some(Saved {
        state,
        read,
        section,
        stage: on_screen,
        recency: recency.collect(),
        items,
        recheck_queue: queue.into_iter().map(|place| place as usize).collect(),
        retry: Some(retry).filter(|_| concept != NOWHERE),
        retry_hash: code.take(QUESTION_BITS)?,
        fold,
    })
}

fn take_list(code: &mut Reader, width: u32) -> Option<Vec<u32>> {
    let n = code.take(PLACE_BITS)?;
    (0..n).map(|_| code.take(width)).collect()
}

/// Reads the recheck to come into `state`.
pub(super) fn take_recheck(code: &mut Reader, state: &mut State) -> Option<()> {
    let (kind, day) = (code.take(2)?, code.take(16)?);
    let is_second = kind == 2;
    state.recheck = match kind {
        0 => None,
        1 | 2 => Some(Recheck { day, is_second }),
        _ => return None,
    };
    Some(())
}

pub(super) fn take_item(code: &mut Reader, hash_bits: u32) -> Option<Item> {
    let hash = code.take(hash_bits)?;
    let (draft, first) = choice(code.take(CHOICE_BITS)?)?;
    Some(Item {
        hash,
        record: Record {
            draft,
            first,
            mastered: code.take(1)? == 1,
            retries: code.take(8)? as u8,
        },
    })
}

pub(super) fn take_retry(code: &mut Reader, concept: usize) -> Option<Retry> {
    let purpose = match code.take(2)? {
        0 => Purpose::Missed,
        1 => Purpose::Filler,
        2 => Purpose::Recheck,
        _ => return None,
    };
    let (draft, answer) = choice(code.take(CHOICE_BITS)?)?;
    Some(Retry {
        concept,
        purpose,
        draft,
        answer,
    })
}
