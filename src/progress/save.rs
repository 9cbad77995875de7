//! The save code: the whole [`State`] as one short text, and back.
//!
//! `al`, the version of the format, a full stop, the state in [`LENGTH`] − 10 characters, six characters of checksum. The
//! length is fixed and the alphabet `[A-Za-z0-9._-]`, so that the code fits where learning systems are strictest. Each
//! given question goes in with a hash of its words and key: where one was changed since, what was answered to it is
//! dropped, it is asked again, and the rest stays. Whatever else is handed in is refused, never half believed.

use super::action::{go_on_retrying, go_to_next_open};
use super::bits::{HASH_START, Reader, Writer, hash, n_digits};
use super::later::{Later, N_RECHECKED};
use super::retry::{Purpose, Retry};
use super::state::{Answer, Confidence, Draft, Record, Session, Stage, State};
use crate::labs::questions::{N_CONCEPTS, question};
use crate::quiz::{Letter, Question};

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
const N_BITS: u32 = READING_BITS + 32 + STAGE_BITS + 1 + ITEM_BITS * N_CONCEPTS as u32 + ORDER_BITS + RETRY_BITS;

const _: () = assert!(N_CONCEPTS <= NO_CONCEPT as usize && LENGTH <= 200);

/// The code of `state`: [`LENGTH`] characters of `[A-Za-z0-9._-]`.
pub fn encode(state: &State) -> String {
    let mut out = Writer::after(PREFIX.into());
    put_reading(&mut out, state);
    put_quiz(&mut out, &state.quiz);
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
    let body = opened(code.as_bytes())?;
    let saved = Saved::take(&mut Reader::new(body)).ok_or(Refused::Impossible)?;
    if is_possible(&saved.state.quiz) {
        Ok(saved.without_changed_items())
    } else {
        Err(Refused::Impossible)
    }
}

/// The characters between prefix and checksum of a whole code.
fn opened(code: &[u8]) -> Result<&[u8], Refused> {
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
    let (sealed, seal) = code.split_at(LENGTH - n_digits(CHECKSUM_BITS));
    if checksum(sealed).as_bytes() == seal {
        Ok(&sealed[PREFIX.len()..])
    } else {
        Err(Refused::Damaged)
    }
}

fn checksum(sealed: &[u8]) -> String {
    let mut out = Writer::after(String::new());
    out.put(hash(sealed, HASH_START), CHECKSUM_BITS);
    out.finish()
}

/// A short hash of all that makes an answer to `question` mean what it means: its words, its options and its key.
pub(super) fn item_hash(question: &Question) -> u32 {
    let words = question.options.iter().map(|option| &option.text);
    let sum = words.chain([&question.prompt]).fold(HASH_START, |sum, text| {
        let end = [0xFF];
        hash(&end, hash(text.as_bytes(), sum))
    });
    let sum = hash(question.right.name().as_bytes(), sum);
    (sum ^ sum >> ITEM_HASH_BITS ^ sum >> (2 * ITEM_HASH_BITS)) & ((1 << ITEM_HASH_BITS) - 1)
}

fn put_reading(out: &mut Writer, state: &State) {
    out.put(state.read, 32);
    out.put(state.place as u32, 5);
    out.put(state.seconds, 32);
    let (kind, day) = state
        .later
        .map_or((0, 0), |later| (1 + u32::from(later.is_second), later.day));
    out.put(kind, 2);
    out.put(day, 16);
}

fn put_quiz(out: &mut Writer, quiz: &Session) {
    out.put(quiz.seed, 32);
    out.put(stage_number(quiz.stage), STAGE_BITS);
    out.put(quiz.finished.into(), 1);
    for (concept, record) in quiz.records.iter().enumerate() {
        out.put(item_hash(&question(concept, 0, 0)), ITEM_HASH_BITS);
        out.put(choice_number(record.draft, record.first), CHOICE_BITS);
        out.put(record.mastered.into(), 1);
        out.put(record.retries.into(), 8);
    }
    put_concepts(out, &quiz.asked, N_CONCEPTS);
    put_concepts(out, &quiz.recheck, N_RECHECKED);
    put_retry(out, quiz);
}

fn put_retry(out: &mut Writer, quiz: &Session) {
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
    for place in 0..n {
        out.put(concepts.get(place).map_or(NO_CONCEPT, |&i| i as u32), CONCEPT_BITS);
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
struct Saved {
    state: State,
    item_hashes: [u32; N_CONCEPTS],
    retry_hash: u32,
}

impl Saved {
    fn take(code: &mut Reader) -> Option<Self> {
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
        quiz.asked = take_concepts(code, N_CONCEPTS)?;
        quiz.recheck = take_concepts(code, N_RECHECKED)?;
        let retried = take_concepts(code, 1)?.first().copied();
        let retry = take_retry(code, retried.unwrap_or_default())?;
        quiz.retry = retried.map(|_| retry);
        Some(Self {
            state,
            item_hashes,
            retry_hash: code.take(ITEM_HASH_BITS)?,
        })
    }

    /// The state without what was answered to questions that are others today; at the question asked again where it
    /// was past them.
    fn without_changed_items(self) -> State {
        let mut state = self.state;
        let quiz = &mut state.quiz;
        for (concept, item) in self.item_hashes.into_iter().enumerate() {
            if item != item_hash(&question(concept, 0, 0)) {
                forget(quiz, concept);
            } else if quiz.records[concept].retries == 0 {
                quiz.records[concept].mastered = quiz.is_right_at_first(concept);
            }
        }
        let is_same = |retry: &Retry| {
            let sibling = question(retry.concept, quiz.variant(retry), quiz.seed);
            item_hash(&sibling) == self.retry_hash
        };
        quiz.retry = quiz.retry.filter(is_same);
        match quiz.stage {
            Stage::Retry if quiz.retry.is_none() => go_on_retrying(quiz),
            Stage::Results if !quiz.finished => go_to_next_open(quiz, N_CONCEPTS),
            _ => {}
        }
        state
    }
}

/// Takes all that is known of `concept` out of `quiz`, as if it had never been on screen.
fn forget(quiz: &mut Session, concept: usize) {
    quiz.finished &= quiz.records[concept].first.is_none();
    quiz.records[concept] = Record::default();
    quiz.asked.retain(|&other| other != concept);
    quiz.recheck.retain(|&other| other != concept);
    quiz.retry = quiz.retry.filter(|retry| retry.concept != concept);
}

fn take_reading(code: &mut Reader) -> Option<State> {
    let mut state = State {
        read: code.take(32)?,
        place: code.take(5)? as usize,
        seconds: code.take(32)?,
        ..State::default()
    };
    let (kind, day) = (code.take(2)?, code.take(16)?);
    let is_second = kind == 2;
    state.later = match kind {
        0 => None,
        1 | 2 => Some(Later { day, is_second }),
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
        1 => Purpose::Spacer,
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

/// Whether the parts agree: nothing is asked again that was never answered, no results stand before an answer.
fn is_possible(quiz: &Session) -> bool {
    let is_answered = |concept: usize| quiz.records[concept].first.is_some();
    let records_agree = (0..N_CONCEPTS).all(|i| {
        let record = &quiz.records[i];
        is_answered(i) == quiz.asked.contains(&i) && (is_answered(i) || !record.mastered && record.retries == 0)
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
    let results_agree = !quiz.finished || !quiz.asked.is_empty();
    records_agree
        && retry_agrees
        && stage_agrees
        && results_agree
        && quiz.recheck.iter().all(|&concept| is_answered(concept))
}
