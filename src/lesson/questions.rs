//! The question of every concept and variant: the given one, and its siblings.

use super::variants::families;
use crate::attention::random::Random;
use crate::lesson::bank::ITEMS;
use crate::quiz::Question;

/// The number of concepts, one a given question.
pub const N_CONCEPTS: usize = ITEMS.len();

/// The question of `concept` (from 0): variant 0 is the given one; later ones go round and round through its siblings,
/// numeric families before written questions. A numeric one comes with fresh numbers each time round, made from `seed`.
/// A concept past the end is answered with the last one's.
pub fn question(concept: usize, variant: u8, seed: u32) -> Question {
    let concept = concept.min(N_CONCEPTS - 1);
    let item = ITEMS[concept];
    let Some(round) = variant.checked_sub(1) else {
        return item.question.clone();
    };
    let n_families = families(concept).count();
    let position = usize::from(round) % (n_families + item.siblings.len()).max(1);
    if let Some(family) = families(concept).nth(position) {
        let seed = (u64::from(variant) << 40) | ((concept as u64) << 32) | u64::from(seed);
        return family.question(&mut Random::new(seed));
    }
    item.siblings
        .get(position - n_families)
        .unwrap_or(&item.question)
        .clone()
}
