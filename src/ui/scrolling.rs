//! Boxes that scroll sideways where they are wider than their room: they take the focus then, so that arrow keys can scroll
//! them, and are no stop on the way of the Tab key otherwise. Some browsers do that by themselves, others do not.

use web_sys::Element;

use super::places::elements;

/// Those on show: to measure what stands in a closed fold would have the browser lay it out. A grid has cells that take the focus.
const BOXES: &str = ":is(.formula, .table-box, .ledger-box):not(details:not([open]) *)";

/// Has the boxes within `root` take the focus while they scroll. To be called when the page has another size.
pub fn mark_scrolling(root: &Element) {
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
