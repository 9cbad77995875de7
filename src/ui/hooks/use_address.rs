//! The address follows what a figure is set to, so that a reload or a bookmark comes back to it.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::use_value;
use crate::ui::settings::LabLink;

/// A drag makes many changes; browsers allow few entries a second.
const WAIT_MS: u32 = 300;

/// What to call with a figure's id and code. It never changes; it does nothing where the address `may_change` not.
#[hook]
pub fn use_address(may_change: bool) -> Callback<(&'static str, String)> {
    let waiting = use_mut_ref(|| None::<Timeout>);
    let note = use_value(|| {
        Callback::from(move |(id, code): (&'static str, String)| {
            if may_change {
                let before = fragment();
                let timer = Timeout::new(WAIT_MS, move || {
                    // A link that was followed meanwhile has another figure in the address.
                    if fragment() == before {
                        write(&LabLink::fragment(id, &code));
                    }
                });
                waiting.replace(Some(timer));
            }
        })
    });
    (*note).clone()
}

/// The fragment of the address with its `#`, if there is one.
pub(super) fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    Some(hash).filter(|hash| !hash.is_empty())
}

/// Puts `fragment` into the address, without an entry of its own in the history. Where that is refused, it stays as it is.
pub(super) fn write(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let _ = history.map(|history| {
        let state = history.state()?;
        history.replace_state_with_url(&state, "", Some(fragment))
    });
}
