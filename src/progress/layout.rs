//! Which bits of a save code mean what. The format's version in `save` changes with anything here.
//!
//! It checks single numbers; whether the parts of a state agree is for `save` to say.

use super::bits::{HASH_START, Reader, Writer, hash};
use super::recheck::N_RECHECKED;
use super::state::{Answer, Confidence, Draft, Purpose, QuizProgress, Recheck, Record, Retry, Stage, State};
use crate::lesson::carried::carried;
use crate::lesson::questions::{N_CONCEPTS, question};
use crate::quiz::{Letter, Question};

const ITEM_HASH_BITS: u32 = 12;
/// A concept; all ones where there is none.
const CONCEPT_BITS: u32 = 4;
const NO_CONCEPT: u32 = 15;
const CHOICE_BITS: u32 = 6;
const STAGE_BITS: u32 = 5;
const STAGE_RETRY: u32 = N_CONCEPTS as u32;
const STAGE_RESULTS: u32 = STAGE_RETRY + 1;

const ITEM_BITS: u32 = ITEM_HASH_BITS + CHOICE_BITS + 1 + 8;
const READING_BITS: u32 = 32 + 5 + 32 + 2 + 16;
const ORDER_BITS: u32 = CONCEPT_BITS * (N_CONCEPTS + N_RECHECKED) as u32;
const RETRY_BITS: u32 = CONCEPT_BITS + 2 + CHOICE_BITS + ITEM_HASH_BITS;
/// How many bits a state takes.
pub(super) const N_BITS: u32 =
    READING_BITS + 32 + STAGE_BITS + 1 + ITEM_BITS * N_CONCEPTS as u32 + ORDER_BITS + RETRY_BITS;

const _: () = assert!(N_CONCEPTS <= NO_CONCEPT as usize);

/// A hash of 12 bits of all that makes an answer to `question` mean what it means: its words, its options and its key,
/// not the explanations.
pub fn item_hash(question: &Question) -> u32 {
    let words = question.options.iter().map(|option| &option.text);
    let sum = words.chain([&question.prompt]).fold(HASH_START, |sum, text| {
        let end = [0xFF];
        hash(&end, hash(text.as_bytes(), sum))
    });
    let sum = hash(question.right.name().as_bytes(), sum);
    (sum ^ sum >> ITEM_HASH_BITS ^ sum >> (2 * ITEM_HASH_BITS)) & ((1 << ITEM_HASH_BITS) - 1)
}

/// The hash of the given question of `concept`, the same in all languages.
pub(super) fn given_hash(concept: usize) -> u32 {
    let original = carried().hashes.get(concept).and_then(|hash| hash.parse().ok());
    original.unwrap_or_else(|| item_hash(&question(concept, 0, 0)))
}

/// Writes all of `state`.
pub(super) fn put(out: &mut Writer, state: &State) {
    put_reading(out, state);
    put_quiz(out, &state.quiz);
}

fn put_reading(out: &mut Writer, state: &State) {
    out.put(state.read, 32);
    out.put(state.section as u32, 5);
    out.put(state.seconds, 32);
    let (kind, day) = state
        .recheck
        .map_or((0, 0), |recheck| (1 + u32::from(recheck.is_second), recheck.day));
    out.put(kind, 2);
    out.put(day, 16);
}

fn put_quiz(out: &mut Writer, quiz: &QuizProgress) {
    out.put(quiz.seed, 32);
    out.put(stage_number(quiz.stage), STAGE_BITS);
    out.put(quiz.finished.into(), 1);
    for (concept, record) in quiz.records.iter().enumerate() {
        out.put(given_hash(concept), ITEM_HASH_BITS);
        out.put(choice_number(record.draft, record.first), CHOICE_BITS);
        out.put(record.mastered.into(), 1);
        out.put(record.retries.into(), 8);
    }
    put_concepts(out, &quiz.recency, N_CONCEPTS);
    put_concepts(out, &quiz.recheck_queue, N_RECHECKED);
    put_retry(out, quiz);
}

