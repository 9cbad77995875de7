//! The lesson as a page of its own: finds out where it runs, and mounts.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, UrlSearchParams, VisibilityState};
use yew::Callback;

use super::address::{self, Address};
use super::mounted::{Mounted, Start};
use super::reach::browser::{parent, property};
use super::reach::cmi5::Cmi5;
use super::reach::frames::{Frames, listen};
use super::reach::local::Local;
use super::reach::scorm::Scorm;
use super::reach::witness::Witness;
use super::reach::{Found, Host, Outcome};
use super::report::cmi5::Launch;
use super::{meeting, storage};
use crate::lesson::SECTIONS;
use crate::progress::merge::merge;
use crate::progress::{Event, State, save};

use crate::ui::outside::{Notice, Place};
use crate::ui::{Settings, Target};

/// A learning system's object may appear late: it is looked for again this often, at this distance.
const MOST_TRIES: u32 = 10;
const TRY_AGAIN_MS: u32 = 200;

/// Mounts the lesson in the page's own element for it, as the address asks for it. On any other page, nothing happens.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(root) = document.get_element_by_id("lesson") else {
        return;
    };
    let address = address::read();
    let witness = Witness::new(address.is_inspected);
    let launch = launch();
    let place = reading_place(&document).filter(|_| !address.settings.is_embedded);
    appear(&document, &root, &address);
    let mounted = match (Scorm::open(&witness), launch) {
        (Some((scorm, found)), _) => mount_in_course(&root, &address, &witness, scorm, found),
        (None, Some(launch)) => mount_and_ask(&root, &address, &witness, launch),
        (None, None) => mount_alone(&root, &address, &witness),
    };
    watch_leaving(&document, &mounted);
    if let Some(place) = place {
        Timeout::new(0, move || go_back_to(&document, &place)).forget();
    }
}

/// Where a reader has come to in the text that stands there before the program runs: a section's id, and how far its top
/// is from the window's.
fn reading_place(document: &Document) -> Option<(String, f64)> {
    let window = web_sys::window()?;
    window.scroll_y().ok().filter(|y| *y > 1.0)?;
    let sections = document.query_selector_all("main > section").ok()?;
    let tops = (0..sections.length()).filter_map(|i| {
        let section: Element = sections.get(i)?.dyn_into().ok()?;
        Some((section.id(), section.get_bounding_client_rect().top()))
    });
    tops.take_while(|(_, top)| *top <= 1.0).last()
}

/// Scrolls so that a section stands where it stood. The program has drawn it anew, with figures of other heights.
fn go_back_to(document: &Document, (id, top): &(String, f64)) {
    let section = document.get_element_by_id(id);
    if let (Some(section), Some(window)) = (section, web_sys::window()) {
        window.scroll_by_with_x_and_y(0.0, section.get_bounding_client_rect().top() - top);
    }
}

/// Where the page opens: where the address points to, else where the reader was last. A host page is never scrolled.
fn place_to_open(settings: &Settings, state: &State) -> Option<Target> {
    let was_last = || {
        SECTIONS
            .get(state.place)
            .filter(|_| state.place > 0 && !settings.is_embedded)
    };
    settings
        .target
        .clone()
        .or_else(|| Some(Target::Section(was_last()?.id.to_owned())))
}

/// Puts what styles depend on into attributes. An element that refuses them keeps the look of a plain page.
fn appear(document: &Document, root: &Element, address: &Address) {
    let _ = root.set_attribute(
        "data-embed",
        if address.settings.is_embedded { "true" } else { "false" },
    );
    if let Some(body) = document.body() {
        let _ = body.set_attribute("data-theme", address.theme.name());
    }
}

fn launch() -> Option<Launch> {
    let search = web_sys::window()?.location().search().ok()?;
    let query = UrlSearchParams::new_with_str(&search).ok()?;
    Launch::read(|name| query.get(name))
}

/// Heights are told by embedded pages alone: a page of its own keeps its windows.
fn frames(root: &Element, settings: &Settings, witness: &Witness) -> Option<Frames> {
    (settings.is_embedded && parent().is_some()).then(|| Frames::watch(root, witness))
}

fn mount_in_course(root: &Element, address: &Address, witness: &Witness, scorm: Scorm, found: Found) -> Mounted {
    let mut settings = address.settings.clone();
    settings.mastery_percent = found.mastery_percent.unwrap_or(settings.mastery_percent);
    let scorm = scorm.with_mastery(settings.mastery_percent);
    let copy = copy_of(&scorm);
    let notice = found.state.is_err().then_some(Notice::CourseUnreadable);
    let known = found.state.ok().flatten().unwrap_or_default();
    let state = copy.map_or_else(|| known.clone(), |copy| merge(&known, &copy));
    settings.target = place_to_open(&settings, &state);
    let frames = frames(root, &settings, witness);
    if let Some(frames) = frames {
        listen(move |message| frames.hear(message));
    }
    Mounted::mount(
        root.clone(),
        Start {
            host: Box::new(scorm),
            known: Rc::new(known),
            state: Rc::new(state),
            settings,
            address: None,
            notice,
            witness: witness.clone(),
        },
    )
}

