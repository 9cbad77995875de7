//! The learner's state in the browser's own store, where there is one that works.
//!
//! Storage can be missing, forbidden (even reading the property throws), full, or hold anything. Each of these means
//! that nothing is kept, and nothing else.

use web_sys::Storage;

/// The key of a lesson that no learning system keeps.
pub(crate) const OWN: &str = "attention-lesson";

/// The key of a copy for `owner`, whose name is not written down.
pub(crate) fn key_for(owner: &str) -> String {
    let start = 0xCBF2_9CE4_8422_2325_u64;
    // FNV-1a.
    let hash = owner.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{OWN}.{hash:x}")
}

fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept.
pub(crate) fn load(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok()?
}

/// Keeps a text. Returns whether that was possible.
pub(crate) fn store(key: &str, text: &str) -> bool {
    local_storage().is_some_and(|store| store.set_item(key, text).is_ok())
}

/// Forgets what was kept.
pub(crate) fn remove(key: &str) {
    if let Some(store) = local_storage() {
        let _ = store.remove_item(key);
    }
}

/// Whether something can be kept here.
pub(crate) fn works() -> bool {
    let key = key_for("probe");
    let works = store(&key, "1");
    remove(&key);
    works
}

/// What lives as long as this tab.
pub(crate) fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
