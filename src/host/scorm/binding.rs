//! SCORM systems: discovery of the API object in this window and those around it, and the calls. Every read and call may
//! throw.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Number};
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use super::ended_visit::{EndedVisit, Visit, forget};
use super::protocol::{N_STATE_ELEMENTS, ScormSession, SetValue, Version, is_grade_element, is_state_element};
use crate::host::browser::{ancestors, now_ms, property, window};
use crate::host::storage::{Store, key_for};
use crate::host::suspend_data::is_placeholder;
use crate::host::trace::Trace;
use crate::host::{Host, HostData, SendResult};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// A system's API object.
#[derive(Clone)]
struct Api {
    /// The window that has it. It is asked for it each time: an object whose page has gone takes everything and stores nothing.
    window: JsValue,
    version: Version,
    trace: Trace,
}

impl Api {
    /// The object of this version in one window.
    fn in_window(window: JsValue, version: Version, trace: &Trace) -> Option<Self> {
        let api = Self {
            window,
            version,
            trace: trace.clone(),
        };
        api.method("Initialize").is_some().then_some(api)
    }

    /// The object and one of its methods.
    fn method(&self, name: &str) -> Option<(JsValue, Function)> {
        let (object, prefix) = if self.version == Version::V12 {
            ("API", "LMS")
        } else {
            ("API_1484_11", "")
        };
        let name = match name {
            "Terminate" if self.version == Version::V12 => "Finish",
            name => name,
        };
        let object = property(&self.window, object)?;
        let method = property(&object, &[prefix, name].concat())?.dyn_into().ok()?;
        Some((object, method))
    }

    fn apply(&self, name: &str, arguments: &Array) -> Option<String> {
        let (object, method) = self.method(name)?;
        Some(as_text(&method.apply(&object, arguments).ok()?))
    }

    /// The answer as a text; `None` where the call threw.
    fn call(&self, name: &str, arguments: &[&str]) -> Option<String> {
        let list: Array = arguments.iter().map(|argument| JsValue::from_str(argument)).collect();
        let answer = self.apply(name, &list);
        self.trace.add(|| {
            let result = answer
                .as_deref()
                .map_or("threw".to_owned(), |answer| format!("{answer:?}"));
            let has_no_error = answer.as_deref() == Some("true") || name.starts_with("GetLast");
            let error = if has_no_error { String::new() } else { self.error() };
            format!("{name}({}) → {result}{error}", arguments.join(", "))
        });
        answer
    }

    /// The error of the latest call, if there was one.
    fn error(&self) -> String {
        let get = |name: &str, argument: Option<&JsValue>| {
            let arguments: Array = argument.into_iter().collect();
            self.apply(name, &arguments)
        };
        let code = get("GetLastError", None).unwrap_or_default();
        if matches!(code.as_str(), "" | "0") {
            return String::new();
        }
        let message = get("GetErrorString", Some(&code.as_str().into())).unwrap_or_default();
        format!(", error {code} {message}")
    }

    fn read(&self, element: &str) -> String {
        self.call("GetValue", &[element]).unwrap_or_default()
    }
}

/// A value as a text: Kolibri answers with numbers.
fn as_text(value: &JsValue) -> String {
    value
        .as_string()
        .or_else(|| Some(Number::from(value.as_f64()?).to_string_with_radix(10).ok()?.into()))
        .or_else(|| value.as_bool().map(|is_true| is_true.to_string()))
        .unwrap_or_default()
}

/// The object of this version in the nearest window that has one: this one, those around it, then the openers of all these and
/// those around the openers.
fn discover(version: Version, trace: &Trace) -> Option<Api> {
    let around = || ancestors(window());
    let openers = around().filter_map(|window| property(&window, "opener"));
    let (step, api) = around()
        .chain(openers.flat_map(ancestors))
        .enumerate()
        .find_map(|(step, window)| Some((step, Api::in_window(window, version, trace)?)))?;
    let standard = if version == Version::V12 { "1.2" } else { "2004" };
    trace.add(|| match step.checked_sub(around().count()) {
        None => format!("SCORM {standard} found in this window or above it, {step} up"),
        Some(step) => format!("SCORM {standard} found in an opener or above it, window {}", step + 1),
    });
    Some(api)
}

