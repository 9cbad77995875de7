//! The result code: what a learner did in the check as a short text that can be read aloud, typed and mailed to a teacher.
//!
//! Digits are those of Crockford's base 32, in groups, with Crockford's check symbol at the end. A code is no secret and no proof: whoever
//! can read this file can write one. It knows no browser and no words.

use std::mem::replace;

use super::state::{Answer, Confidence, Record, State};
use crate::lesson::questions::{hash_of, n_concepts};
use crate::quiz::Letter;
use crate::quiz::hash::{HASH_START, hash};

/// The digits, without letters that look like others, and behind them what the check symbol can be besides a digit.
const SYMBOLS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
const N_DIGITS: usize = 32;
const BITS_PER_DIGIT: usize = 5;
/// How many digits stand together.
const GROUP: usize = 5;
/// No code has more characters, whatever the lesson.
pub const MAX_LENGTH: usize = 60;

/// The form of the code. Another one gets another number.
const VERSION: u32 = 1;
const VERSION_BITS: usize = 5;
/// What tells one lesson from another; with the version it fills whole digits.
const LESSON_BITS: usize = 15;
const SALT_BITS: usize = 20;
const SECONDS_BITS: usize = 17;
const SUM_BITS: usize = 15;
const LETTER_BITS: usize = 3;
const CONFIDENCE_BITS: usize = 2;
const RETRIES_BITS: usize = 2;
const MASTERED_BITS: usize = 1;
const QUESTION_BITS: usize = LETTER_BITS + CONFIDENCE_BITS + RETRIES_BITS + MASTERED_BITS;

/// What was done with one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The first answer, which makes the score.
    pub first: Option<Answer>,
    /// How many retries were answered; [`Outcome::MOST_RETRIES`] stands for that many or more.
    pub retries: u8,
    /// Whether the latest answer on the same idea was right.
    pub mastered: bool,
}

impl Outcome {
    /// The most retries that a code tells apart.
    pub const MOST_RETRIES: u8 = 3;

    /// Whether a learner can come to it.
    fn is_possible(self) -> bool {
        self.first.is_some() || self == Self::default()
    }
}

impl From<&Record> for Outcome {
    fn from(record: &Record) -> Self {
        Self {
            first: record.first,
            retries: record.retries.min(Self::MOST_RETRIES),
            mastered: record.mastered,
        }
    }
}

/// What a code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// One for each question of the lesson.
    pub outcomes: Vec<Outcome>,
    /// The time spent; [`Results::MOST_SECONDS`] stands for that long or longer.
    pub seconds: u32,
    /// A random number below [`Results::SALT_END`], so that two learners with the same answers have different codes, and a code that is
    /// handed in twice is known.
    pub salt: u32,
}

impl Results {
    /// The longest time that a code tells apart, more than a day.
    pub const MOST_SECONDS: u32 = (1 << SECONDS_BITS) - 1;
    /// No salt is as large as this.
    pub const SALT_END: u32 = 1 << SALT_BITS;

    /// The results of `state`.
    pub fn of(state: &State, salt: u32) -> Self {
        Self {
            outcomes: state
                .quiz
                .records
                .iter()
                .take(n_concepts())
                .map(Outcome::from)
                .collect(),
            seconds: state.seconds.min(Self::MOST_SECONDS),
            salt: salt % Self::SALT_END,
        }
    }
}

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing.
    Empty,
    /// No code has this character.
    Symbol(char),
    /// It is too short: its end is missing.
    Cut,
    /// It is the same code twice.
    Doubled,
    /// It is too long.
    Long,
    /// A digit is wrong, or two have changed places.
    Wrong,
    /// It is of a form that this page does not know.
    Version,
    /// It is of another lesson, or of one with other questions.
    Foreign,
}

/// What tells this lesson from others and from itself with other questions.
pub fn lesson() -> u32 {
    let hashes = (0..n_concepts()).map(hash_of);
    hashes.fold(HASH_START, |sum, own| hash(&own.to_be_bytes(), sum)) % (1 << LESSON_BITS)
}

