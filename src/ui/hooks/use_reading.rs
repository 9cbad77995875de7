//! Where in the lesson the reader is, and what was read to its end.

use web_sys::Element;
use yew::prelude::*;

use super::use_change;
use super::watch::{Watch, watch};
use crate::lesson::OUTLINE;
use crate::progress::Action;
use crate::ui::places::elements;

/// Watches the sections within `root` come and go, also where a host page does the scrolling: `Visit` for the section in
/// the middle of the window, `Read` for one whose end was seen.
#[hook]
pub fn use_reading(root: &Element, act: Callback<Action>) {
    let root = root.clone();
    use_change((), move |()| {
        let visit = act.clone();
        let middle = observe(&root, "main > section", "-45% 0px -50% 0px", move |element| {
            if let Some(place) = OUTLINE.iter().position(|section| section.id == element.id()) {
                visit.emit(Action::Visit(place));
            }
        });
        let ends = observe(&root, ".section-end", "0px", move |element| {
            let id = element.get_attribute("data-section").unwrap_or_default();
            if let Some(place) = OUTLINE.iter().position(|section| section.id == id) {
                act.emit(Action::Read(place));
            }
        });
        Some(Box::new(move || drop((middle, ends))))
    });
}

/// Watches every element within `root` that matches `selector`.
fn observe(root: &Element, selector: &str, margin: &str, seen: impl Fn(Element) + 'static) -> Option<Watch> {
    watch(&elements(root, selector), margin, seen)
}
