//! How a learner stands, as hosts care about it.

use super::Kept;
use crate::progress::State;

/// The whole of a score, in hundredths of a percent.
pub const WHOLE: u32 = 10_000;

/// How a learner stands. Scores are hundredths of a percent: whole numbers compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Given questions answered.
    pub answered: usize,
    /// Given questions in all.
    pub total: usize,
    /// The best score so far, this visit's or an earlier one's.
    pub best: u32,
    /// Whether an answer was ever chosen. Before that nothing is told.
    pub is_touched: bool,
    /// Whether all is answered and the results were asked for, now or before.
    pub is_completed: bool,
    /// What there is to say of the score.
    pub judgment: Judgment,
}

/// What there is to say of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgment {
    /// The results were not asked for, or answers are missing.
    Open,
    /// The results were asked for and are good enough, now or before.
    Passed,
    /// All is answered, the results were asked for, and they are not good enough.
    Failed,
}

impl Standing {
    /// How `state` stands to a host that was told `kept` before and asks for `mastery_percent`.
    pub fn of(state: &State, kept: &Kept, mastery_percent: u8) -> Self {
        let quiz = &state.quiz;
        let score = quiz.score();
        let (answered, total) = (quiz.n_answered(), score.total);
        let is_through = quiz.finished && answered == total;
        let is_passed = kept.is_passed || quiz.finished && score.passes(mastery_percent);
        Self {
            answered,
            total,
            best: kept.best.max(part(score.points, total)),
            is_touched: kept.is_started || quiz.records.iter().any(|record| record.draft.letter.is_some()),
            is_completed: kept.is_completed || is_through,
            judgment: match (is_passed, is_through) {
                (true, _) => Judgment::Passed,
                (false, true) => Judgment::Failed,
                (false, false) => Judgment::Open,
            },
        }
    }

    /// Whether there is a pass to tell.
    pub fn is_passed(&self) -> bool {
        self.judgment == Judgment::Passed
    }

    /// Whether there is a failure to tell.
    pub fn is_failed(&self) -> bool {
        self.judgment == Judgment::Failed
    }

    /// What of this must never be taken back.
    pub fn kept(&self) -> Kept {
        Kept {
            is_started: self.is_touched,
            best: self.best,
            is_passed: self.is_passed(),
            is_completed: self.is_completed,
        }
    }
}

/// `points` of `total` in hundredths of a percent, rounded.
pub fn part(points: usize, total: usize) -> u32 {
    let total = (total as u32).max(1);
    ((points as u32) * WHOLE + total / 2) / total
}

/// Hundredths as a decimal number without needless zeros: 8000 is `80`, 7333 is `73.33`.
pub fn decimal(hundredths: u32, whole: u32) -> String {
    let (mut rest, mut digits) = (hundredths % whole, String::new());
    let mut place = whole;
    while rest > 0 {
        place /= 10;
        digits.push(char::from(b'0' + (rest / place) as u8));
        rest %= place;
    }
    let dot = if digits.is_empty() { "" } else { "." };
    format!("{}{dot}{digits}", hundredths / whole)
}

/// A score from 0 to 100.
pub fn raw(hundredths: u32) -> String {
    decimal(hundredths, 100)
}

/// A score from 0 to 1.
pub fn scaled(hundredths: u32) -> String {
    decimal(hundredths, WHOLE)
}

/// How many digits after the point of a host's number are read.
const N_FRACTION_DIGITS: usize = 4;

/// The ten-thousandths of a decimal number at or above 0 that a host sent, further digits cut; `None` for anything else.
pub fn ten_thousandths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || whole.len() > 3 || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let places = fraction.bytes().chain(std::iter::repeat(b'0')).take(N_FRACTION_DIGITS);
    Some(
        whole
            .bytes()
            .chain(places)
            .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')),
    )
}

/// The whole percentage that a host asks for, given out of 100 or out of 1, a fraction of it rounded up.
pub fn percent(text: &str, is_scaled: bool) -> Option<u8> {
    let percent = ten_thousandths(text)?.div_ceil(if is_scaled { 100 } else { WHOLE });
    u8::try_from(percent).ok().filter(|percent| *percent <= 100)
}