/// The code of `results` in `lesson`: at most [`MAX_LENGTH`] characters.
pub fn encode(results: &Results, lesson: u32) -> String {
    let mut bits = Bits::default();
    bits.put(VERSION << LESSON_BITS | lesson, VERSION_BITS + LESSON_BITS);
    bits.put(results.salt, SALT_BITS);
    bits.put(results.seconds, SECONDS_BITS);
    for outcome in &results.outcomes {
        let letter = outcome.first.map_or(0, |answer| answer.letter.index() as u32 + 1);
        let confidence = outcome.first.and_then(|answer| answer.confidence);
        let confidence = confidence.map_or(0, |level| level as u32 + 1);
        let [retries, mastered] = [u32::from(outcome.retries), u32::from(outcome.mastered)];
        let first = letter << CONFIDENCE_BITS | confidence;
        bits.put(
            (first << RETRIES_BITS | retries) << MASTERED_BITS | mastered,
            QUESTION_BITS,
        );
    }
    bits.put(bits.sum(), SUM_BITS);
    let mut digits = bits.digits();
    digits.push(check(&digits));
    let mut code = String::new();
    for (at, digit) in digits.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            code.push('-');
        }
        code.extend(SYMBOLS.get(usize::from(*digit)).map(|symbol| char::from(*symbol)));
    }
    code
}

/// The code of `state`, and what to keep so that the same results have the same code the next time, though time goes on. `kept` is what was
/// kept before, or anything; `salt` is for a new code.
pub fn kept_code(kept: &str, state: &State, salt: u32) -> [String; 2] {
    // The results by themselves: without the time, and with the number of the round in the place of the salt, since the next to answer
    // on the same device may give the same answers.
    let mut results = Results::of(state, state.quiz.seed);
    let seconds = replace(&mut results.seconds, 0);
    let plain = encode(&results, lesson());
    let before = kept.strip_prefix(&*plain).filter(|code| code.len() == plain.len());
    let code = if let Some(code) = before {
        code.to_owned()
    } else {
        (results.seconds, results.salt) = (seconds, salt % Results::SALT_END);
        encode(&results, lesson())
    };
    [plain + &code, code]
}

/// What `code` says of a learner in `lesson`, which has `n_questions`. Small letters, spaces and hyphens do not matter, and letters that look like a
/// digit count as it.
///
/// # Errors
///
/// Anything that [`encode`] does not write for this lesson, with what is most likely wrong with it.
pub fn decode(code: &str, lesson: u32, n_questions: usize) -> Result<Results, Refusal> {
    let digits = read(code)?;
    let n_bits = VERSION_BITS + LESSON_BITS + SALT_BITS + SECONDS_BITS + n_questions * QUESTION_BITS + SUM_BITS;
    let n_digits = n_bits.div_ceil(BITS_PER_DIGIT) + 1;
    let mut bits = Bits::of(&digits);
    let (version, own) = (bits.take(VERSION_BITS), bits.take(LESSON_BITS));
    let is_ours = version == Some(VERSION) && own == Some(lesson);
    if digits.len() != n_digits {
        let (first, second) = digits.split_at(digits.len() / 2);
        return Err(match (version, own) {
            _ if first == second && first.len() == n_digits => Refusal::Doubled,
            (Some(_), Some(_)) if !is_ours => Refusal::Foreign,
            _ if digits.len() < n_digits => Refusal::Cut,
            _ => Refusal::Long,
        });
    }
    let (body, last) = digits.split_at(n_digits - 1);
    if last != [check(body)] {
        return Err(Refusal::Wrong);
    }
    if version != Some(VERSION) {
        return Err(Refusal::Version);
    }
    if own != Some(lesson) {
        return Err(Refusal::Foreign);
    }
    results(&mut bits, n_questions).ok_or(Refusal::Wrong)
}

