//! Starts the lesson on its own page: finds out who is there (a learning system, the page around a frame, a launch link, or
//! nobody but this device), takes up what was kept, and wakes the page.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::UrlSearchParams;
use yew::Callback;

use super::address::Theme;
use super::browser::parent;
use super::cmi5::launch::Launch;
use super::cmi5::{Cmi5, fallback_key, leave_to_others};
use super::device::Device;
use super::frame::{FrameHeight, listen_to_parent};
use super::mounted::{Mounted, Start};
use super::page::{Page, today};
use super::parent_frame::start_handshake;
use super::scorm::protocol::Version;
use super::scorm::{OnForgotten, Opened, Scorm, forgotten_key};
use super::storage::{OWN, Store};
use super::trace::Trace;
use super::{Host, HostData, NoHost, environment};
use crate::progress::merge::since;
use crate::progress::{State, save};
use crate::ui::status::{Notice, ResultsDestination};

/// A learning system's object may appear late: it is looked for again this often, at this distance.
const MOST_TRIES: u32 = 10;
const TRY_AGAIN_MS: u32 = 200;

/// Takes up the page's words, if it is the lesson's.
///
/// # Errors
/// As [`start()`].
pub fn prepare() -> Result<(), JsValue> {
    Page::words().map(drop)
}

/// Wakes the page, if it is the lesson's. `engine` loads the trained encoder's module; without it there is none. `claim` promises
/// whether this tab alone has the lesson open under a name; without it nobody knows.
///
/// # Errors
/// An `Error` of JavaScript where the page does not carry the words that the program needs.
pub fn start(engine: Option<Function>, claim: Option<Function>) -> Result<(), JsValue> {
    let Some(page) = Page::set(engine, claim)? else {
        return Ok(());
    };
    page.trace.add(environment::describe);
    prefer_light_in_frames(&page);
    let mounted = match (Scorm::open(page.versions(), &page.trace), launch()) {
        (Opened::Session(scorm, found), _) => mount_in_scorm(&page, scorm, found),
        (Opened::Ended(visit, found), _) => {
            let mounted = mount(&page, visit, found);
            announce_heights(&page, &mounted);
            mounted
        }
        (Opened::Nothing, Some(launch)) => mount_with_launch(&page, launch),
        (Opened::Nothing, None) => mount_alone(&page),
    };
    page.begin(&mounted);
    Ok(())
}

/// The pages around frames are mostly light: so is the lesson among them, unless its address says otherwise.
fn prefer_light_in_frames(page: &Page) {
    let asked = query().and_then(|query| query.get("theme"));
    if parent().is_some() && asked.and_then(|name| Theme::from_name(&name)).is_none() {
        page.set_theme(Theme::Light);
    }
}

fn query() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}

fn launch() -> Option<Launch> {
    let query = query()?;
    Launch::read(|name| query.get(name))
}

/// Whether this tab alone has the lesson open under `name`, which is a learner's in a course. Where that cannot be found out it has.
async fn is_alone(claim: Option<Function>, name: String) -> bool {
    let asked = claim.and_then(|claim| claim.call1(&JsValue::UNDEFINED, &name.into()).ok());
    match asked.map(Promise::from) {
        Some(asked) => JsFuture::from(asked).await.is_ok_and(|is_alone| is_alone.is_truthy()),
        None => true,
    }
}

/// Leaves a SCORM system to the tab that has the lesson open already, if there is one.
fn step_back_if_second(claim: Option<Function>, mounted: &Mounted, name: String) {
    let mounted = mounted.clone();
    spawn_local(async move {
        if !is_alone(claim, name).await {
            mounted.step_back();
        }
    });
}

/// Heights are told by embedded pages alone: a page of its own keeps its windows.
fn observe_height(page: &Page, mounted: &Mounted) -> Option<FrameHeight> {
    let shown = mounted.clone();
    let on_sent = Callback::from(move |()| shown.show());
    let is_watched = page.address.settings.is_embedded && parent().is_some();
    is_watched.then(|| FrameHeight::observe(&page.root, &mounted.scope, &page.trace, on_sent))
}

