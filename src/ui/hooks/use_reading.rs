//! Where in the lesson the reader is, and what was read to its end.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::watch::{Watch, watch};
use crate::lesson::OUTLINE;
use crate::progress::Action;

/// Watches the sections within `page` come and go, also where a host page does the scrolling: `Visit` for the section in
/// the middle of the window, `Read` for one whose end was seen.
#[hook]
pub fn use_reading(page: &NodeRef, act: Callback<Action>) {
    let page = page.clone();
    use_effect_with((), move |()| {
        let page = page.cast::<Element>();
        let visit = act.clone();
        let middle = observe(page.as_ref(), "main > section", "-45% 0px -50% 0px", move |element| {
            if let Some(place) = OUTLINE.iter().position(|section| section.id == element.id()) {
                visit.emit(Action::Visit(place));
            }
        });
        let ends = observe(page.as_ref(), ".section-end", "0px", move |element| {
            let id = element.get_attribute("data-section").unwrap_or_default();
            if let Some(place) = OUTLINE.iter().position(|section| section.id == id) {
                act.emit(Action::Read(place));
            }
        });
        move || drop((middle, ends))
    });
}

/// Watches every element within `page` that matches `selector`.
fn observe(page: Option<&Element>, selector: &str, margin: &str, seen: impl Fn(Element) + 'static) -> Option<Watch> {
    let found = page?.query_selector_all(selector).ok()?;
    let elements: Vec<Element> = (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect();
    watch(&elements, margin, seen)
}
