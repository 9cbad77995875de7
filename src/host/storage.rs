//! The learner's state in the browser's own store, where there is one that works.
//!
//! Storage can be missing, forbidden (even reading the property throws), full, or hold anything. Each of these means
//! that nothing is kept, and nothing else.

use web_sys::Storage;

use crate::progress::{State, save};

/// The one key that the lesson uses.
const KEY: &str = "attention-lesson";

fn store() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept, if it is whole.
pub fn load() -> Option<State> {
    let code = store()?.get_item(KEY).ok()??;
    save::decode(&code).ok()
}

/// Keeps the state, where that is possible.
pub fn keep(state: &State) {
    if let Some(store) = store() {
        let _ = store.set_item(KEY, &save::encode(state));
    }
}
