//! Small questions to the browser, each of which may be refused: then the answer is `None` or the default.

use gloo_timers::callback::Timeout;
use js_sys::{Date, Function, JSON, Math, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::host::report::cmi5::Stamp;

/// A property, unless reading it throws, as across origins, or it is nothing.
pub(crate) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// A property that is a text.
pub(crate) fn text(object: &JsValue, name: &str) -> Option<String> {
    property(object, name)?.as_string()
}

/// This page's window.
pub(crate) fn window() -> JsValue {
    web_sys::window().map_or(JsValue::NULL, Into::into)
}

/// The window around this one, if there is one.
pub(crate) fn parent() -> Option<JsValue> {
    let own = window();
    property(&own, "parent").filter(|parent| *parent != own)
}

/// Sends a message to the window around: the object that `json` stands for, or `json` itself as a text. Where it goes is
/// not known, so nothing secret may be said before the parent has spoken.
pub(crate) fn post(json: &str, is_object: bool) {
    let message = if is_object {
        JSON::parse(json).ok()
    } else {
        Some(json.into())
    };
    let post = parent().and_then(|parent| Some((property(&parent, "postMessage")?, parent)));
    if let (Some(message), Some((post, parent))) = (message, post)
        && let Some(post) = post.dyn_ref::<Function>()
    {
        let _ = post.call2(&parent, &message, &"*".into());
    }
}

/// Runs `run` so many milliseconds after the page has been drawn: a time that runs while it is being drawn leaves a page
/// around no chance to answer first.
pub(crate) fn after_start(delay_ms: u32, run: impl FnOnce() + 'static) {
    let wait = move || {
        Timeout::new(delay_ms, run).forget();
    };
    Timeout::new(0, wait).forget();
}

/// Milliseconds since 1970.
pub(crate) fn now_ms() -> u64 {
    Date::now() as u64
}

/// A stamp for a statement, with a random UUID (RFC 9562, version 4).
pub(crate) fn stamp() -> Stamp {
    let word = |mask: u32, mark: u32| ((Math::random() * 65_536.0) as u32 & mask) | mark;
    let any = || word(0xFFFF, 0);
    let id = format!(
        "{:04x}{:04x}-{:04x}-{:04x}-{:04x}-{:04x}{:04x}{:04x}",
        any(),
        any(),
        any(),
        word(0x0FFF, 0x4000),
        word(0x3FFF, 0x8000),
        any(),
        any(),
        any()
    );
    Stamp { id, at_ms: now_ms() }
}
