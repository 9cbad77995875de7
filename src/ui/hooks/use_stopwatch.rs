//! How long the page was looked at.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use super::use_change;
use crate::progress::Action;

/// How often time is counted.
const PERIOD_SECONDS: u32 = 5;

/// Sends `Spend` while the page is visible.
#[hook]
pub fn use_stopwatch(act: Callback<Action>) {
    use_change((), move |()| {
        let interval = Interval::new(PERIOD_SECONDS * 1000, move || {
            let document = web_sys::window().and_then(|window| window.document());
            if document.is_some_and(|document| !document.hidden()) {
                act.emit(Action::Spend(PERIOD_SECONDS));
            }
        });
        Some(Box::new(move || drop(interval)))
    });
}
