//! The recheck: five questions from what was weakest, one day and six days after the learner agreed to it.
//!
//! It reads no clock: days are numbers that the caller counts, of any calendar that goes up by one a day. It is for a
//! learner's own device; whoever speaks to a learning system does not offer it, and then nothing of it is saved there.

use super::retry::doubt;
use super::state::Session;

/// How many questions a recheck asks.
pub const N_RECHECKED: usize = 5;

/// Days from the agreement to the first recheck, and from that to the second: after one day and after six.
const WAITS: [u32; 2] = [1, 5];

/// A recheck to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later {
    /// The day from which on it is due; no later than [`Later::LAST_DAY`].
    pub day: u32,
    /// Whether it is the second and last one.
    pub is_second: bool,
}

impl Later {
    /// The last day that is told apart: 16 bits, the year 2149 where day 0 is that of Unix time.
    pub const LAST_DAY: u32 = 0xFFFF;

    /// What follows from agreeing on day `today`.
    pub fn agreed(today: u32) -> Self {
        Self {
            day: in_range(today.saturating_add(WAITS[0])),
            is_second: false,
        }
    }

    /// What follows from starting this one on day `today`: a late first recheck moves the second one back.
    #[must_use]
    pub fn started(self, today: u32) -> Option<Self> {
        (!self.is_second).then(|| Self {
            day: in_range(today.saturating_add(WAITS[1])),
            is_second: true,
        })
    }
}

fn in_range(day: u32) -> u32 {
    day.min(Later::LAST_DAY)
}

/// Whether the recheck is due on day `today`.
pub fn due(later: &Later, today: u32) -> bool {
    today >= later.day
}

/// The answered concepts that were weakest, at most [`N_RECHECKED`], weakest first: those missed at last, then those
/// missed at first, then by confidence, then those not asked for longest.
pub fn weakest(quiz: &Session) -> Vec<usize> {
    let mut concepts: Vec<(usize, usize)> = quiz.asked.iter().copied().enumerate().collect();
    // The place in the key makes the order one of a kind; a stable sort would cost the page another kilobyte.
    concepts.sort_unstable_by_key(|&(place, i)| {
        let record = &quiz.records[i];
        let confidence = record.first.and_then(|answer| answer.confidence);
        (record.mastered, quiz.is_right_at_first(i), doubt(confidence), place)
    });
    concepts
        .into_iter()
        .map(|(_, concept)| concept)
        .take(N_RECHECKED)
        .collect()
}
