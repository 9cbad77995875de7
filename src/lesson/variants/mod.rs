//! Numeric siblings of questions: made from a seed, with the key computed by `attention`.
//!
//! One file a family; the words stand in `lesson::bank::templates`. Every wrong option is what a named misconception
//! computes. A family draws until its four options differ clearly, so that rounding decides nothing.

mod draft;
mod order;
mod raw_weights;
mod share;
mod softmax_row;
mod temperature;
mod visible;
mod weighted_sum;
mod winner;

use crate::attention::random::Random;
use crate::quiz::Question;

/// A maker of questions on one concept.
#[derive(Debug)]
pub(super) struct Family {
    /// The concept, an index into the fifteen.
    pub concept: usize,
    /// Draws once; `None` where the draw makes no clear question.
    attempt: fn(&mut Random) -> Option<Question>,
}

impl Family {
    /// A question; the same state of the generator makes the same one. A fair share of draws is clear, so it ends soon.
    pub(super) fn question(&self, random: &mut Random) -> Question {
        loop {
            if let Some(question) = (self.attempt)(random) {
                return question;
            }
        }
    }
}

/// All families, by concept.
#[rustfmt::skip]
static FAMILIES: &[Family] = &[
    Family { concept: 1, attempt: softmax_row::attempt },
    Family { concept: 2, attempt: order::attempt },
    Family { concept: 2, attempt: share::attempt },
    Family { concept: 3, attempt: temperature::attempt },
    Family { concept: 4, attempt: winner::attempt },
    Family { concept: 8, attempt: visible::attempt },
    Family { concept: 12, attempt: weighted_sum::attempt },
    Family { concept: 14, attempt: raw_weights::attempt },
];

/// The families of `concept`.
pub(super) fn families(concept: usize) -> impl Iterator<Item = &'static Family> {
    FAMILIES.iter().filter(move |family| family.concept == concept)
}
