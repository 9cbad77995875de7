//! The lesson as a page of its own.

use yew::Renderer;

use crate::ui::{App, AppProperties};

/// Mounts the lesson in the element with the id `lesson`.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("lesson")) {
        Renderer::<App>::with_root_and_props(root, AppProperties::default()).render();
    }
}

impl Default for AppProperties {
    fn default() -> Self {
        yew::props!(Self {})
    }
}
