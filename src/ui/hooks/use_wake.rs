//! Wakes the places of the page: one after another, so that no task is long; those in folds when they are opened.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::listener::Listener;
use crate::ui::places::{Place, QUIZ};

/// Which places are awake.
#[derive(Clone, Debug, PartialEq)]
struct Awake(Vec<bool>);

impl Reducible for Awake {
    type Action = usize;

    fn reduce(self: Rc<Self>, place: usize) -> Rc<Self> {
        let mut next = self.0.clone();
        next[place] = true;
        Rc::new(Self(next))
    }
}

/// Says of each place whether it is awake. Those on screen come first, then the quiz, then the others in the order of the
/// page. `unfold` names a figure whose fold is to be opened; another number asks for it again.
#[hook]
pub fn use_wake(root: &Element, places: &Rc<Vec<Place>>, unfold: Option<(&'static str, u32)>) -> Vec<bool> {
    let awake = use_reducer(|| Awake(vec![false; places.len()]));
    let touched = use_mut_ref(Vec::new);
    let wake = {
        let (dispatcher, places, touched) = (awake.dispatcher(), places.clone(), touched.clone());
        Rc::new(move |place: usize| {
            touched.borrow_mut().push(places[place].wake());
            dispatcher.dispatch(place);
        })
    };
    let opened = wake.clone();
    let (listened, folds, woken) = (root.clone(), places.clone(), awake.0.clone());
    use_effect_with(woken, move |woken| {
        for place in touched.take() {
            place.repeat();
        }
        let woken = woken.clone();
        let next = next(&folds, &woken).map(|place| Timeout::new(0, move || wake(place)));
        let toggled = Listener::new(&listened, "toggle", move |event| {
            let fold = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let place = folds.iter().position(|place| fold.is_some() && place.fold == fold);
            if let Some(place) = place.filter(|place| !woken[*place]) {
                opened(place);
            }
        });
        move || drop((next, toggled))
    });
    let places = places.clone();
    use_effect_with(unfold, move |unfold| {
        let place = unfold.and_then(|(id, _)| places.iter().find(|place| place.name == id));
        if let Some(fold) = place.and_then(|place| place.fold.as_ref()) {
            // A fold that takes no attribute stays closed.
            let _ = fold.set_attribute("open", "");
        }
    });
    awake.0.clone()
}

/// The place to wake next.
fn next(places: &[Place], awake: &[bool]) -> Option<usize> {
    let rank = |place: &Place| match place.name {
        _ if is_on_screen(&place.element) => 0,
        QUIZ => 1,
        _ => 2,
    };
    let is_shown = |place: &Place| place.fold.as_ref().is_none_or(|fold| fold.has_attribute("open"));
    let asleep = places
        .iter()
        .enumerate()
        .filter(|(i, place)| !awake[*i] && is_shown(place));
    asleep.min_by_key(|(_, place)| rank(place)).map(|(i, _)| i)
}

fn is_on_screen(element: &Element) -> bool {
    let height_px = web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or(0.0);
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < height_px
}
