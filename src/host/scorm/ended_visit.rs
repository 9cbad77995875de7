//! A visit that its system has ended while the page around stays: the frame was loaded again, and the system refuses a second
//! session. Until the learner opens the lesson anew, this tab keeps what was done.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use crate::host::browser::property;
use crate::host::storage::Store;
use crate::host::{Host, HostData, SendResult};
use crate::progress::{State, save};
use crate::ui::status::ResultsDestination;

const VISIT: &str = "attention-lesson.visit";

/// A visit to the lesson, as this tab knows it.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    /// When the page with the system's object was loaded: another learner has another page.
    page: String,
    /// The key of this learner's copy, if the system names a learner.
    fallback_key: Option<String>,
}

impl Visit {
    /// The visit of the page in `window`.
    pub(super) fn of(window: &JsValue, fallback_key: Option<String>) -> Option<Self> {
        let loaded = property(&property(window, "performance")?, "timeOrigin")?.as_f64()?;
        Some(Self {
            page: (loaded as u64).to_string(),
            fallback_key,
        })
    }

    /// What the tab keeps of it: the key of the copy is known from the first session, and so is the state.
    fn resumed(self) -> Option<(Self, State)> {
        let kept = Store::Tab.load(VISIT)?;
        let [page, key, code] = kept.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let state = save::decode(code).ok().filter(|_| page == self.page)?;
        let fallback_key = (!key.is_empty()).then(|| key.to_owned());
        Some((Self { fallback_key, ..self }, state))
    }

    /// Has the tab keep `state`.
    pub(super) fn keep(&self, state: &State) {
        let key = self.fallback_key.as_deref().unwrap_or_default();
        Store::Tab.keep(VISIT, &[&self.page, key, &save::encode(state)].join(" "));
    }
}

/// Forgets what the tab keeps of earlier visits: a session has begun.
pub(super) fn forget() {
    Store::Tab.remove(VISIT);
}

/// The host of a lesson whose visit has ended.
pub(super) struct EndedVisit(Visit);

impl EndedVisit {
    /// Goes on with what this tab keeps of the visit, if it does.
    pub(super) fn open(visit: Visit) -> Option<(Self, HostData)> {
        let (visit, state) = visit.resumed()?;
        Some((Self(visit), HostData::of_state(Ok(Some(state)))))
    }
}

impl Host for EndedVisit {
    fn destination(&self) -> ResultsDestination {
        ResultsDestination::Closed
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        self.0.keep(state);
        done.emit(SendResult::Unconfirmed);
    }

    fn terminate(&mut self, state: &Rc<State>) -> SendResult {
        self.0.keep(state);
        SendResult::Unconfirmed
    }

    fn fallback_key(&self) -> Option<String> {
        self.0.fallback_key.clone()
    }
}
