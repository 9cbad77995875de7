//! What codes of results need of the browser: a random number, and a place for what keeps a code the same.

use std::cell::RefCell;

use js_sys::Math;

use super::storage::Store;
use crate::progress::State;
use crate::progress::result_code::{Results, kept_code};

/// The key of what is kept.
const KEY: &str = "attention-lesson.code";

thread_local! {
    /// What is kept where nothing can be stored: there a code is the same as long as the page stands.
    static KEPT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The code of `state`, as this device makes it.
pub(super) fn make_code(state: &State) -> String {
    let kept = Store::Device.load(KEY).unwrap_or_else(|| KEPT.take());
    let salt = (Math::random() * f64::from(Results::SALT_END)) as u32;
    let [now, code] = kept_code(&kept, state, salt);
    Store::Device.keep(KEY, &now);
    KEPT.set(now);
    code
}
