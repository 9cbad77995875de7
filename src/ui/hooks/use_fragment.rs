//! Links into the lesson, `#scores` or `#q7`: at the start, as the address changes, and by a click where it must not.
//!
//! A browser follows a fragment by itself to a section. A question is on the page only while it is the one on screen, and a
//! figure's address says what the figure is set to; an embedded page must leave its address and its host's window alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};
use yew::prelude::*;

use super::listener::Listener;
use super::use_address::{fragment, write};
use super::use_change;
use super::use_focus_target::{Scroll, focus, scroll_to};
use crate::ui::Target;

/// A question that a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionLink {
    /// Its index from 0.
    pub question: usize,
    /// Whether the learner asked for it just now; the page opened with it otherwise.
    pub is_by_hand: bool,
}

/// Follows `initial` once the page stands within `root`, and links from then on. Questions are left to `on_question`,
/// figures are told to `on_lab`; neither may change. When embedded the page neither scrolls by itself nor adds to the host's
/// history.
#[hook]
pub fn use_fragment(
    root: Option<Element>,
    initial: Option<Target>,
    is_embedded: bool,
    on_question: Callback<QuestionLink>,
    on_lab: Callback<Target>,
) {
    use_change((), move |()| {
        let links = root.map(|root| {
            start(&root, initial, is_embedded, &on_question);
            let (listened, on_question_clicked, on_lab_clicked) = (root.clone(), on_question.clone(), on_lab.clone());
            let clicks = Listener::new(&root, "click", move |event| {
                on_click(&listened, event, is_embedded, &on_question_clicked, &on_lab_clicked);
            });
            let changes = web_sys::window().filter(|_| !is_embedded).and_then(|window| {
                Listener::new(&window, "hashchange", move |_| {
                    // The browser itself goes to whatever is on the page; a section is.
                    match fragment().as_deref().and_then(Target::from_fragment) {
                        Some(Target::Question(question)) => on_question.emit(QuestionLink {
                            question,
                            is_by_hand: true,
                        }),
                        Some(Target::Section(_)) | None => {}
                        Some(lab) => {
                            on_lab.emit(lab.clone());
                            go_to(&root, &lab);
                        }
                    }
                })
            });
            (clicks, changes)
        });
        Some(Box::new(move || drop(links)))
    });
}

/// Takes a question out of the address once the learner left it, so that a reload does not go back to it.
pub fn leave_question() {
    let target = fragment().as_deref().and_then(Target::from_fragment);
    if !matches!(target, Some(Target::Question(_))) {
        return;
    }
    write("#check");
}

fn start(root: &Element, initial: Option<Target>, is_embedded: bool, on_question: &Callback<QuestionLink>) {
    match initial {
        Some(Target::Question(question)) => on_question.emit(QuestionLink {
            question,
            is_by_hand: false,
        }),
        Some(target) if !is_embedded => {
            // A reader who is elsewhere already, by a reload or their own hand, stays there.
            let window = web_sys::window();
            let is_at_top = window
                .and_then(|window| window.scroll_y().ok())
                .is_some_and(|y| y < 1.0);
            if is_at_top {
                go_to(root, &target);
            }
        }
        _ => {}
    }
}

/// A click on a link within the lesson. Most are the browser's own business, but for two: a link to the fragment that
/// the address has already changes nothing there, and an embedded page must not change its address.
fn on_click(
    root: &Element,
    event: &Event,
    is_embedded: bool,
    on_question: &Callback<QuestionLink>,
    on_lab: &Callback<Target>,
) {
    let Some(href) = plain_click(event) else { return };
    let is_there = || fragment().as_deref() == Some(&href);
    if !is_embedded && !is_there() {
        return;
    }
    match Target::from_fragment(&href) {
        Some(Target::Question(question)) => on_question.emit(QuestionLink {
            question,
            is_by_hand: true,
        }),
        Some(section @ Target::Section(_)) if is_embedded => visit(root, &section),
        Some(lab @ (Target::Lab(_) | Target::NoLab)) => {
            on_lab.emit(lab.clone());
            visit(root, &lab);
        }
        _ => return,
    }
    event.prevent_default();
}

/// The fragment that a click leads to; `None` for clicks with a key held, which open windows, and for all other ones.
fn plain_click(event: &Event) -> Option<String> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let is_plain = !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key());
    if event.default_prevented() || click.button() != 0 || !is_plain {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href^='#']").ok()??.get_attribute("href")
}

/// Scrolls to a section or a figure, and returns it.
fn go_to(root: &Element, target: &Target) -> Option<Element> {
    let found = match target {
        Target::Section(id) => element(root, id),
        Target::Lab(link) => figure(root, link.id),
        Target::Question(_) | Target::NoLab => None,
    }?;
    scroll_to(&found, Scroll::Start);
    Some(found)
}

/// Where the figure of this lab stands in the text. What it is folded in is opened.
fn figure(root: &Element, lab: &str) -> Option<Element> {
    let place = root.query_selector(&format!("[data-lab='{lab}']")).ok()??;
    if place.tag_name().eq_ignore_ascii_case("details") {
        // A fold that takes no attribute stays closed.
        let _ = place.set_attribute("open", "");
    }
    Some(place)
}

/// To a section or a figure, as a browser goes to a fragment: the next Tab goes on from there.
fn visit(root: &Element, target: &Target) {
    if let Some(element) = go_to(root, target) {
        if !element.has_attribute("tabindex") {
            // An element that takes no attribute would take no focus either.
            let _ = element.set_attribute("tabindex", "-1");
        }
        focus(&element);
    }
}

fn element(root: &Element, id: &str) -> Option<Element> {
    root.query_selector(&format!("[id='{id}']")).ok()?
}
