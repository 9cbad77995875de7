//! Wakes the places of the page: one after another, so that no task is long; those in folds when they are opened.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::listener::Listener;
use super::{use_change, use_value};
use crate::ui::places::{Place, QUIZ};
use crate::ui::translators;

/// So long the browser has after each place to show it: what it does for several places at once would be a long task.
const APART_MS: u32 = 20;
/// So many places come without it, one task each: the figure that stands first and the quiz are what a reader begins with.
const N_FIRST: usize = 2;

/// Says of each place whether it is awake. Those on screen come first, then the quiz, then the others in the order of the
/// page. `unfold` names a figure whose fold is to be opened; another number asks for it again.
#[hook]
pub fn use_wake(root: &Element, places: &Rc<Vec<Place>>, unfold: Option<(&'static str, u32)>) -> Vec<bool> {
    let awake = use_value(|| vec![false; places.len()]);
    let order = use_value(|| Rc::new(order(places)));
    let wake = awake.callback(|awake, place: &usize| {
        let mut next = awake.clone();
        next[*place] = true;
        next
    });
    let (listened, all, order) = (root.clone(), places.clone(), (*order).clone());
    use_change((*awake).clone(), move |awake| {
        for (place, is_awake) in all.iter().zip(awake) {
            if *is_awake {
                place.show();
            } else if let Some(host) = place.host.cast::<Element>() {
                // Before anything is drawn there: no name stands twice on the page, and nothing is spoken.
                host.remove();
                translators::watch(&host);
            }
        }
        let (awake, opened) = (awake.clone(), wake.clone());
        let next = next(&all, &order, &awake).map(|place| {
            let is_first = awake.iter().filter(|is_awake| **is_awake).count() < N_FIRST;
            Timeout::new(if is_first { 0 } else { APART_MS }, move || wake.emit(place))
        });
        let toggled = Listener::new(&listened, "toggle", move |event| {
            let fold = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let place = all.iter().position(|place| fold.is_some() && place.fold == fold);
            if let Some(place) = place.filter(|place| !awake[*place]) {
                opened.emit(place);
            }
        });
        Some(Box::new(move || drop((next, toggled))))
    });
    let places = places.clone();
    use_change(unfold, move |unfold| {
        let place = unfold.and_then(|(id, _)| places.iter().find(|place| place.name == id));
        if let Some(fold) = place.and_then(|place| place.fold.as_ref()) {
            // A fold that takes no attribute stays closed.
            let _ = fold.set_attribute("open", "");
        }
        None
    });
    (*awake).clone()
}

/// In which order places wake. Where each stands is asked once: asked again while they wake, it would cost a layout of the whole
/// page each time.
fn order(places: &[Place]) -> Vec<usize> {
    let rank = |place: &Place| match place.name {
        _ if place.is_on_screen() => 0,
        QUIZ => 1,
        _ => 2,
    };
    let ranks: Vec<u8> = places.iter().map(rank).collect();
    let of_rank = |rank| {
        (0..ranks.len())
            .filter(|place| ranks[*place] == rank)
            .collect::<Vec<_>>()
    };
    [of_rank(0), of_rank(1), of_rank(2)].concat()
}

/// The place to wake next.
fn next(places: &[Place], order: &[usize], awake: &[bool]) -> Option<usize> {
    order.iter().copied().find(|i| !awake[*i] && places[*i].is_unfolded())
}
