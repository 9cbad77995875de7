//! Tells when elements come into view, also where a host page does the scrolling.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// An observer that stops when it is dropped.
pub(super) struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Vec<IntersectionObserverEntry>)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `seen` for each of `elements` when it comes into the window grown by `margin`, a CSS margin. `None` where the
/// browser cannot watch.
pub(super) fn watch(elements: &[Element], margin: &str, seen: impl Fn(Element) + 'static) -> Option<Watch> {
    let callback = Closure::new(move |entries: Vec<IntersectionObserverEntry>| {
        entries
            .iter()
            .filter(|entry| entry.is_intersecting())
            .for_each(|entry| seen(entry.target()));
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
    for element in elements {
        observer.observe(element);
    }
    Some(Watch {
        observer,
        _callback: callback,
    })
}
