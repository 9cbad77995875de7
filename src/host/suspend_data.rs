//! Suspend data: the save code with what was reported before. Hosts store it as one text, since not all of them give back
//! the score and status that they got.
//!
//! A save code alone is as good; what follows it is `.k`, a digit of flags and five digits of score.

use super::attempt::{FULL_SCORE, Reported};
use super::host_value::HostValue;
use crate::progress::save::{self, MAX_LENGTH, Refused};
use crate::progress::{Action, State, apply};

const REPORT_MARK: &str = ".k";
const N_SCORE_DIGITS: usize = 5;
const REPORT_LENGTH: usize = REPORT_MARK.len() + 1 + N_SCORE_DIGITS;
/// There are no more characters, all of `[A-Za-z0-9._-]`.
pub const SUSPEND_DATA_LENGTH: usize = MAX_LENGTH + REPORT_LENGTH;

/// The state and what was reported, as one text of at most [`SUSPEND_DATA_LENGTH`] characters.
pub fn pack(state: &State, reported: &Reported) -> String {
    let flags = u8::from(reported.is_started) + 2 * u8::from(reported.is_passed) + 4 * u8::from(reported.is_completed);
    format!(
        "{}{REPORT_MARK}{flags}{:05}",
        save::encode(state),
        reported.best.min(FULL_SCORE)
    )
}

/// Reads what [`pack`] or [`save::encode`] wrote.
///
/// # Errors
/// Anything that neither wrote, as [`save::decode`] says.
pub fn unpack(text: &str) -> Result<(State, Reported), Refused> {
    let text = text.trim();
    let n_code = text.len().saturating_sub(REPORT_LENGTH);
    let (code, reported) = match (text.get(..n_code), text.get(n_code..).and_then(report_within)) {
        (Some(code), Some(reported)) => (code, reported),
        _ => (text, Reported::default()),
    };
    let state = save::decode(code)?;
    let reported = Reported {
        is_started: reported.is_started || state.quiz.n_answered() > 0,
        ..reported
    };
    Ok((resumed(state, reported), reported))
}

/// The state in which a session resumes: after a pass, at the results.
pub fn resumed(state: State, reported: Reported) -> State {
    if reported.is_passed && state.quiz.finished {
        apply(&state, Action::ShowResults)
    } else {
        state
    }
}

fn report_within(text: &str) -> Option<Reported> {
    let digits = text.strip_prefix(REPORT_MARK)?.as_bytes();
    if digits.len() != 1 + N_SCORE_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    let (flags, best) = (number(&digits[..1]), number(&digits[1..]));
    (flags < 8 && best <= FULL_SCORE).then_some(Reported {
        is_started: flags & 1 > 0,
        is_passed: flags & 2 > 0,
        is_completed: flags & 4 > 0,
        best,
    })
}

/// Whether a text stands for nothing: what some systems give for an id or a state that there is not.
pub fn is_placeholder(text: &str) -> bool {
    ["", "0", "null", "undefined", "[object Object]"].contains(&text.trim())
}

/// Reads what a host has stored, if anything.
pub fn unpack_stored(stored: Option<&str>) -> (Result<Option<State>, Refused>, Reported) {
    match stored.filter(|text| !is_placeholder(text)).map(unpack) {
        None => (Ok(None), Reported::default()),
        Some(Ok((state, reported))) => (Ok(Some(state)), reported),
        Some(Err(refused)) => (Err(refused), Reported::default()),
    }
}

/// Reads a document that a record store has, if any: the member `state` of its JSON, else all that stands in it. `parse` reads JSON.
pub fn unpack_document<V: HostValue>(
    body: Option<&str>,
    parse: impl Fn(&str) -> Option<V>,
) -> (Result<Option<State>, Refused>, Reported) {
    let within = body.and_then(|body| parse(body)?.text_of("state"));
    unpack_stored(within.as_deref().or(body))
}
