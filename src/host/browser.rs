//! Small questions to the browser, each of which may be refused: then the answer is `None` or the default.

use js_sys::{Array, ArrayBuffer, Date, Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::host_value::HostValue;
use super::scope::Scope;

/// No chain of windows is longer, unless it is a circle.
const MOST_WINDOWS: usize = 500;

/// A property, unless reading it throws, as across origins, or it is nothing.
pub(crate) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// A property that is a text.
pub(crate) fn text(object: &JsValue, name: &str) -> Option<String> {
    object.text_of(name)
}

/// A value as JSON.
pub(crate) fn to_json(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok().map(String::from)
}

impl HostValue for JsValue {
    fn member(&self, name: &str) -> Option<Self> {
        property(self, name)
    }

    fn names(&self) -> impl Iterator<Item = String> {
        let keys = self.dyn_ref::<Object>().map(Object::keys).unwrap_or_default();
        keys.into_iter().filter_map(|key| key.as_string())
    }

    fn entries(&self) -> Option<impl Iterator<Item = Self>> {
        let is_list = Array::is_array(self) || (self.is_object() && ArrayBuffer::is_view(self));
        is_list.then(|| Array::from(self).into_iter())
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn holds(&self) -> bool {
        self.is_truthy()
    }

    fn json(&self) -> Option<String> {
        to_json(self)
    }
}

/// This page's window.
pub(crate) fn window() -> JsValue {
    web_sys::window().map_or(JsValue::NULL, Into::into)
}

/// The parent of this window, if there is one.
pub(crate) fn parent() -> Option<JsValue> {
    ancestors(window()).nth(1)
}

/// A window, its parent, the parent's parent and so on.
pub(crate) fn ancestors(window: JsValue) -> impl Iterator<Item = JsValue> {
    std::iter::successors(Some(window), |here| {
        property(here, "parent").filter(|parent| parent != here)
    })
    .take(MOST_WINDOWS)
}

/// Posts a message to the parent frame: the object that `json` stands for, or `json` itself as a text. Which origin gets it
/// is not known, so nothing secret may be sent before the parent has sent a message itself.
pub(crate) fn post_to_parent(json: &str, is_object: bool) {
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

/// Runs `run` so many milliseconds after the page has been drawn. A timer that starts earlier leaves the parent frame no
/// time to answer first.
pub(crate) fn after_drawing(scope: &Scope, delay_ms: u32, run: impl FnOnce() + 'static) {
    let later = scope.clone();
    scope.after(0, move || {
        later.after(delay_ms, run);
    });
}

/// Milliseconds since 1970.
pub(crate) fn now_ms() -> u64 {
    Date::now() as u64
}
