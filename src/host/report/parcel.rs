//! The save code as it travels to hosts that give no reliable answers: with a short tail that remembers what was told.
//!
//! A code alone is as good; the tail after it is `.k`, a digit of flags and five digits of score.

use super::standing::WHOLE;
use crate::progress::save::{self, LENGTH, Refused};
use crate::progress::{Action, State, apply};

/// What was told before and must never be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Whether an answer was ever chosen.
    pub is_started: bool,
    /// The best score in hundredths of a percent.
    pub best: u32,
    /// Whether a pass was told.
    pub is_passed: bool,
    /// Whether completion was told.
    pub is_completed: bool,
}

impl Kept {
    /// The more of two memories.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            is_started: self.is_started || other.is_started,
            best: self.best.max(other.best),
            is_passed: self.is_passed || other.is_passed,
            is_completed: self.is_completed || other.is_completed,
        }
    }
}

const TAIL: &str = ".k";
const N_SCORE_DIGITS: usize = 5;
/// Every parcel has so many characters: below 200, all of `[A-Za-z0-9._-]`.
pub const PARCEL_LENGTH: usize = LENGTH + TAIL.len() + 1 + N_SCORE_DIGITS;

const _: () = assert!(PARCEL_LENGTH <= 200);

/// The state and what was told, as one text of [`PARCEL_LENGTH`] characters.
pub fn pack(state: &State, kept: &Kept) -> String {
    let flags = u8::from(kept.is_started) + 2 * u8::from(kept.is_passed) + 4 * u8::from(kept.is_completed);
    format!("{}{TAIL}{flags}{:05}", save::encode(state), kept.best.min(WHOLE))
}

/// Reads what [`pack`] or [`save::encode`] wrote. After a pass the learner comes back to the results.
///
/// # Errors
/// Whatever neither wrote, as [`save::decode`] says.
pub fn unpack(parcel: &str) -> Result<(State, Kept), Refused> {
    let parcel = parcel.trim();
    let (code, kept) = match (parcel.get(..LENGTH), parcel.get(LENGTH..).and_then(tail)) {
        (Some(code), Some(kept)) => (code, kept),
        _ => (parcel, Kept::default()),
    };
    let state = save::decode(code)?;
    let kept = Kept {
        is_started: kept.is_started || state.quiz.n_answered() > 0,
        ..kept
    };
    Ok((reopened(state, kept), kept))
}

/// The state as a learner comes back to it: after a pass, at the results.
pub fn reopened(state: State, kept: Kept) -> State {
    if kept.is_passed && state.quiz.finished {
        apply(&state, Action::ShowResults)
    } else {
        state
    }
}

fn tail(text: &str) -> Option<Kept> {
    let digits = text.strip_prefix(TAIL)?.as_bytes();
    if digits.len() != 1 + N_SCORE_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    let (flags, best) = (number(&digits[..1]), number(&digits[1..]));
    (flags < 8 && best <= WHOLE).then_some(Kept {
        is_started: flags & 1 > 0,
        is_passed: flags & 2 > 0,
        is_completed: flags & 4 > 0,
        best,
    })
}