/// A SCORM system as a host.
pub(crate) struct Scorm {
    api: Api,
    session: ScormSession,
    /// What was set and need not be set again.
    set_values: Vec<SetValue>,
    /// The key of this learner's copy in this course; `None` where the system names no learner: it could be the next one's.
    fallback_key: Option<String>,
    /// What this tab knows of the visit.
    visit: Option<Visit>,
    is_open: bool,
    /// Whether the system has ended the session.
    is_ended: bool,
    /// How many of the two elements for the state were refused.
    n_refused: usize,
    /// Whether a grade was refused.
    is_grade_refused: bool,
    /// Called once where it does not.
    on_forgotten: OnForgotten,
}

/// What is done about an object that stores nothing; set once the lesson is there.
pub(crate) type OnForgotten = Rc<RefCell<Option<Callback<()>>>>;

/// What came of looking for a system.
pub(crate) enum Opened {
    /// A session, and what the system had.
    Session(Scorm, HostData),
    /// The system refuses a session, since this visit has had one; with what was done in it.
    Ended(Box<dyn Host>, HostData),
    /// Nothing to go on with.
    Nothing,
}

impl Scorm {
    /// Discovers a system and initializes a session: one of the version that the package is made for, else one of the other. An
    /// object that is known to store nothing is the last.
    pub(crate) fn open(versions: [Version; 2], trace: &Trace) -> Opened {
        let [first, other] = versions;
        let versions = if Store::Device.load(&forgotten_key(first)).is_some() {
            [other, first]
        } else {
            versions
        };
        let mut opened = Opened::Nothing;
        for api in versions.into_iter().filter_map(|version| discover(version, trace)) {
            match (Self::open_with(api), &opened) {
                (session @ Opened::Session(..), _) => return session,
                (ended @ Opened::Ended(..), Opened::Nothing) => opened = ended,
                _ => {}
            }
        }
        opened
    }

    fn open_with(api: Api) -> Opened {
        let answer = api.call("Initialize", &[""]);
        // Some systems answer with nothing at all; only `false` means that it failed.
        if matches!(answer.as_deref(), None | Some("false" | "0")) && !is_initialized_already(&api) {
            let ended = Visit::of(&api.window, None).and_then(EndedVisit::open);
            return ended.map_or(Opened::Nothing, |(visit, found)| Opened::Ended(Box::new(visit), found));
        }
        forget();
        let is_kolibri = property(&window(), "kolibri").is_some();
        let (session, data) = ScormSession::open(api.version, !is_kolibri, |element| api.read(element));
        let fallback_key = (!is_placeholder(&data.learner)).then(|| {
            let owner = format!("{:?} {} {}", api.version, data.learner, course());
            key_for(&owner)
        });
        let visit = Visit::of(&api.window, fallback_key.clone());
        let state = data.state;
        let scorm = Self {
            api,
            session,
            set_values: Vec::new(),
            fallback_key,
            visit,
            is_open: true,
            is_ended: false,
            n_refused: 0,
            is_grade_refused: false,
            on_forgotten: Rc::default(),
        };
        let data = HostData {
            state,
            mastery_percent: data.mastery_percent,
            return_url: None,
        };
        Opened::Session(scorm, data)
    }

    /// Passes from this percentage on.
    pub(crate) fn with_mastery(mut self, percent: u8) -> Self {
        self.session.set_mastery(percent);
        self
    }

    /// The name under which one tab alone has the lesson open: this learner's, or this course's where the system names no learner.
    pub(crate) fn name(&self) -> String {
        self.fallback_key.clone().unwrap_or_else(course)
    }

    /// The version of its object, and what is called where that stores nothing.
    pub(crate) fn forgets(&self) -> (Version, OnForgotten) {
        (self.api.version, self.on_forgotten.clone())
    }

    /// Whether the state comes back as it was set: there are objects that take everything and store nothing, some only after a while.
    fn confirmed(&self) -> SendResult {
        let set = self.set_values.iter().find(|set| is_state_element(&set.element));
        if set.is_none_or(|set| self.api.read(&set.element) == set.value) {
            return SendResult::Stored;
        }
        let on_forgotten = self.on_forgotten.take();
        if let Some(on_forgotten) = on_forgotten {
            on_forgotten.emit(());
        }
        SendResult::Unconfirmed
    }

