//! The learner's state in the browser's own store, where there is one that works.
//!
//! Storage can be missing, forbidden (even reading the property throws), full, or hold anything. Each of these means
//! that nothing is kept, and nothing else.

use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::quiz::hash::hash_64;

/// A store of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    /// This device's: it stays.
    Device,
    /// This tab's: it goes with the tab.
    Tab,
}

/// The key of a lesson that no learning system keeps.
pub(crate) const OWN: &str = "attention-lesson";

/// The key of a copy for `owner`, whose name is not written down.
pub(crate) fn key_for(owner: &str) -> String {
    format!("{OWN}.{:x}", hash_64(owner))
}

impl Store {
    /// What browsers call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Device => "local storage",
            Self::Tab => "session storage",
        }
    }

    fn open(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Device => window.local_storage(),
            Self::Tab => window.session_storage(),
        }
        .ok()?
    }

    /// What was kept.
    pub(crate) fn load(self, key: &str) -> Option<String> {
        self.read(key).ok()?
    }

    /// What was kept, if anything.
    ///
    /// # Errors
    /// Where that cannot be read.
    pub(crate) fn read(self, key: &str) -> Result<Option<String>, JsValue> {
        self.open().ok_or(JsValue::NULL)?.get_item(key)
    }

    /// Keeps a text. Returns whether it can be read again.
    pub(crate) fn keep(self, key: &str, text: &str) -> bool {
        let is_set = self.open().is_some_and(|store| store.set_item(key, text).is_ok());
        is_set && self.load(key).as_deref() == Some(text)
    }

    /// Forgets what was kept.
    pub(crate) fn remove(self, key: &str) {
        if let Some(store) = self.open() {
            let _ = store.remove_item(key);
        }
    }

    /// Whether something can be kept here.
    pub(crate) fn works(self) -> bool {
        let key = key_for("probe");
        let works = self.keep(&key, "1");
        self.remove(&key);
        works
    }
}
