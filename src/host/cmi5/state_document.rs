//! The state as a document of the record store. Two devices may write it at the same time, so what is written takes in what
//! others have written: question by question, and with the store's help where it tells versions apart (xAPI 1.0.3,
//! Communication §3.1).

use std::cell::{Cell, RefCell};

use js_sys::JSON;
use yew::Callback;

use super::protocol::{Cmi5Session, STATE_ID};
use super::record_store::{ExitRequest, Header, RecordStore, Reply, Response};
use crate::host::attempt::Reported;
use crate::host::suspend_data::unpack_document as unpack_document_of;
use crate::progress::State;
use crate::progress::merge::merge;
use crate::progress::save::Refused;

/// A document that others write at the same time is read and written again so often.
const MOST_TRIES: u32 = 4;

/// The state and what was told, in a document. One that is none of ours is refused as a state that cannot be read.
pub(super) fn unpack_document(found: Option<&Response>) -> (Result<Option<State>, Refused>, Reported) {
    unpack_text(found.map(|found| &*found.body))
}

fn unpack_text(body: Option<&str>) -> (Result<Option<State>, Refused>, Reported) {
    unpack_document_of(body, |body| JSON::parse(body).ok())
}

/// What is known of the document.
pub(super) struct StateDocument {
    /// Its text, as it was read or written last.
    text: RefCell<Option<String>>,
    /// By this header the store lets nothing be written over what is not known here; `None` where it does not tell versions apart.
    condition: RefCell<Option<Header>>,
    /// Whether it is the header of the latest version; else the document is read before it is written.
    is_read: Cell<bool>,
    is_writing: Cell<bool>,
    /// Whether the store has answered to such a header; a network may forbid to send it.
    is_condition_known: Cell<bool>,
    is_condition_forbidden: Cell<bool>,
    on_found: Callback<State>,
}

impl StateDocument {
    /// The document as it was `found`. `on_found` gets what others store in it.
    pub(super) fn new(found: Option<&Response>, on_found: Callback<State>) -> Self {
        let document = Self {
            text: RefCell::default(),
            condition: RefCell::default(),
            is_read: Cell::default(),
            is_writing: Cell::default(),
            is_condition_known: Cell::default(),
            is_condition_forbidden: Cell::default(),
            on_found,
        };
        document.found(found);
        document
    }

    pub(super) fn path(store: &RecordStore) -> String {
        store.state_path(STATE_ID)
    }

    /// The store has this document; `None` where it has none.
    fn found(&self, found: Option<&Response>) {
        let condition = match found {
            None => Some(("If-None-Match", "*".to_owned())),
            Some(found) => found.tag.clone().map(|tag| ("If-Match", tag)),
        };
        let condition = condition.filter(|_| !self.is_condition_forbidden.get());
        self.text.replace(found.map(|found| found.body.clone()));
        self.is_read.set(condition.is_some());
        self.condition.replace(condition);
    }

    /// What has to be written for `state`, if anything.
    fn due(&self, session: &Cmi5Session, state: &State) -> Option<String> {
        let due = session.document(state)?;
        (self.text.borrow().as_deref() != Some(&due)).then_some(due)
    }

    /// Reads what others have written, and takes it into `state`.
    async fn read(&self, store: &RecordStore, session: &RefCell<Cmi5Session>, state: &mut State) -> Result<(), Reply> {
        let answer = store.request("GET", &Self::path(store), None, None).await;
        match answer.as_ref().map(|answer| answer.status) {
            Some(200) => {}
            Some(204 | 404) => {
                self.found(None);
                return Ok(());
            }
            _ => return Err(Reply::of(&answer)),
        }
        if self.text.borrow().as_ref() != answer.as_ref().map(|answer| &answer.body)
            && let (Ok(Some(theirs)), reported) = unpack_document(answer.as_ref())
        {
            session.borrow_mut().learn(&theirs, reported);
            *state = merge(state, &theirs);
            self.on_found.emit(theirs);
        }
        self.found(answer.as_ref());
        Ok(())
    }

    /// Writes `state`, unless the store has it.
    pub(super) async fn write(&self, store: &RecordStore, session: &RefCell<Cmi5Session>, mut state: State) -> Reply {
        for _ in 0..MOST_TRIES {
            if self.due(&session.borrow(), &state).is_none() {
                return Reply::Taken;
            }
            if !self.is_read.get()
                && let Err(reply) = self.read(store, session, &mut state).await
            {
                return reply;
            }
            let due = self.due(&session.borrow(), &state);
            let Some(due) = due else { return Reply::Taken };
            let condition = self.condition.borrow().clone();
            self.is_read.set(false);
            self.is_writing.set(true);
            let answer = store
                .request("PUT", &Self::path(store), Some(&due), condition.as_ref())
                .await;
            self.is_writing.set(false);
            self.is_condition_known
                .set(self.is_condition_known.get() || condition.is_some() && answer.is_some());
            match &answer {
                Some(Response {
                    status: 200..=299, tag, ..
                }) => {
                    store.trace.sent("state", &due);
                    self.text.replace(Some(due));
                    match tag {
                        Some(tag) => {
                            self.condition.replace(Some(("If-Match", tag.clone())));
                            self.is_read.set(true);
                        }
                        // A store that tells versions apart names this one when asked: the one at exit needs it.
                        None if condition.is_some() => {
                            let _ = self.read(store, session, &mut state).await;
                        }
                        None => {}
                    }
                    return Reply::Taken;
                }
                Some(Response { status: 409 | 412, .. }) => {}
                // What a store of another origin does not expect, the browser does not send.
                None if condition.is_some() && !self.is_condition_known.get() => self.is_condition_forbidden.set(true),
                _ => return Reply::of(&answer),
            }
        }
        Reply::Refused
    }

    /// The last request to write `state`. Where one is on its way, this one has no condition and the other has, so that this one
    /// stands, whichever arrives first. There is no time to read what others have written: where the store does not tell versions
    /// apart, nothing is written over it for the sake of what was read alone, which this device keeps.
    pub(super) fn on_exit(&self, store: &RecordStore, session: &Cmi5Session, state: &State) -> Option<ExitRequest> {
        let condition = self.condition.borrow().clone();
        if condition.is_none()
            && let (Ok(Some(known)), _) = unpack_text(self.text.borrow().as_deref())
        {
            let State {
                read, section, seconds, ..
            } = known;
            let answered = State {
                read,
                section,
                seconds,
                ..state.clone()
            };
            self.due(session, &answered)?;
        }
        Some(ExitRequest {
            method: "PUT",
            path: Self::path(store),
            body: self.due(session, state)?,
            condition: condition.filter(|_| !self.is_writing.get()),
        })
    }
}
