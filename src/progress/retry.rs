//! Which concept is asked again, and when: the spacing of retries.
//!
//! The rule. A missed concept returns when at least three other concepts were asked since, the given questions of the
//! first round included: question 1 of 15 may return at once, question 15 may not. Missed concepts come in the order in
//! which they were last answered, oldest first. While none of them may return yet, siblings of other concepts fill the gap
//! ([`Purpose::Filler`]): those answered with the least confidence first, then the least recently answered. A right answer
//! takes a concept out of the queue. A wrong one leaves it there, and brings a filler into it: whoever misses a concept
//! does not hold it, whatever was answered before. The score knows nothing of all this: first answers alone make it.
//!
//! It ends: a right answer to a missed concept makes the queue shorter, a right answer to a filler does not make it
//! longer, and at most three fillers stand between two missed concepts. Spacing needs four answered concepts; before
//! that there is no retry, and at least eleven open questions are the better way on.

use super::state::{Confidence, Purpose, QuizProgress, Retry};

/// How many other concepts are asked before a missed one returns.
pub const SPACING: usize = 3;

impl QuizProgress {
    /// Whether there is something to ask again now: a sibling under way, a recheck not done, or missed concepts with
    /// enough others to stand between.
    pub fn can_retry(&self) -> bool {
        self.retry.is_some_and(|retry| retry.answer.is_none()) || self.next_retry().is_some()
    }

    /// How many concepts are still to be answered correctly until the retry ends, fillers not counted.
    pub fn n_to_retry(&self) -> usize {
        self.missed().len() + self.recheck_queue.len()
    }

    /// What is to be asked after the sibling under way; `None` where the retry is over.
    pub(super) fn next_retry(&self) -> Option<Retry> {
        if let Some(&concept) = self.recheck_queue.first() {
            return Some(Retry::new(concept, Purpose::Recheck));
        }
        let n_rested = self.recency.len().checked_sub(SPACING)?;
        let rested = &self.recency[..n_rested];
        if self.missed().is_empty() {
            return None;
        }
        let missed = rested.iter().find(|&&i| !self.records[i].mastered);
        missed
            .map(|&concept| Retry::new(concept, Purpose::Missed))
            .or_else(|| Some(Retry::new(self.filler(rested)?, Purpose::Filler)))
    }

    /// The best filler among concepts that are `rested`, oldest first.
    fn filler(&self, rested: &[usize]) -> Option<usize> {
        // The first of equals wins, which is the least recently answered one.
        rested.iter().copied().min_by_key(|&i| {
            let confidence = self.records[i].first.and_then(|answer| answer.confidence);
            confidence_rank(confidence)
        })
    }

    /// Notes that a question of `concept` was answered just now.
    pub(super) fn mark_answered(&mut self, concept: usize) {
        self.recency.retain(|&other| other != concept);
        self.recency.push(concept);
        self.recheck_queue.retain(|&other| other != concept);
    }
}

/// Orders answers by confidence, least sure first. An answer without one stands between guessing and fairly sure.
pub(super) fn confidence_rank(confidence: Option<Confidence>) -> u8 {
    match confidence {
        Some(Confidence::Guessing) => 0,
        None => 1,
        Some(Confidence::FairlySure) => 2,
        Some(Confidence::Certain) => 3,
    }
}
