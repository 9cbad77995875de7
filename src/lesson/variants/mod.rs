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
    /// Of which question, by its place among those that the program knows ([`crate::lesson::bank::Item::place`]).
    place: u8,
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

/// All families, by question.
#[rustfmt::skip]
static FAMILIES: &[Family] = &[
    Family { place: 1, n_kinds: 1, attempt: softmax_row::attempt },
    Family { place: 2, n_kinds: 1, attempt: order::attempt },
    Family { place: 2, n_kinds: 1, attempt: share::attempt },
    Family { place: 3, n_kinds: 2, attempt: temperature::attempt },
    Family { place: 4, n_kinds: 1, attempt: winner::attempt },
    Family { place: 8, n_kinds: 2, attempt: visible::attempt },
    Family { place: 12, n_kinds: 1, attempt: weighted_sum::attempt },
    Family { place: 14, n_kinds: 1, attempt: raw_weights::attempt },
];

/// What the families of the question at `place` are called: by their kind, or by what the names of their kinds begin with.
#[cfg(feature = "prerender")]
pub(super) fn names(place: u8) -> impl Iterator<Item = &'static str> {
    let mut kinds = kinds::KINDS.iter().filter(move |kind| kind.place == usize::from(place));
    let own = FAMILIES.iter().filter(move |family| family.place == place);
    own.filter_map(move |family| {
        let first = kinds.next()?.name;
        let n_others = family.n_kinds - 1;
        kinds.by_ref().take(n_others).for_each(drop);
        if n_others == 0 {
            Some(first)
        } else {
            first.split('-').next()
        }
    })
}

/// The families of the question at `place`, each with the words of its kinds among its `templates`.
pub(super) fn families(place: u8, templates: &[Inline]) -> impl Iterator<Item = (&'static Family, &[Inline])> {
    let own = FAMILIES.iter().filter(move |family| family.place == place);
    own.scan(templates, |rest, family| {
        let (templates, after) = rest.split_at_checked(family.n_kinds)?;
        *rest = after;
        Some((family, templates))
    })
}
