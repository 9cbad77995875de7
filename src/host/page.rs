//! The lesson as a page of its own, which no host looks after: finds out what is asked for, and mounts.
//!
//! A page with somebody around it, or from a package, starts with [`super::course`] instead, which knows learning systems.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, ScrollRestoration, VisibilityState};

use super::address::{self, Address, Theme};
use super::adopted;
use super::mounted::{Mounted, Start};
use super::reach::browser::property;
use super::reach::local::Local;
use super::reach::witness::Witness;
use super::storage::OWN;
use crate::lesson::OUTLINE;
use crate::progress::State;
use crate::ui::section::Words;
use crate::ui::status::{Notice, ResultsDestination};
use crate::ui::{Settings, Target};

/// The page before the lesson stands on it.
pub(super) struct Scene {
    document: Document,
    /// Where the words come from.
    pub(super) words: Words,
    pub(super) root: Element,
    pub(super) address: Address,
    pub(super) witness: Witness,
    reading_place: Option<(String, f64)>,
}

/// Mounts the lesson in the page's own element for it, as the address asks for it. On any other page, nothing happens.
pub fn start() {
    if let Some(scene) = Scene::set(None) {
        let (mounted, _) = scene.mount_alone();
        scene.begin(&mounted);
    }
}

impl Scene {
    /// Looks at the page and gives it its look. Where it does not bring its words along, those of `instead` do. `None` on a
    /// page that is not the lesson's, or without any words.
    pub(super) fn set(instead: Option<Words>) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let root = document.get_element_by_id("lesson")?;
        let words = adopted::words(&root).or(instead)?;
        let address = address::read();
        let reading_place = (!address.settings.is_embedded)
            .then(|| noted_place().or_else(|| reading_place(&document)))
            .flatten();
        appear(&document, &root, &address);
        Some(Self {
            witness: Witness::new(address.is_inspected),
            words,
            document,
            root,
            address,
            reading_place,
        })
    }

    /// Mounts the lesson with this device as its host; gives it back with the state that it starts from.
    pub(super) fn mount_alone(&self) -> (Mounted, Rc<State>) {
        let (local, found) = Local::open(OWN.to_owned(), &self.witness);
        let mut settings = self.address.settings.clone();
        let notice = found.state.is_err().then_some(Notice::DeviceUnreadable);
        let state = Rc::new(found.state.ok().flatten().unwrap_or_default());
        settings.target = place_to_open(&settings, &state);
        settings.today = Some(today());
        let is_to_embed = !settings.is_embedded && !self.root.has_attribute("data-package");
        let mounted = Mounted::mount(
            self.root.clone(),
            Start {
                words: self.words.clone(),
                host: Box::new(local),
                known: state.clone(),
                state: state.clone(),
                address: is_to_embed.then(own_address).flatten(),
                settings,
                notice,
                witness: self.witness.clone(),
            },
        );
        (mounted, state)
    }

    /// Gives the page other colors.
    pub(super) fn set_theme(&self, theme: Theme) {
        set_theme(&self.document, theme);
    }

    /// What a mounted lesson needs of the page: its place in the text, and word of when the page is left.
    pub(super) fn begin(self, mounted: &Mounted) {
        watch_leaving(&self.document, mounted);
        if !self.address.settings.is_embedded {
            keep_place(&self.document);
        }
        if let Some(place) = self.reading_place {
            let document = self.document;
            Timeout::new(0, move || go_back_to(&document, &place)).forget();
        }
    }
}

/// The number of this day where the learner is: days since 1 January 1970 of the local calendar.
fn today() -> u32 {
    let now = js_sys::Date::new_0();
    ((now.get_time() / 60_000.0 - now.get_timezone_offset()) / 1_440.0) as u32
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

/// The names under which the history's entry holds a place in the text.
const NOTED: [&str; 2] = ["section", "top"];

/// Where the reader was when this entry of the history was left.
fn noted_place() -> Option<(String, f64)> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    let [section, top] = NOTED.map(|name| property(&state, name));
    Some((section?.as_string()?, top?.as_f64()?))
}

/// Notes the place in the text in the history's entry whenever the page is left: a browser's own memory, a number of
/// pixels, means another place while the figures are not there yet.
fn keep_place(document: &Document) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    // Where the history may not be written, the browser goes on by itself.
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let document = document.clone();
    on(&window, "pagehide", move |_| {
        let noted = js_sys::Object::new();
        if let Some((section, top)) = reading_place(&document) {
            for (name, value) in NOTED.into_iter().zip([section.into(), top.into()]) {
                let _ = js_sys::Reflect::set(&noted, &name.into(), &value);
            }
        }
        let _ = history.replace_state_with_url(&noted, "", None);
    });
}

/// Scrolls so that a section stands where it stood. The program has drawn it anew, with figures of other heights.
fn go_back_to(document: &Document, (id, top): &(String, f64)) {
    let section = document.get_element_by_id(id);
    if let (Some(section), Some(window)) = (section, web_sys::window()) {
        window.scroll_by_with_x_and_y(0.0, section.get_bounding_client_rect().top() - top);
    }
}

/// Where the page opens: where the address points to, else where the reader was last. A host page is never scrolled.
pub(super) fn place_to_open(settings: &Settings, state: &State) -> Option<Target> {
    let was_last = || {
        OUTLINE
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
    set_theme(document, address.theme);
}

fn set_theme(document: &Document, theme: Theme) {
    if let Some(body) = document.body() {
        let _ = body.set_attribute("data-theme", theme.name());
    }
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
            let is_alone = matches!(
                back.destination(),
                ResultsDestination::Device | ResultsDestination::Nowhere | ResultsDestination::ParentFrame
            );
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
