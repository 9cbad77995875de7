//! The address of this page, and its language.

use web_sys::{Location, UrlSearchParams, console};

use super::protocol::Address;

/// Reads the present address. Without one, or where it cannot be read, everything is at its default.
pub(crate) fn read() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let part = |get: fn(&Location) -> Result<String, wasm_bindgen::JsValue>| {
        location
            .as_ref()
            .and_then(|location| get(location).ok())
            .unwrap_or_default()
    };
    let Ok(query) = UrlSearchParams::new_with_str(&part(Location::search)) else {
        return Address::default();
    };
    Address::read(
        |name| query.get(name),
        &part(Location::hash),
        &language(),
        |what: &str| console::warn_1(&what.into()),
    )
}

/// The language of the page.
fn language() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let html = document.and_then(|document| document.document_element());
    html.and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}
