//! Numeric siblings of questions: made from a seed, with the key computed by `attention`.
//!
//! One file a family; the words stand in the files of the questions (`[numeric.share]`), where names such as `:scores:` stand for
//! the numbers. Every wrong option is what a named misconception computes. A family draws until its four options differ clearly, so that rounding decides nothing.

mod draft;
#[cfg(feature = "prerender")]
pub(super) mod kinds;
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
use crate::words::Inline;

/// A maker of questions on one concept.
#[derive(Debug)]
pub(super) struct Family {
    /// The concept, an index into the fifteen.
    concept: usize,
    /// How many kinds of questions it makes: each has words of its own.
    n_kinds: usize,
    /// Draws once, for the words of its kinds; `None` where the draw makes no clear question.
    attempt: fn(&mut Random, &[Inline]) -> Option<Question>,
}

impl Family {
    /// A question; the same state of the generator makes the same one. A fair share of draws is clear, so it ends soon.
    pub(super) fn question(&self, templates: &[Inline], random: &mut Random) -> Question {
        loop {
            if let Some(question) = (self.attempt)(random, templates) {
                return question;
            }
        }
    }
}

/// All families, by concept.
#[rustfmt::skip]
static FAMILIES: &[Family] = &[
    Family { concept: 1, n_kinds: 1, attempt: softmax_row::attempt },
    Family { concept: 2, n_kinds: 1, attempt: order::attempt },
    Family { concept: 2, n_kinds: 1, attempt: share::attempt },
    Family { concept: 3, n_kinds: 2, attempt: temperature::attempt },
    Family { concept: 4, n_kinds: 1, attempt: winner::attempt },
    Family { concept: 8, n_kinds: 2, attempt: visible::attempt },
    Family { concept: 12, n_kinds: 1, attempt: weighted_sum::attempt },
    Family { concept: 14, n_kinds: 1, attempt: raw_weights::attempt },
];

/// The families of `concept`, each with the words of its kinds among the concept's `templates`.
pub(super) fn families(concept: usize, templates: &[Inline]) -> impl Iterator<Item = (&'static Family, &[Inline])> {
    let own = FAMILIES.iter().filter(move |family| family.concept == concept);
    own.scan(templates, |rest, family| {
        let (templates, after) = rest.split_at_checked(family.n_kinds)?;
        *rest = after;
        Some((family, templates))
    })
}
