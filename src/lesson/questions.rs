//! The question of every concept and variant: the given one, and its siblings.

use std::borrow::Cow;

pub use super::bank::MOST_CONCEPTS;
use super::bank::bank;
use super::carried::carried;
use super::variants::families;
#[cfg(feature = "prerender")]
use super::{bank::Item, variants::names};
use crate::attention::random::Random;
use crate::quiz::Question;

/// How many concepts the lesson has, one a given question.
pub fn n_concepts() -> usize {
    bank().items.len()
}

/// The question of `concept` (from 0): variant 0 is the given one; later ones go round and round through its siblings,
/// numeric families before written questions. A numeric one comes with fresh numbers each time round, made from `seed`.
/// A concept past the end is answered with the last one's.
pub fn question(concept: usize, variant: u8, seed: u32) -> Cow<'static, Question> {
    let concept = concept.min(n_concepts().saturating_sub(1));
    let Some(item) = bank().items.get(concept) else {
        return Cow::Owned(Question::default());
    };
    let Some(round) = variant.checked_sub(1) else {
        return Cow::Borrowed(&item.question);
    };
    let n_families = families(item.place, &item.templates).count();
    let position = usize::from(round) % (n_families + item.siblings.len()).max(1);
    if let Some((family, templates)) = families(item.place, &item.templates).nth(position) {
        let seed = (u64::from(variant) << 40) | ((concept as u64) << 32) | u64::from(seed);
        return Cow::Owned(family.question(templates, &mut Random::new(seed)));
    }
    Cow::Borrowed(item.siblings.get(position - n_families).unwrap_or(&item.question))
}

/// The numeric siblings of `item` that `seed` makes, one a family, each with its family's name. They depend on the question's file and
/// not on its place in the lesson.
#[cfg(feature = "prerender")]
pub fn numeric_siblings(item: &Item, seed: u32) -> Vec<(&'static str, Question)> {
    let made = names(item.place).zip(families(item.place, &item.templates));
    made.zip(0_u64..)
        .map(|((name, (family, templates)), nth)| {
            let seed = (nth << 40) | (u64::from(item.place) << 32) | u64::from(seed);
            (name, family.question(templates, &mut Random::new(seed)))
        })
        .collect()
}

/// The hash of the given question of `concept` in English, so that an answer is known again in every language.
pub fn hash_of(concept: usize) -> u32 {
    let english = carried().hashes.get(concept).and_then(|hash| hash.parse().ok());
    english.unwrap_or_else(|| question(concept, 0, 0).hash())
}