fn put_retry(out: &mut Writer, quiz: &QuizProgress) {
    let concept = quiz.retry.map(|retry| retry.concept);
    put_concepts(out, concept.as_slice(), 1);
    let (purpose, choice, item) = quiz.retry.map_or((0, 0, 0), |retry| {
        let sibling = question(retry.concept, quiz.variant(&retry), quiz.seed);
        let choice = choice_number(retry.draft, retry.answer);
        (retry.purpose as u32, choice, item_hash(&sibling))
    });
    out.put(purpose, 2);
    out.put(choice, CHOICE_BITS);
    out.put(item, ITEM_HASH_BITS);
}

fn put_concepts(out: &mut Writer, concepts: &[usize], n: usize) {
    for i in 0..n {
        out.put(
            concepts.get(i).map_or(NO_CONCEPT, |&concept| concept as u32),
            CONCEPT_BITS,
        );
    }
}

fn stage_number(stage: Stage) -> u32 {
    match stage {
        Stage::Question(concept) => concept as u32,
        Stage::Retry => STAGE_RETRY,
        Stage::Results => STAGE_RESULTS,
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

/// What a code says, before it is held against today's questions.
pub(super) struct Saved {
    /// The state that was saved.
    pub(super) state: State,
    /// The hash of each given question as it was then.
    pub(super) item_hashes: [u32; N_CONCEPTS],
    /// The hash of the sibling under way as it was then.
    pub(super) retry_hash: u32,
}

impl Saved {
    /// Reads what [`put`] wrote; `None` where it is no state by its numbers alone.
    pub(super) fn take(code: &mut Reader) -> Option<Self> {
        let mut state = take_reading(code)?;
        let mut item_hashes = [0; N_CONCEPTS];
        let quiz = &mut state.quiz;
        quiz.seed = code.take(32)?;
        quiz.stage = take_stage(code)?;
        quiz.finished = code.take(1)? == 1;
        for (record, item) in quiz.records.iter_mut().zip(&mut item_hashes) {
            *item = code.take(ITEM_HASH_BITS)?;
            *record = take_record(code)?;
        }
        quiz.recency = take_concepts(code, N_CONCEPTS)?;
        quiz.recheck_queue = take_concepts(code, N_RECHECKED)?;
        let retried = take_concepts(code, 1)?.first().copied();
        let retry = take_retry(code, retried.unwrap_or_default())?;
        quiz.retry = retried.map(|_| retry);
        Some(Self {
            state,
            item_hashes,
            retry_hash: code.take(ITEM_HASH_BITS)?,
        })
    }
}

fn take_reading(code: &mut Reader) -> Option<State> {
    let mut state = State {
        read: code.take(32)?,
        section: code.take(5)? as usize,
        seconds: code.take(32)?,
        ..State::default()
    };
    let (kind, day) = (code.take(2)?, code.take(16)?);
    let is_second = kind == 2;
    state.recheck = match kind {
        0 => None,
        1 | 2 => Some(Recheck { day, is_second }),
        _ => return None,
    };
    Some(state)
}

fn take_stage(code: &mut Reader) -> Option<Stage> {
    match code.take(STAGE_BITS)? {
        STAGE_RETRY => Some(Stage::Retry),
        STAGE_RESULTS => Some(Stage::Results),
        concept => ((concept as usize) < N_CONCEPTS).then_some(Stage::Question(concept as usize)),
    }
}

fn take_record(code: &mut Reader) -> Option<Record> {
    let (draft, first) = choice(code.take(CHOICE_BITS)?)?;
    Some(Record {
        draft,
        first,
        mastered: code.take(1)? == 1,
        retries: code.take(8)? as u8,
    })
}

fn take_retry(code: &mut Reader, concept: usize) -> Option<Retry> {
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

/// Up to `n` concepts, no two the same.
fn take_concepts(code: &mut Reader, n: usize) -> Option<Vec<usize>> {
    let mut concepts = Vec::with_capacity(n);
    for _ in 0..n {
        let number = code.take(CONCEPT_BITS)?;
        let concept = number as usize;
        if number == NO_CONCEPT {
            continue;
        }
        if concept >= N_CONCEPTS || concepts.contains(&concept) {
            return None;
        }
        concepts.push(concept);
    }
    Some(concepts)
}
