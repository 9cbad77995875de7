//! SCORM systems: finding their object among the windows around, and calling it. Every read and call may throw.

use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use super::browser::{now_ms, property, window};
use super::witness::Witness;
use super::{Found, Host, Outcome};
use crate::host::report::scorm::{N_PLACES_FOR_STATE, Session, Version, Write, is_place_for_state};
use crate::host::storage;
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// No chain of windows is longer, unless it goes round.
const MOST_WINDOWS: usize = 500;

/// A system's object.
#[derive(Clone)]
struct Api {
    object: JsValue,
    version: Version,
    witness: Witness,
}

impl Api {
    /// The object in one window.
    fn within(window: &JsValue, witness: &Witness) -> Option<Self> {
        let versions = [(Version::V2004, "API_1484_11"), (Version::V12, "API")];
        versions.into_iter().find_map(|(version, name)| {
            let api = Self {
                object: property(window, name)?,
                version,
                witness: witness.clone(),
            };
            api.method("Initialize").is_some().then_some(api)
        })
    }

    fn method(&self, name: &str) -> Option<Function> {
        let prefix = if self.version == Version::V12 { "LMS" } else { "" };
        let name = match name {
            "Terminate" if self.version == Version::V12 => "Finish",
            name => name,
        };
        property(&self.object, &[prefix, name].concat())?.dyn_into().ok()
    }

    /// The answer as a text; `None` where the call threw.
    fn call(&self, name: &str, arguments: &[&str]) -> Option<String> {
        let list: Array = arguments.iter().map(|argument| JsValue::from_str(argument)).collect();
        let answer = self.method(name)?.apply(&self.object, &list).ok();
        // Kolibri answers with numbers.
        let answer = answer.map(|answer| {
            answer
                .as_string()
                .or_else(|| answer.as_f64().map(|number| number.to_string()))
                .or_else(|| answer.as_bool().map(|yes| yes.to_string()))
                .unwrap_or_default()
        });
        self.witness.note(|| {
            let said = answer
                .as_deref()
                .map_or("threw".to_owned(), |answer| format!("{answer:?}"));
            let is_plain = answer.as_deref() == Some("true") || name.starts_with("GetLast");
            let error = if is_plain { String::new() } else { self.error() };
            format!("{name}({}) → {said}{error}", arguments.join(", "))
        });
        answer
    }

    /// What the system says of the latest call, if it has an error to tell.
    fn error(&self) -> String {
        let ask = |name: &str, argument: Option<&JsValue>| {
            let answer = self
                .method(name)?
                .apply(&self.object, &argument.into_iter().collect::<Array>());
            let answer = answer.ok()?;
            answer
                .as_string()
                .or_else(|| answer.as_f64().map(|code| code.to_string()))
        };
        let code = ask("GetLastError", None).unwrap_or_default();
        if matches!(code.as_str(), "" | "0") {
            return String::new();
        }
        let words = ask("GetErrorString", Some(&code.as_str().into())).unwrap_or_default();
        format!(", error {code} {words}")
    }

    fn read(&self, element: &str) -> String {
        self.call("GetValue", &[element]).unwrap_or_default()
    }
}

/// The object in the nearest window that has one: this one, those around it, then the opener and those around that.
fn find(witness: &Witness) -> Option<Api> {
    let own = window();
    let chains = [Some(own.clone()), property(&own, "opener")];
    chains.into_iter().flatten().enumerate().find_map(|(chain, start)| {
        let mut next = Some(start);
        for step in 0..MOST_WINDOWS {
            let here = next?;
            if let Some(api) = Api::within(&here, witness) {
                let whose = if chain == 0 { "this window" } else { "the opener" };
                let standard = if api.version == Version::V12 { "1.2" } else { "2004" };
                witness.note(|| match step {
                    0 => format!("SCORM {standard} found in {whose}"),
                    _ => format!("SCORM {standard} found above {whose}, {step} up"),
                });
                return Some(api);
            }
            next = property(&here, "parent").filter(|parent| *parent != here);
        }
        None
    })
}

/// A SCORM system as a host.
pub(crate) struct Scorm {
    api: Api,
    session: Session,
    written: Vec<Write>,
    refuge: String,
    seconds_before: u32,
    is_open: bool,
    /// How many of the two places for the state were refused.
    n_refused: usize,
}

