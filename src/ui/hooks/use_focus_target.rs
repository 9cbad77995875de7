//! After a step the focus and the window follow to where it goes on.

use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition as Position,
};
use yew::functional::Hook;
use yew::html::NodeRef;

use super::use_change::use_change;

/// An element to go to, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusTarget {
    /// Which element: the value of its attribute `data-focus`.
    pub name: &'static str,
    /// Whether it gets the focus.
    pub takes_focus: bool,
    /// How far the window follows.
    pub scroll: Scroll,
}

/// No margin of the styles is wider; a place that is farther off could not be reached at all.
const MOST_MARGIN_PX: f64 = 64.0;

/// How far the window follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// Not at all.
    Stay,
    /// Just so far that the element is in sight.
    Nearest,
    /// Until the element begins at the window's top.
    Start,
}

/// Goes to `target` within `root` once everything that changed with it is drawn. `n_steps` counts the targets so far: the
/// same one twice is two.
pub fn use_focus_target(root: Option<Element>, target: Option<FocusTarget>, n_steps: u32) -> impl Hook<Output = ()> {
    use_change((target, n_steps), move |(target, _)| {
        if let Some((root, target)) = root.zip(*target) {
            go_to(&root, target);
        }
        None
    })
}

fn go_to(root: &Element, target: FocusTarget) {
    let sought = format!("[data-focus~='{}']", target.name);
    // Failure means that the element is not there, and then there is nowhere to go.
    if let Some(element) = root.query_selector(&sought).ok().flatten() {
        scroll_to(&element, target.scroll);
        if target.takes_focus {
            focus(&element);
        }
    }
}

/// Brings `element` into view, at once.
pub fn scroll_to(element: &Element, scroll: Scroll) {
    let position = match scroll {
        Scroll::Stay => return,
        Scroll::Nearest => Position::Nearest,
        Scroll::Start => Position::Start,
    };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(position);
    options.set_inline(Position::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if scroll == Scroll::Start {
        // The margins that the styles keep above an element are for steps; a link ends at the element itself.
        let above_px = element.get_bounding_client_rect().top();
        if let Some(window) = web_sys::window().filter(|_| above_px.abs() < MOST_MARGIN_PX) {
            window.scroll_by_with_x_and_y(0.0, above_px);
        }
    }
}

/// Gives what `node` stands for the focus.
pub fn focus_on(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        focus(&element);
    }
}

/// Gives `element` the focus; the window stays where it is.
pub fn focus(element: &Element) {
    use wasm_bindgen::JsCast;

    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot have the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}
