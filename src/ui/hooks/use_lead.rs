//! Leads a learner on: after a step, the focus and the window follow to where it goes on.

use std::rc::Rc;

use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition as Position,
};
use yew::prelude::*;

/// Where to lead, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Which element: the value of its attribute `data-lead`.
    pub to: &'static str,
    /// Whether it gets the focus.
    pub takes_focus: bool,
    /// How far the window follows.
    pub scroll: Scroll,
}

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

/// The latest lead, and how many there were: the same lead twice is two.
#[derive(Clone, PartialEq, Eq)]
struct Leads {
    n: u32,
    latest: Option<Lead>,
}

impl Reducible for Leads {
    type Action = Lead;

    fn reduce(self: Rc<Self>, lead: Lead) -> Rc<Self> {
        Rc::new(Self {
            n: self.n.wrapping_add(1),
            latest: Some(lead),
        })
    }
}

/// What to call with a lead; it is followed within `root` once everything that changed with it is drawn. The callback
/// never changes.
#[hook]
pub fn use_lead(root: &NodeRef) -> Callback<Lead> {
    let leads = use_reducer(|| Leads { n: 0, latest: None });
    let dispatcher = leads.dispatcher();
    let root = root.clone();
    use_effect_with((*leads).clone(), move |leads| {
        if let Some((root, lead)) = root.cast::<Element>().zip(leads.latest) {
            follow(&root, lead);
        }
    });
    (*use_memo((), |()| Callback::from(move |lead| dispatcher.dispatch(lead)))).clone()
}

fn follow(root: &Element, lead: Lead) {
    let sought = format!("[data-lead~='{}']", lead.to);
    // `closest` finds the root itself. Failure means that the element is not there, and then there is nowhere to lead to.
    let found = root.query_selector(&sought).ok().flatten();
    let Some(element) = found.or_else(|| root.closest(&sought).ok().flatten()) else {
        return;
    };
    scroll_to(&element, lead.scroll);
    if lead.takes_focus {
        focus(&element);
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
}

/// Gives `element` the focus; the window stays where it is.
pub(super) fn focus(element: &Element) {
    use wasm_bindgen::JsCast;

    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot have the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}
