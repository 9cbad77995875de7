//! Grading: one pure function, and the score of many answers.

use super::{Letter, Question};

/// Whether an answer is the one graded as right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Correct,
    /// It is not.
    Incorrect,
}

impl Verdict {
    /// The public word for it: `"correct"` or `"incorrect"`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Incorrect => "incorrect",
        }
    }
}

/// Grades one answer.
pub fn grade(question: &Question, answer: Letter) -> Verdict {
    if answer == question.right {
        Verdict::Correct
    } else {
        Verdict::Incorrect
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Points, one a right answer.
    pub points: usize,
    /// The number of questions, answered or not.
    pub total: usize,
}

impl Score {
    /// Counts the correct ones among `verdicts`, `None` for a question not answered yet.
    pub fn of(verdicts: impl IntoIterator<Item = Option<Verdict>>) -> Self {
        verdicts
            .into_iter()
            .fold(Self { points: 0, total: 0 }, |sum, verdict| Self {
                points: sum.points + usize::from(verdict == Some(Verdict::Correct)),
                total: sum.total + 1,
            })
    }

    /// Whether at least `mastery_percent` of 100 are reached; compared in whole numbers, so 12 of 15 is exactly 80 %.
    pub fn passes(self, mastery_percent: u8) -> bool {
        self.points.saturating_mul(100) >= usize::from(mastery_percent).saturating_mul(self.total)
    }
}
