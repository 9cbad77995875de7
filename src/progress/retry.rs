//! Which concept is asked again, and when: the spacing of retries.
//!
//! The rule. A missed concept returns when at least three other concepts were asked since, the given questions of the
//! first round included: question 1 of 15 may return at once, question 15 may not. Missed concepts come in the order in
//! which they were last asked, oldest first. While none of them may return yet, siblings of other concepts fill the gap
//! ([`Purpose::Spacer`]): those answered with the least confidence first, then those not asked for longest. A right answer
//! takes a concept out of the queue. A wrong one leaves it there, and brings a spacer into it: whoever misses a concept
//! does not hold it, whatever was answered before. The score knows nothing of all this: first answers alone make it.
//!
//! It ends: a right answer to a missed concept makes the queue shorter, a right answer to a spacer does not make it
//! longer, and at most three spacers stand between two missed concepts. Spacing needs four answered concepts; before
//! that there is no retry, and at least eleven open questions are the better way on.

use super::state::{Answer, Confidence, Draft, Session};

/// How many other concepts are asked before a missed one returns.
pub const SPACING: usize = 3;

/// Why a sibling is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The concept was missed.
    Missed,
    /// To keep a missed concept at its distance.
    Spacer,
    /// To see days later what is left of it.
    Recheck,
}

/// The sibling under way: on screen, or left for a look at something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// The concept asked, from 0.
    pub concept: usize,
    /// Why it is asked.
    pub purpose: Purpose,
    /// The choice on it. After the check it stays as it was checked.
    pub draft: Draft,
    /// The checked answer.
    pub answer: Option<Answer>,
}

impl Retry {
    fn new(concept: usize, purpose: Purpose) -> Self {
        Self {
            concept,
            purpose,
            draft: Draft::default(),
            answer: None,
        }
    }
}

impl Session {
    /// Whether there is something to ask again now: a sibling under way, a recheck not done, or missed concepts with
    /// enough others to stand between.
    pub fn can_retry(&self) -> bool {
        self.retry.is_some_and(|retry| retry.answer.is_none()) || self.next_retry().is_some()
    }

    /// How many concepts are still to be answered correctly until the retry ends, spacers not counted.
    pub fn n_to_retry(&self) -> usize {
        self.missed().len() + self.recheck.len()
    }

    /// What is to be asked after the sibling under way; `None` where the retry is over.
    pub(super) fn next_retry(&self) -> Option<Retry> {
        if let Some(&concept) = self.recheck.first() {
            return Some(Retry::new(concept, Purpose::Recheck));
        }
        let n_rested = self.asked.len().checked_sub(SPACING)?;
        let rested = &self.asked[..n_rested];
        if self.missed().is_empty() {
            return None;
        }
        let missed = rested.iter().find(|&&i| !self.records[i].mastered);
        missed
            .map(|&concept| Retry::new(concept, Purpose::Missed))
            .or_else(|| Some(Retry::new(self.spacer(rested)?, Purpose::Spacer)))
    }

    /// The best spacer among concepts that are `rested`, oldest first.
    fn spacer(&self, rested: &[usize]) -> Option<usize> {
        // The first of equals wins, which is the one not asked for longest.
        rested.iter().copied().min_by_key(|&i| {
            let confidence = self.records[i].first.and_then(|answer| answer.confidence);
            doubt(confidence)
        })
    }

    /// Notes that a question of `concept` was answered just now.
    pub(super) fn note_asked(&mut self, concept: usize) {
        self.asked.retain(|&other| other != concept);
        self.asked.push(concept);
        self.recheck.retain(|&other| other != concept);
    }
}

/// The place of a confidence in the order of doubt, most doubt first. Unrated stands between guessing and fairly sure.
pub(super) fn doubt(confidence: Option<Confidence>) -> u8 {
    match confidence {
        Some(Confidence::Guessing) => 0,
        None => 1,
        Some(Confidence::FairlySure) => 2,
        Some(Confidence::Certain) => 3,
    }
}
