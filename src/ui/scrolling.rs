//! Boxes that scroll sideways where they are wider than their room: they take the focus then, so that arrow keys can scroll
//! them, and are no stop on the way of the Tab key otherwise. Some browsers do that by themselves, others do not.

use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::places::elements;

/// Those on show: to measure what stands in a closed fold would have the browser lay it out. A grid has cells that take the focus.
const BOXES: &str = ":is(.formula, .table-box, .ledger-box):not(details:not([open]) *)";

/// So long a page has kept its size before it is measured: while it loads and while something is dragged it has another one in each frame.
const SETTLED_MS: u32 = 150;

/// What is to be called whenever `root` has another size: soon after that has the boxes within it take the focus while they scroll.
pub fn on_resize(root: Element) -> impl FnMut() {
    let mut waiting: Option<Timeout> = None;
    move || {
        let root = root.clone();
        // The one before it is called off.
        waiting.replace(Timeout::new(SETTLED_MS, move || mark_scrolling(&root)));
    }
}

fn mark_scrolling(root: &Element) {
    // All are measured before any is changed: otherwise the browser would lay out the page anew for each.
    let measured = |shown: Element| (shown.scroll_width() > shown.client_width(), shown);
    let boxes: Vec<(bool, Element)> = elements(root, BOXES).into_iter().map(measured).collect();
    for (scrolls, shown) in boxes {
        if scrolls == shown.has_attribute("tabindex") {
            continue;
        }
        // A box that takes no attribute scrolls by other ways than keys.
        let _ = if scrolls {
            shown.set_attribute("tabindex", "0")
        } else {
            shown.remove_attribute("tabindex")
        };
    }
}
