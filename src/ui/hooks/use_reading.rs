//! Where in the lesson the reader is, and what was read to its end.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::use_change;
use super::watch::watch;
use crate::progress::Action;
use crate::ui::outline::sections;
use crate::ui::places::elements;

/// Watches the sections within `root` come and go, also where a host page does the scrolling: `Visit` for the section in
/// the middle of the window, `Read` for one whose end was seen.
#[hook]
pub fn use_reading(root: &Element, act: Callback<Action>) {
    let root = root.clone();
    use_change((), move |()| {
        let sections = Rc::new(sections(&root));
        let told = |action: fn(usize) -> Action| {
            let (sections, act) = (sections.clone(), act.clone());
            move |seen: Element| {
                if let Some(place) = sections.iter().position(|section| section.contains(Some(&seen))) {
                    act.emit(action(place));
                }
            }
        };
        let middle = watch(&sections, "-45% 0px -50% 0px", told(Action::Visit));
        let ends = watch(&elements(&root, ".section-end"), "0px", told(Action::Read));
        Some(Box::new(move || drop((middle, ends))))
    });
}