    /// Sets the values that are new. `None` where the system threw.
    fn set(&mut self, values: Vec<SetValue>) -> Option<()> {
        let mut refused: Option<String> = None;
        for value in values {
            let SetValue { element, value: text } = &value;
            let interaction = interaction_field(element);
            if self.set_values.contains(&value)
                || interaction.is_some_and(|(index, _)| refused.as_deref() == Some(index))
            {
                continue;
            }
            let answer = self.api.call("SetValue", &[element, text])?;
            if let (Some((index, "id")), "false") = (interaction, answer.as_str()) {
                // A system without interactions gets the rest all the same.
                refused = Some(index.to_owned());
                continue;
            }
            if answer == "false" && is_state_element(element) {
                self.n_refused += 1;
                continue;
            }
            if answer == "false" && is_grade_element(element) {
                self.is_grade_refused = true;
                continue;
            }
            self.api.trace.sent(element, text);
            self.set_values.retain(|known| known.element != *element);
            self.set_values.push(value);
        }
        Some(())
    }

    /// Sets what is new and commits it.
    fn send(&mut self, state: &State) -> SendResult {
        let values = self.session.values(state);
        if values.iter().all(|value| self.set_values.contains(value)) {
            return self.confirmed();
        }
        self.n_refused = 0;
        self.is_grade_refused = false;
        self.is_ended = false;
        let answer = self.set(values).and_then(|()| self.api.call("Commit", &[""]));
        match answer.as_deref() {
            // What was taken is stored; what was refused is set again.
            Some("true" | "1" | "") if self.is_grade_refused => SendResult::FAILED,
            // Everything but the state was stored, so this device has to store that.
            Some("true" | "1") if self.n_refused == N_STATE_ELEMENTS => SendResult::Unconfirmed,
            Some("true" | "1") => {
                self.session.committed(state);
                self.confirmed()
            }
            Some("") => {
                self.session.committed(state);
                SendResult::Unconfirmed
            }
            _ => {
                self.set_values.clear();
                let error = self.api.call("GetLastError", &[]);
                self.is_ended = matches!(error.as_deref(), Some("301" | "142" | "143"));
                SendResult::FAILED
            }
        }
    }
}

/// The folder that the lesson was opened from: each course has one of its own.
fn course() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    path.and_then(|path| Some(path.rsplit_once('/')?.0.to_owned()))
        .unwrap_or_default()
}

/// Under this key the device remembers that the object of a version stores nothing in this course.
pub(crate) fn forgotten_key(version: Version) -> String {
    key_for(&[&*course(), if version == Version::V12 { " 1.2" } else { " 2004" }].concat())
}

/// The index and the field of an interaction's element.
fn interaction_field(element: &str) -> Option<(&str, &str)> {
    element.strip_prefix("cmi.interactions.")?.split_once('.')
}

/// Whether another script of this page has initialized the session already.
fn is_initialized_already(api: &Api) -> bool {
    matches!(api.call("GetLastError", &[]).as_deref(), Some("101" | "103")) && {
        let element = if api.version == Version::V12 {
            "cmi.core.lesson_status"
        } else {
            "cmi.completion_status"
        };
        !api.read(element).is_empty()
    }
}

impl Host for Scorm {
    fn destination(&self) -> ResultsDestination {
        if self.session.is_read_only() {
            ResultsDestination::Preview
        } else if self.is_ended {
            ResultsDestination::Closed
        } else {
            ResultsDestination::LearningSystem
        }
    }

    fn record(&mut self, events: &[Event], state: &State) {
        self.session.record(events, state, now_ms());
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        done.emit(if self.is_open {
            self.send(state)
        } else {
            SendResult::FAILED
        });
    }

    fn terminate(&mut self, state: &Rc<State>) -> SendResult {
        if !self.is_open {
            return SendResult::Unconfirmed;
        }
        if self.session.omits_terminate(state) {
            return SendResult::Stored;
        }
        let result = self.send(state);
        self.is_open = false;
        if let Some(visit) = self.visit.as_ref().filter(|_| !self.session.is_read_only()) {
            visit.keep(state);
        }
        let _ = self.api.call("Terminate", &[""]);
        result
    }

    fn fallback_key(&self) -> Option<String> {
        self.fallback_key.clone().filter(|_| !self.session.is_read_only())
    }
}
