//! The lesson's own page: what its address asks for, how it looks, and when it is left.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, VisibilityState};

use super::address::{self, Address, Theme};
use super::browser::property;
use super::mounted::Mounted;
use super::result_code::make_code;
use super::scorm::protocol::Version;
use super::trace::Trace;
use super::words;
use crate::progress::State;
use crate::ui::outline::outline;
use crate::ui::results::MakeCode;
use crate::ui::{Settings, Target};

/// The page before the lesson wakes on it.
pub(super) struct Page {
    document: Document,
    pub(super) root: Element,
    pub(super) address: Address,
    pub(super) trace: Trace,
    /// What loads the trained encoder's module.
    pub(super) engine: Option<Function>,
    /// Promises whether this tab alone has the lesson open under a name.
    pub(super) claim: Option<Function>,
}

impl Page {
    /// Takes the words from the page. `None` on a page that is not the lesson's.
    ///
    /// # Errors
    /// As [`words::install`].
    pub(super) fn words() -> Result<Option<(Document, Element)>, JsValue> {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| Some((document.clone(), document.get_element_by_id("lesson")?)));
        if let Some((_, root)) = &found {
            words::install(root)?;
        }
        Ok(found)
    }

    /// Takes the words from the page, reads its address and gives it its look. `None` on a page that is not the lesson's.
    ///
    /// # Errors
    /// As [`words::install`].
    pub(super) fn set(engine: Option<Function>, claim: Option<Function>) -> Result<Option<Self>, JsValue> {
        // The address may name a question, and the words tell how many there are.
        let Some((document, root)) = Self::words()? else {
            return Ok(None);
        };
        let mut address = address::read();
        appear(&document, &address);
        // Where there is an engine the whole build is there.
        address.settings.has_class_page = engine.is_some();
        // The package of a learning system has no codes, since that gets the results themselves.
        address.settings.make_code = system(&root).is_empty().then_some(MakeCode(make_code));
        Ok(Some(Self {
            trace: Trace::new(address.is_inspected),
            document,
            root,
            address,
            engine,
            claim,
        }))
    }

    /// Where the page opens: where the address points to, else where the reader was last. A host page is never scrolled.
    pub(super) fn place_to_open(&self, settings: &Settings, state: &State) -> Option<Target> {
        let was_last = || {
            let has_begun = state.section > 0 && !settings.is_embedded;
            let section = has_begun.then(|| outline(&self.root).get(state.section).cloned())??;
            Some(Target::Section(section.id.to_string()))
        };
        settings.target.clone().or_else(was_last)
    }

    /// Gives the page other colors.
    pub(super) fn set_theme(&self, theme: Theme) {
        set_theme(&self.document, theme);
    }

    /// The kind of system that this package is made for; empty where the page is no package, or one for any place.
    pub(super) fn system(&self) -> String {
        system(&self.root)
    }

    /// The versions of SCORM, the one first that this package is made for.
    pub(super) fn versions(&self) -> [Version; 2] {
        if self.system() == "scorm12" {
            [Version::V12, Version::V2004]
        } else {
            [Version::V2004, Version::V12]
        }
    }

    /// The address to embed, where the page is the lesson's own and packages stand beside it.
    pub(super) fn address_to_embed(&self) -> Option<String> {
        let is_own = !self.address.settings.is_embedded && !self.root.has_attribute("data-package");
        is_own.then(own_address).flatten()
    }

    /// What a mounted lesson needs of the page: word of when the page is left.
    pub(super) fn begin(&self, mounted: &Mounted) {
        watch_leaving(&self.document, mounted);
    }
}

/// The kind of system that the package with `root` is made for, maybe empty.
fn system(root: &Element) -> String {
    root.get_attribute("data-package").unwrap_or_default()
}

/// The number of this day where the learner is: days since 1 January 1970 of the local calendar.
pub(super) fn today() -> u32 {
    let now = js_sys::Date::new_0();
    ((now.get_time() / 60_000.0 - now.get_timezone_offset()) / 1_440.0) as u32
}

/// Puts what styles depend on into attributes. An element that refuses them keeps the look of a plain page.
fn appear(document: &Document, address: &Address) {
    if let Some(html) = document.document_element() {
        let is_embedded = address.settings.is_embedded;
        let _ = html.set_attribute("data-embed", if is_embedded { "true" } else { "false" });
    }
    set_theme(document, address.theme);
}

fn set_theme(document: &Document, theme: Theme) {
    if let Some(html) = document.document_element() {
        let _ = html.set_attribute("data-theme", theme.name());
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
    let (hidden, left, back) = (mounted.queue.clone(), mounted.queue.clone(), mounted.queue.clone());
    let shown = document.clone();
    let scope = &mounted.scope;
    scope.listen(document, "visibilitychange", move |_| {
        if shown.visibility_state() == VisibilityState::Hidden {
            hidden.flush_unless_failing();
        }
    });
    if let Some(window) = web_sys::window() {
        scope.listen(&window, "pagehide", move |_| left.terminate());
        let location = window.location();
        scope.listen(&window, "pageshow", move |event| {
            if !back.destination().has_no_system()
                && property(&event, "persisted").is_some_and(|persisted| persisted.is_truthy())
            {
                let _ = location.reload();
            }
        });
    }
}