/// Heights alone are spoken of with the page around.
fn announce_heights(page: &Page, mounted: &Mounted) {
    if let Some(height) = observe_height(page, mounted) {
        listen_to_parent(&mounted.scope, move |message| height.receive(message));
    }
}

fn mount_in_scorm(page: &Page, scorm: Scorm, found: HostData) -> Mounted {
    let mut settings = page.address.settings.clone();
    settings.mastery_percent = found.mastery_percent.unwrap_or(settings.mastery_percent);
    let scorm = scorm.with_mastery(settings.mastery_percent);
    let (copy, forgets, visit) = (scorm.fallback_key(), scorm.forgets(), scorm.name());
    let notice = found.state.is_err().then_some(Notice::CourseUnreadable);
    let state = Rc::new(found.state.ok().flatten().unwrap_or_default());
    settings.target = page.place_to_open(&settings, &state);
    let mounted = Mounted::mount(
        &page.root,
        Start {
            engine: page.engine.clone(),
            host: Box::new(scorm),
            known: state.clone(),
            state,
            settings,
            address: None,
            notice,
            trace: page.trace.clone(),
        },
    );
    mounted.offer_copy(copy.clone());
    announce_heights(page, &mounted);
    leave_forgetful(&mounted, forgets, copy, &page.trace);
    step_back_if_second(page.claim.clone(), &mounted, visit);
    mounted
}

/// Goes on with the other version's object, where there is one, when that of `version` turns out to store nothing. The device
/// remembers this, so that the next visit begins with the right one.
fn leave_forgetful(
    mounted: &Mounted,
    (version, on_forgotten): (Version, OnForgotten),
    copy: Option<String>,
    trace: &Trace,
) {
    let other = if version == Version::V12 {
        Version::V2004
    } else {
        Version::V12
    };
    let (mounted, trace) = (mounted.clone(), trace.clone());
    on_forgotten.replace(Some(Callback::from(move |()| {
        let (mounted, trace, copy) = (mounted.clone(), trace.clone(), copy.clone());
        // Once the call that found it out has ended.
        mounted.scope.clone().after(0, move || {
            if let Opened::Session(scorm, found) = Scorm::open([other, other], &trace) {
                if let Some(copy) = copy {
                    Store::Device.remove(&copy);
                }
                Store::Device.keep(&forgotten_key(version), "1");
                let here = mounted.state();
                switch_to_scorm(&mounted, scorm, found, &here);
            }
        });
    })));
}

/// Goes on with a SCORM system that was found after the start.
fn switch_to_scorm(mounted: &Mounted, scorm: Scorm, found: HostData, here: &State) {
    let copy = scorm.fallback_key();
    let percent = found.mastery_percent.unwrap_or_else(|| mounted.mastery_percent());
    mounted.switch_to(Box::new(scorm.with_mastery(percent)), found, here);
    mounted.offer_copy(copy);
}

fn mount_with_launch(page: &Page, launch: Launch) -> Mounted {
    let settings = page.address.settings.clone();
    let percent = settings.mastery_percent;
    let key = fallback_key(&launch);
    // What this device kept while the system could not be reached.
    let copy = Store::Device.load(&key).and_then(|code| save::decode(&code).ok());
    let state = Rc::new(copy.unwrap_or_default());
    let mounted = Mounted::mount(
        &page.root,
        Start {
            engine: page.engine.clone(),
            host: Box::new(NoHost(ResultsDestination::Connecting, Some(key.clone()))),
            known: state.clone(),
            state,
            settings,
            address: None,
            notice: None,
            trace: page.trace.clone(),
        },
    );
    announce_heights(page, &mounted);
    let (waiting, trace) = (mounted.clone(), page.trace.clone());
    let claim = page.claim.clone();
    spawn_local(async move {
        if !is_alone(claim, key.clone()).await {
            leave_to_others();
            return waiting.step_back();
        }
        let shown = waiting.clone();
        let on_found = Callback::from(move |theirs: State| shown.take_in(&theirs));
        if let Some((cmi5, found)) = Cmi5::open(launch, percent, on_found, &waiting.scope, &trace).await {
            let here = waiting.state();
            waiting.switch_to(Box::new(cmi5), found, &here);
            waiting.queue.begin();
        } else {
            let (local, found) = Device::open(Store::Device, key, &trace);
            local.entry().follow(&waiting);
            let here = waiting.state();
            waiting.switch_to(Box::new(local), found, &here);
            waiting.show_notice(Notice::NotReached);
        }
    });
    mounted
}

