//! Where in the lesson the reader is, and what was read to its end.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use crate::lesson::SECTIONS;
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
            if let Some(place) = SECTIONS.iter().position(|section| section.id == element.id()) {
                visit.emit(Action::Visit(place));
            }
        });
        let ends = observe(page.as_ref(), ".section-end", "0px", move |element| {
            let id = element.get_attribute("data-section").unwrap_or_default();
            if let Some(place) = SECTIONS.iter().position(|section| section.id == id) {
                act.emit(Action::Read(place));
            }
        });
        move || drop((middle, ends))
    });
}

/// An observer that stops when it is dropped.
struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Vec<IntersectionObserverEntry>)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `seen` for each element within `page` that matches `selector` when it comes into view. `None` where the browser
/// cannot.
fn observe(page: Option<&Element>, selector: &str, margin: &str, seen: impl Fn(Element) + 'static) -> Option<Watch> {
    let callback = Closure::new(move |entries: Vec<IntersectionObserverEntry>| {
        entries
            .iter()
            .filter(|entry| entry.is_intersecting())
            .for_each(|entry| seen(entry.target()));
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
    let found = page?.query_selector_all(selector).ok()?;
    for i in 0..found.length() {
        if let Some(element) = found.get(i).and_then(|node| node.dyn_into().ok()) {
            observer.observe(&element);
        }
    }
    Some(Watch {
        observer,
        _callback: callback,
    })
}
