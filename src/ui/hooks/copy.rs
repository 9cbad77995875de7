//! Copying what is selected.

use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Copies what is selected; returns whether that was allowed. The older command works by a click in every frame, where the
/// clipboard's own interface asks for a permission that hosts seldom give.
pub fn copy_selection() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