/// What stands behind version and lesson, if it is whole and a learner can come to it.
fn results(bits: &mut Bits, n_questions: usize) -> Option<Results> {
    let (salt, seconds) = (bits.take(SALT_BITS)?, bits.take(SECONDS_BITS)?);
    let outcomes = (0..n_questions).map(|_| outcome(bits)).collect::<Option<Vec<_>>>()?;
    let sum = bits.sum();
    (bits.take(SUM_BITS)? == sum && bits.is_done()).then_some(Results {
        outcomes,
        seconds,
        salt,
    })
}

fn outcome(bits: &mut Bits) -> Option<Outcome> {
    let (letter, level) = (bits.take(LETTER_BITS)?, bits.take(CONFIDENCE_BITS)?);
    let confidence = [Confidence::Guessing, Confidence::FairlySure, Confidence::Certain];
    let confidence = level
        .checked_sub(1)
        .and_then(|level| confidence.get(level as usize))
        .copied();
    let first = match letter.checked_sub(1) {
        Some(index) => Some(Answer {
            letter: Letter::from_index(index as usize)?,
            confidence,
        }),
        None if level == 0 => None,
        None => return None,
    };
    let outcome = Outcome {
        first,
        retries: bits.take(RETRIES_BITS)? as u8,
        mastered: bits.take(MASTERED_BITS)? == 1,
    };
    outcome.is_possible().then_some(outcome)
}

/// The digits of a text, the check symbol last.
fn read(code: &str) -> Result<Vec<u8>, Refusal> {
    let symbols = code.chars().filter(|c| *c != '-' && !c.is_whitespace());
    let digits: Vec<u8> = symbols
        .map(|c| digit(c).ok_or(Refusal::Symbol(c)))
        .collect::<Result<_, _>>()?;
    if digits.is_empty() {
        Err(Refusal::Empty)
    } else {
        Ok(digits)
    }
}

fn digit(c: char) -> Option<u8> {
    let known = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = SYMBOLS.iter().position(|symbol| char::from(*symbol) == known)?;
    Some(at as u8)
}

/// The number that the digits write, modulo 37: another one wherever one digit is another, or two neighbors have changed places.
fn check(digits: &[u8]) -> u8 {
    let modulus = SYMBOLS.len() as u32;
    let rest = digits
        .iter()
        .fold(0, |rest, digit| (rest * N_DIGITS as u32 + u32::from(*digit)) % modulus);
    rest as u8
}

/// Numbers of a few bits each.
#[derive(Default)]
struct Bits {
    /// Each 0 or 1.
    bits: Vec<u8>,
    at: usize,
}

impl Bits {
    /// The bits of digits; a check symbol has none.
    fn of(digits: &[u8]) -> Self {
        let mut bits = Self::default();
        let digits = digits.iter().filter(|digit| usize::from(**digit) < N_DIGITS);
        digits.for_each(|digit| bits.put(u32::from(*digit), BITS_PER_DIGIT));
        bits
    }

    fn put(&mut self, value: u32, width: usize) {
        self.bits.extend((0..width).rev().map(|bit| (value >> bit & 1) as u8));
    }

    fn take(&mut self, width: usize) -> Option<u32> {
        let bits = self.bits.get(self.at..self.at + width)?;
        self.at += width;
        Some(bits.iter().fold(0, |value, bit| value << 1 | u32::from(*bit)))
    }

    /// A hash of what was put or, while reading, taken so far.
    fn sum(&self) -> u32 {
        let end = if self.at == 0 { self.bits.len() } else { self.at };
        hash(&self.bits[..end], HASH_START) % (1 << SUM_BITS)
    }

    /// Whether nothing follows but what fills the last digit up, and the check symbol.
    fn is_done(&self) -> bool {
        let fill = self.at.div_ceil(BITS_PER_DIGIT) * BITS_PER_DIGIT;
        self.bits.get(self.at..fill).is_some_and(|rest| !rest.contains(&1))
    }

    fn digits(&self) -> Vec<u8> {
        let digit = |bits: &[u8]| (0..BITS_PER_DIGIT).fold(0, |digit, i| digit << 1 | bits.get(i).unwrap_or(&0));
        self.bits.chunks(BITS_PER_DIGIT).map(digit).collect()
    }
}
