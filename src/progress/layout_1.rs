//! Which bits of a save code meant what in version 1, which had a place for each of fifteen questions and named sections by their
//! number. Learning systems and devices still hold such codes.

use super::bits::Reader;
use super::layout::{Saved, SavedStage, section_hash, take_item, take_recheck, take_retry};
use super::state::State;

const N_ITEMS: usize = 15;
const N_RECHECKED: usize = 5;
const QUESTION_BITS: u32 = 12;
const PLACE_BITS: u32 = 4;
const NOWHERE: usize = 15;
const STAGE_BITS: u32 = 5;

/// The sections in their order then.
const SECTIONS: [&str; 14] = [
    "premise",
    "lookup",
    "qkv",
    "scores",
    "softmax",
    "blending",
    "masks",
    "heads",
    "scale",
    "breaks",
    "not-thoughts",
    "does-well",
    "cannot",
    "check",
];

fn fold(hash: u32) -> u32 {
    (hash ^ hash >> QUESTION_BITS ^ hash >> (2 * QUESTION_BITS)) & ((1 << QUESTION_BITS) - 1)
}

/// Reads a code of version 1; `None` where it is no state by its numbers alone.
pub(super) fn take(code: &mut Reader) -> Option<Saved> {
    let sections = SECTIONS.map(section_hash);
    let (read, section) = (code.take(32)?, code.take(5)? as usize);
    let mut state = State {
        seconds: code.take(32)?,
        ..State::default()
    };
    take_recheck(code, &mut state)?;
    state.quiz.seed = code.take(32)?;
    let on_screen = code.take(STAGE_BITS)? as usize;
    state.quiz.finished = code.take(1)? == 1;
    let items = (0..N_ITEMS).map(|_| take_item(code, QUESTION_BITS));
    let items: Vec<_> = items.collect::<Option<_>>()?;
    let recency = take_places(code, N_ITEMS)?;
    let recheck_queue = take_places(code, N_RECHECKED)?;
    let concept = code.take(PLACE_BITS)? as usize;
    let retry = take_retry(code, concept)?;
    let numbered = sections.iter().enumerate();
    Some(Saved {
        state,
        read: numbered
            .filter(|(i, _)| read >> i & 1 == 1)
            .map(|(_, hash)| *hash)
            .collect(),
        section: sections.get(section).copied().unwrap_or_default(),
        stage: match on_screen {
            N_ITEMS => SavedStage::Retry,
            16 => SavedStage::Results,
            _ => SavedStage::Question(items.get(on_screen)?.hash),
        },
        items,
        recency,
        recheck_queue,
        retry: Some(retry).filter(|_| concept != NOWHERE),
        retry_hash: code.take(QUESTION_BITS)?,
        fold,
    })
}

fn take_places(code: &mut Reader, n: usize) -> Option<Vec<usize>> {
    let places = (0..n).map(|_| code.take(PLACE_BITS));
    let places: Vec<u32> = places.collect::<Option<_>>()?;
    Some(
        places
            .into_iter()
            .map(|place| place as usize)
            .filter(|&place| place != NOWHERE)
            .collect(),
    )
}
