//! The status of a learner's attempt, as hosts ask for it: score, completion, outcome.

use crate::progress::State;

/// The full score, in hundredths of a percent.
pub const FULL_SCORE: u32 = 10_000;

/// What was reported to a host and must never be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    /// Whether an answer was ever chosen.
    pub is_started: bool,
    /// The best score in hundredths of a percent.
    pub best: u32,
    /// Whether a pass was reported.
    pub is_passed: bool,
    /// Whether completion was reported.
    pub is_completed: bool,
}

impl Reported {
    /// Whatever was reported by either, and the better score.
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

/// The status of an attempt. Scores are hundredths of a percent: whole numbers compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptStatus {
    /// Given questions answered.
    pub answered: usize,
    /// Given questions in all.
    pub total: usize,
    /// The best score so far, this visit's or an earlier one's.
    pub best: u32,
    /// Whether an answer was ever chosen. Before that nothing is reported.
    pub is_touched: bool,
    /// Whether all is answered and the results were asked for, now or before.
    pub is_completed: bool,
    /// The outcome so far.
    pub outcome: Outcome,
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The results were not asked for, or answers are missing.
    Undecided,
    /// The results were asked for and are good enough, now or before.
    Passed,
    /// All is answered, the results were asked for, and they are not good enough.
    Failed,
}

impl AttemptStatus {
    /// The status of `state` for a host that got `reported` before and asks for `mastery_percent`.
    pub fn of(state: &State, reported: &Reported, mastery_percent: u8) -> Self {
        let quiz = &state.quiz;
        let score = quiz.score();
        let (answered, total) = (quiz.n_answered(), score.total);
        let is_through = quiz.finished && answered == total;
        let is_passed = reported.is_passed || quiz.finished && score.passes(mastery_percent);
        Self {
            answered,
            total,
            best: reported.best.max(fraction(score.points, total)),
            is_touched: reported.is_started || quiz.records.iter().any(|record| record.draft.letter.is_some()),
            is_completed: reported.is_completed || is_through,
            outcome: match (is_passed, is_through) {
                (true, _) => Outcome::Passed,
                (false, true) => Outcome::Failed,
                (false, false) => Outcome::Undecided,
            },
        }
    }

    /// Whether a score may go out that a system can judge: before the end, some would make a failure of it.
    pub fn is_decided(&self) -> bool {
        self.is_completed || self.outcome != Outcome::Undecided
    }

    /// Whether a pass is to be reported.
    pub fn is_passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// Whether a failure is to be reported.
    pub fn is_failed(&self) -> bool {
        self.outcome == Outcome::Failed
    }

    /// What of this must never be taken back.
    pub fn reported(&self) -> Reported {
        Reported {
            is_started: self.is_touched,
            best: self.best,
            is_passed: self.is_passed(),
            is_completed: self.is_completed,
        }
    }
}

/// `points` of `total` in hundredths of a percent, rounded.
pub fn fraction(points: usize, total: usize) -> u32 {
    let total = (total as u32).max(1);
    ((points as u32) * FULL_SCORE + total / 2) / total
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
pub fn raw_score(hundredths: u32) -> String {
    decimal(hundredths, 100)
}

/// A score from 0 to 1.
pub fn scaled_score(hundredths: u32) -> String {
    decimal(hundredths, FULL_SCORE)
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

/// The whole percentage that a host asks for, given out of 1 or out of 100, a fraction of it rounded up; `None` where it asks for
/// none. Both forms are met in all standards; 0 is what systems give where nobody set a mark.
pub fn mastery_percent(text: &str) -> Option<u8> {
    let mark = ten_thousandths(&text.replace(',', "."))?;
    let percent = mark.div_ceil(if mark <= FULL_SCORE { 100 } else { FULL_SCORE });
    u8::try_from(percent).ok().filter(|percent| (1..=100).contains(percent))
}
