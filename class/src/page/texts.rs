//! The texts that a teacher has added, as they were: what is kept on the device, and read again from there.

use serde::{Deserialize, Serialize};
use web_sys::StorageEvent;

use crate::{Reading, read};

/// The name under which this device keeps them.
const KEY: &str = "attention-lesson.class";

/// One text: pasted, or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Added {
    /// The name of the file; empty for pasted text.
    pub(super) name: String,
    pub(super) text: String,
}

impl Added {
    /// A text that stood in the field.
    pub(super) fn pasted(text: String) -> Self {
        Self {
            name: String::new(),
            text,
        }
    }
}

/// What all of them say.
pub(super) fn reading(texts: &[Added]) -> Reading {
    Reading::join(texts.iter().map(|added| read(&added.text, &added.name)))
}

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What this device has kept; `None` where nothing was to be kept, or what is there cannot be read.
pub(super) fn kept() -> Option<Vec<Added>> {
    let text = store()?.get_item(KEY).ok()??;
    serde_json::from_str(&text).ok()
}

/// Whether `event` of the store tells of these texts.
pub(super) fn concerns(event: &StorageEvent) -> bool {
    // Without a key, all that was stored is gone.
    event.key().is_none_or(|key| key == KEY)
}

/// Those of `kept`, and of `own` what is not among them.
pub(super) fn joined(mut kept: Vec<Added>, own: &[Added]) -> Vec<Added> {
    for added in own {
        if !kept.contains(added) {
            kept.push(added.clone());
        }
    }
    kept
}

/// Keeps them; returns whether the browser allows it.
pub(super) fn keep(texts: &[Added]) -> bool {
    let keep = || {
        let text = serde_json::to_string(texts).ok()?;
        store()?.set_item(KEY, &text).ok()
    };
    keep().is_some()
}

/// Lets go of what was kept.
pub(super) fn forget() {
    // A store that cannot be reached has kept nothing.
    let _ = store().map(|store| store.remove_item(KEY));
}