fn mount_alone(page: &Page) -> Mounted {
    // A course's learners share devices: what is done in its package stays with whoever has this tab.
    let store = if page.system().is_empty() {
        Store::Device
    } else {
        Store::Tab
    };
    let (device, found) = Device::open(store, OWN.to_owned(), &page.trace);
    let entry = device.entry();
    let mounted = mount(page, Box::new(device), found);
    entry.follow(&mounted);
    let state = mounted.state();
    page.trace
        .add(|| "no SCORM object in this window, those around it and the opener's; looking on for 2 s".to_owned());
    let height = observe_height(page, &mounted);
    retry_scorm(
        mounted.clone(),
        state.clone(),
        page.versions(),
        page.trace.clone(),
        page.claim.clone(),
        MOST_TRIES,
    );
    if parent().is_some() {
        start_handshake(&mounted, state, height, &page.trace);
    }
    mounted
}

/// Wakes the page with what a store of the browser has.
fn mount(page: &Page, host: Box<dyn Host>, found: HostData) -> Mounted {
    let mut settings = page.address.settings.clone();
    let notice = found.state.is_err().then_some(Notice::DeviceUnreadable);
    let state = Rc::new(found.state.ok().flatten().unwrap_or_default());
    settings.target = page.place_to_open(&settings, &state);
    // A recheck is for a learner's own device.
    settings.today = (host.destination() == ResultsDestination::Device).then(today);
    Mounted::mount(
        &page.root,
        Start {
            engine: page.engine.clone(),
            host,
            known: state.clone(),
            state,
            address: page.address_to_embed(),
            settings,
            notice,
            trace: page.trace.clone(),
        },
    )
}

/// Looks for a late learning system. Only what was done since the start is taken along: what this device had, `initial`, may be
/// another learner's.
fn retry_scorm(
    mounted: Mounted,
    initial: Rc<State>,
    versions: [Version; 2],
    trace: Trace,
    claim: Option<Function>,
    tries: u32,
) {
    let destination = mounted.queue.destination();
    if tries == 0 && destination == ResultsDestination::Tab {
        mounted.show_notice(Notice::NotFound);
    }
    if tries == 0 || destination == ResultsDestination::ParentFrame {
        return;
    }
    let scope = mounted.scope.clone();
    scope.after(TRY_AGAIN_MS, move || match Scorm::open(versions, &trace) {
        Opened::Session(scorm, found) => {
            let here = since(&initial, &mounted.state());
            leave_as(mounted.queue.destination(), &initial);
            let (copy, forgets, visit) = (scorm.fallback_key(), scorm.forgets(), scorm.name());
            switch_to_scorm(&mounted, scorm, found, &here);
            leave_forgetful(&mounted, forgets, copy, &trace);
            step_back_if_second(claim, &mounted, visit);
        }
        Opened::Ended(..) | Opened::Nothing => retry_scorm(mounted, initial, versions, trace, claim, tries - 1),
    });
}

/// The store of the browser has again what it had: what was done since is the learning system's now.
fn leave_as(destination: ResultsDestination, initial: &State) {
    let store = match destination {
        ResultsDestination::Device => Store::Device,
        ResultsDestination::Tab => Store::Tab,
        _ => return,
    };
    if *initial == State::default() {
        store.remove(OWN);
    } else {
        store.keep(OWN, &save::encode(initial));
    }
}