impl Scorm {
    /// Finds a system and begins a conversation.
    pub(crate) fn open(witness: &Witness) -> Option<(Self, Found)> {
        let api = find(witness)?;
        let answer = api.call("Initialize", &[""]);
        if !is_yes(answer.as_deref()) && !is_open_already(&api) {
            return None;
        }
        let is_kolibri = property(&window(), "kolibri").is_some();
        let (session, opened) = Session::open(api.version, !is_kolibri, |element| api.read(element));
        let refuge = storage::key_for(&format!("{:?} {}", api.version, opened.learner));
        let state = opened.state;
        let seconds = state
            .as_ref()
            .ok()
            .and_then(Option::as_ref)
            .map_or(0, |state| state.seconds);
        let scorm = Self {
            api,
            session,
            written: Vec::new(),
            refuge,
            seconds_before: seconds,
            is_open: true,
            n_refused: 0,
        };
        let found = Found {
            state,
            mastery_percent: opened.mastery_percent,
            way_back: None,
        };
        Some((scorm, found))
    }

    /// Decides from now on by this mastery.
    pub(crate) fn with_mastery(mut self, percent: u8) -> Self {
        self.session.set_mastery(percent);
        self
    }

    /// Writes what is new. `None` where the system threw.
    fn write(&mut self, writes: Vec<Write>) -> Option<()> {
        let mut refused = None;
        for write in writes {
            let entry = entry_of(&write.element);
            if self.written.contains(&write) || entry.as_ref().is_some_and(|(place, _)| refused.as_ref() == Some(place))
            {
                continue;
            }
            let answer = self.api.call("SetValue", &[&write.element, &write.value])?;
            if answer == "false" && entry.as_ref().is_some_and(|(_, field)| field == "id") {
                // A system without interactions: it gets the rest all the same.
                refused = entry.map(|(place, _)| place);
                self.session.drop_interactions();
                continue;
            }
            if answer == "false" && is_place_for_state(&write.element) {
                self.n_refused += 1;
                continue;
            }
            self.api.witness.sent(&write.element, &write.value);
            self.written.retain(|known| known.element != write.element);
            self.written.push(write);
        }
        Some(())
    }

    /// Writes what is new and has it stored. `has_written` says that something was written before.
    fn send(&mut self, state: &State, has_written: bool) -> Outcome {
        let writes = self.session.writes(state);
        if writes.is_empty() || !has_written && writes.iter().all(|write| self.written.contains(write)) {
            return Outcome::Stored;
        }
        self.n_refused = 0;
        let answer = self.write(writes).and_then(|()| self.api.call("Commit", &[""]));
        match answer.as_deref() {
            // All is well but for the state, which nobody keeps: this device does.
            Some("true" | "1") if self.n_refused == N_PLACES_FOR_STATE => Outcome::Unconfirmed,
            Some("true" | "1") => {
                self.session.stored(state);
                Outcome::Stored
            }
            Some("") => {
                self.session.stored(state);
                Outcome::Unconfirmed
            }
            _ => {
                self.written.clear();
                Outcome::Failed
            }
        }
    }
}

/// The place and the field of an interaction's element.
fn entry_of(element: &str) -> Option<(String, String)> {
    let (place, field) = element.strip_prefix("cmi.interactions.")?.split_once('.')?;
    Some((place.to_owned(), field.to_owned()))
}

/// Some systems answer with nothing at all; only a plain "no" is a no.
fn is_yes(answer: Option<&str>) -> bool {
    !matches!(answer, None | Some("false" | "0"))
}

/// Whether somebody else in this page has begun the conversation already.
fn is_open_already(api: &Api) -> bool {
    matches!(api.call("GetLastError", &[]).as_deref(), Some("101" | "103")) && {
        let asked = if api.version == Version::V12 {
            "cmi.core.lesson_status"
        } else {
            "cmi.completion_status"
        };
        !api.read(asked).is_empty()
    }
}

impl Host for Scorm {
    fn destination(&self) -> ResultsDestination {
        if self.session.is_silent() {
            ResultsDestination::Preview
        } else {
            ResultsDestination::LearningSystem
        }
    }

    fn take(&mut self, events: &[Event], state: &State) {
        self.session.answered(events, state, now_ms());
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<Outcome>) {
        let outcome = if self.is_open {
            self.send(state, false)
        } else {
            Outcome::Failed
        };
        done.emit(outcome);
    }

    fn finish(&mut self, state: &Rc<State>) -> Outcome {
        if !self.is_open || self.session.leaves_quietly(state) {
            return Outcome::Stored;
        }
        let seconds = state.seconds.saturating_sub(self.seconds_before);
        let closing = self.session.closing(state, seconds);
        let is_written = self.write(closing).is_some();
        let outcome = self.send(state, is_written);
        self.is_open = false;
        let _ = self.api.call("Terminate", &[""]);
        outcome
    }

    fn refuge(&self) -> Option<String> {
        (!self.session.is_silent()).then(|| self.refuge.clone())
    }
}
