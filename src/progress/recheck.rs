//! The recheck: five questions on what was weakest, one day and six days after the learner agreed to it.
//!
//! It reads no clock: days are numbers that the caller counts, of any calendar that goes up by one a day. It is for a
//! learner's own device; whoever speaks to a learning system does not offer it, and then nothing of it is saved there.

use super::retry::confidence_rank;
use super::state::{QuizProgress, Recheck};

/// How many questions a recheck asks.
pub const N_RECHECKED: usize = 5;

/// Days from the agreement to the first recheck, and from that to the second: after one day and after six.
const INTERVALS_DAYS: [u32; 2] = [1, 5];

impl Recheck {
    /// The last day that can be saved: 16 bits, the year 2149 where day 0 is that of Unix time.
    pub const LAST_DAY: u32 = 0xFFFF;

    /// The first recheck, agreed to on day `today`.
    pub fn first(today: u32) -> Self {
        Self {
            day: day_after(today, INTERVALS_DAYS[0]),
            is_second: false,
        }
    }

    /// The recheck that follows when this one is started on day `today`: a late first one moves the second one back.
    #[must_use]
    pub fn next(self, today: u32) -> Option<Self> {
        (!self.is_second).then(|| Self {
            day: day_after(today, INTERVALS_DAYS[1]),
            is_second: true,
        })
    }

    /// Whether it is due on day `today`.
    pub fn is_due(self, today: u32) -> bool {
        today >= self.day
    }
}

fn day_after(today: u32, interval_days: u32) -> u32 {
    today.saturating_add(interval_days).min(Recheck::LAST_DAY)
}

/// The answered concepts that were weakest, at most [`N_RECHECKED`], weakest first: those missed at last, then those
/// missed at first, then by confidence, then the least recently answered.
pub fn weakest(quiz: &QuizProgress) -> Vec<usize> {
    let strength = |concept: usize| {
        let record = &quiz.records[concept];
        let confidence = record.first.and_then(|answer| answer.confidence);
        (
            record.mastered,
            quiz.is_right_at_first(concept),
            confidence_rank(confidence),
        )
    };
    let mut rest = quiz.recency.clone();
    let mut weakest = Vec::new();
    // Five times the least, the first of equals: the code of a sort would be larger in the page.
    while weakest.len() < N_RECHECKED
        && let Some(position) = (0..rest.len()).min_by_key(|&i| strength(rest[i]))
    {
        weakest.push(rest.remove(position));
    }
    weakest
}
