//! A name that no other instance on the page has.

use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

/// `stem-1`, `stem-2`, … counted over all instances, so that two figures of the same kind keep their radio buttons and
/// labels apart.
#[hook]
pub fn use_name(stem: &'static str) -> AttrValue {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let name = use_memo((), |()| {
        AttrValue::from(format!("{stem}-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
    });
    (*name).clone()
}
