//! A name that no other instance on the page has.

use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

use super::use_value;

/// `stem-1`, `stem-2`, … counted over all instances, so that two figures of the same kind keep their radio buttons and
/// labels apart. What the build renders has names of its own: it stands beside what the program has drawn already.
#[hook]
pub fn use_name(stem: &'static str) -> AttrValue {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let name = use_value(|| {
        let mark = if cfg!(target_arch = "wasm32") { "-" } else { "-0" };
        AttrValue::from([stem, mark, &COUNT.fetch_add(1, Ordering::Relaxed).to_string()].concat())
    });
    (*name).clone()
}
