//! Whether a reader has come near an element.

use web_sys::Element;
use yew::prelude::*;

use super::watch::watch;

/// How far outside the window an element counts as near: far enough to be ready when it is reached.
const NEAR: &str = "150% 0px";

/// False at first; true from when the element behind `node` first comes near the window, or at once in a browser that
/// cannot tell.
#[hook]
pub fn use_approach(node: &NodeRef) -> bool {
    let is_near = use_state_eq(|| false);
    let (set, node) = (is_near.clone(), node.clone());
    use_effect_with((), move |()| {
        let arrived = set.clone();
        let element = node.cast::<Element>();
        let watching = element.and_then(|element| watch(&[element], NEAR, move |_| arrived.set(true)));
        if watching.is_none() {
            set.set(true);
        }
        move || drop(watching)
    });
    *is_near
}
