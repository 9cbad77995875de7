//! Where in the lesson the reader is, and what was read to its end.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::watch::{Watch, watch};
use crate::lesson::SECTIONS;
use crate::progress::Action;

/// Watches sections come and go, also where a host page does the scrolling: `Visit` for the section in the middle of
/// the window, `Read` for one whose end was seen.
#[hook]
pub fn use_reading(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let visit = act.clone();
        let middle = observe("main > section", "-45% 0px -50% 0px", move |element| {
            if let Some(place) = SECTIONS.iter().position(|section| section.id == element.id()) {
                visit.emit(Action::Visit(place));
            }
        });
        let ends = observe(".section-end", "0px", move |element| {
            let id = element.get_attribute("data-section").unwrap_or_default();
            if let Some(place) = SECTIONS.iter().position(|section| section.id == id) {
                act.emit(Action::Read(place));
            }
        });
        move || drop((middle, ends))
    });
}

/// Watches every element that matches `selector`.
fn observe(selector: &str, margin: &str, seen: impl Fn(Element) + 'static) -> Option<Watch> {
    let found = web_sys::window()?.document()?.query_selector_all(selector).ok()?;
    let elements: Vec<Element> = (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect();
    watch(&elements, margin, seen)
}