/// What this device kept while the host could not be reached.
fn copy_of(host: &impl Host) -> Option<State> {
    save::decode(&storage::load(&host.refuge()?)?).ok()
}

fn mount_and_ask(root: &Element, address: &Address, witness: &Witness, launch: Launch) -> Mounted {
    let settings = address.settings.clone();
    let percent = settings.mastery_percent;
    let frames = frames(root, &settings, witness);
    let mounted = Mounted::mount(
        root.clone(),
        Start {
            host: Box::new(Nobody),
            known: Rc::default(),
            state: Rc::default(),
            settings,
            address: None,
            notice: None,
            witness: witness.clone(),
        },
    );
    if let Some(frames) = frames {
        listen(move |message| frames.hear(message));
    }
    let (waiting, witness) = (mounted.clone(), witness.clone());
    spawn_local(async move {
        if let Some((cmi5, found)) = Cmi5::open(launch, percent, witness.clone()).await {
            let here = copy_of(&cmi5).map_or_else(|| (*waiting.state()).clone(), |copy| merge(&waiting.state(), &copy));
            waiting.turn_to(Box::new(cmi5), found, &here);
            waiting.reporter.begin();
        } else {
            let (local, found) = Local::open(&witness);
            let here = waiting.state();
            waiting.turn_to(Box::new(local), found, &here);
            waiting.say(Notice::NotReached);
        }
    });
    mounted
}

fn mount_alone(root: &Element, address: &Address, witness: &Witness) -> Mounted {
    let (local, found) = Local::open(witness);
    let mut settings = address.settings.clone();
    let notice = found.state.is_err().then_some(Notice::DeviceUnreadable);
    let state = Rc::new(found.state.ok().flatten().unwrap_or_default());
    settings.target = place_to_open(&settings, &state);
    let frames = frames(root, &settings, witness);
    let mounted = Mounted::mount(
        root.clone(),
        Start {
            host: Box::new(local),
            known: state.clone(),
            state: state.clone(),
            address: (!settings.is_embedded && !root.has_attribute("data-package"))
                .then(own_address)
                .flatten(),
            settings,
            notice,
            witness: witness.clone(),
        },
    );
    look_again(mounted.clone(), state, witness.clone(), MOST_TRIES);
    if parent().is_some() {
        meeting::meet(&mounted, frames, witness);
    }
    mounted
}

/// This page's address without parameters.
fn own_address() -> Option<String> {
    let address = web_sys::window()?
        .location()
        .href()
        .ok()
        .filter(|url| url.starts_with("http"))?;
    address.split(['?', '#']).next().map(str::to_owned)
}

/// Looks for a late learning system. What was kept on this device may be another learner's: only what was done since the
/// start is taken along.
fn look_again(mounted: Mounted, initial: Rc<State>, witness: Witness, tries: u32) {
    if tries == 0 || mounted.reporter.place() == Place::Around {
        return;
    }
    Timeout::new(TRY_AGAIN_MS, move || match Scorm::open(&witness) {
        Some((scorm, found)) => {
            let here = mounted.state();
            let here = if here.quiz == initial.quiz { Rc::default() } else { here };
            let percent = found.mastery_percent.unwrap_or_else(|| mounted.mastery_percent());
            mounted.turn_to(Box::new(scorm.with_mastery(percent)), found, &here);
        }
        None => look_again(mounted, initial, witness, tries - 1),
    })
    .forget();
}

/// Nobody yet: a learning system is being asked.
struct Nobody;

impl Host for Nobody {
    fn place(&self) -> Place {
        Place::Looking
    }

    fn take(&mut self, _: &[Event], _: &State) {}

    fn commit(&mut self, _: &Rc<State>, done: Callback<Outcome>) {
        done.emit(Outcome::Stored);
    }

    fn finish(&mut self, _: &Rc<State>) -> Outcome {
        Outcome::Stored
    }

    fn refuge(&self) -> Option<String> {
        None
    }
}

/// Sends what waits when the page is hidden, and all that is left when it goes. A page that comes back from the browser's
/// memory begins anew, since its conversation has ended.
fn watch_leaving(document: &Document, mounted: &Mounted) {
    let (hidden, left, back) = (
        mounted.reporter.clone(),
        mounted.reporter.clone(),
        mounted.reporter.clone(),
    );
    let shown = document.clone();
    on(document, "visibilitychange", move |_| {
        if shown.visibility_state() == VisibilityState::Hidden {
            hidden.flush();
        }
    });
    if let Some(window) = web_sys::window() {
        on(&window, "pagehide", move |_| left.leave());
        let location = window.location();
        on(&window, "pageshow", move |event| {
            let is_alone = matches!(back.place(), Place::Device | Place::Nowhere | Place::Around);
            if !is_alone && property(&event, "persisted").is_some_and(|persisted| persisted.is_truthy()) {
                let _ = location.reload();
            }
        });
    }
}

fn on(target: &web_sys::EventTarget, kind: &str, heard: impl Fn(JsValue) + 'static) {
    let callback = Closure::<dyn FnMut(JsValue)>::new(heard);
    let _ = target.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
    // As long as the page stands.
    callback.forget();
}
