//! The lesson as a page of its own.

use std::rc::Rc;

use web_sys::Document;
use yew::{Callback, Renderer};

use super::{address, figures, storage};
use crate::lesson::SECTIONS;
use crate::progress::State;
use crate::ui::{App, AppProperties, Settings, Target};

/// Mounts the lesson in the element with the id `lesson`, as the address asks for it.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(root) = document.get_element_by_id("lesson") else {
        return;
    };
    let address = address::read();
    appear(&document, &root, &address);
    let initial = Rc::new(storage::load().unwrap_or_default());
    let found = initial.clone();
    let on_change = Callback::from(move |state: Rc<State>| {
        // What was found is only written over by what a learner did since.
        if state != found {
            storage::keep(&state);
        }
    });
    let settings = Rc::new(Settings {
        target: place_to_open(&address.settings, &initial),
        ..address.settings
    });
    let properties = yew::props!(AppProperties {
        initial,
        settings,
        on_change,
        figures: figures::source()
    });
    Renderer::<App>::with_root_and_props(root, properties).render();
}

/// Where the page opens: where the address points to, else where the reader was last. A host page is never scrolled.
fn place_to_open(settings: &Settings, state: &State) -> Option<Target> {
    let was_last = || {
        SECTIONS
            .get(state.place)
            .filter(|_| state.place > 0 && !settings.is_embedded)
    };
    settings
        .target
        .clone()
        .or_else(|| Some(Target::Section(was_last()?.id.to_owned())))
}

/// Puts what styles depend on into attributes. An element that refuses them keeps the look of a plain page.
fn appear(document: &Document, root: &web_sys::Element, address: &address::Address) {
    let _ = root.set_attribute(
        "data-embed",
        if address.settings.is_embedded { "true" } else { "false" },
    );
    if let Some(body) = document.body() {
        let _ = body.set_attribute("data-theme", address.theme.name());
    }
}
