//! In which order options stand on screen.

use super::Letter;
use crate::attention::random::Random;

/// The authored letters in the order in which question `index` shows them: shuffled by `seed`, else a to d.
pub fn options(seed: Option<u32>, index: usize) -> [Letter; 4] {
    let mut letters = Letter::ALL;
    if let Some(seed) = seed {
        Random::new((u64::from(seed) << 8) | index as u64).shuffle(&mut letters);
    }
    letters
}
