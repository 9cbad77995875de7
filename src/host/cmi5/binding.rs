//! A cmi5 system as a host: its launch, and what is sent to its record store.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{JSON, Math};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::launch::{Launch, LaunchData, mastery};
use super::protocol::{Cmi5Session, Stamp};
use super::record_store::{ExitRequest, RecordStore, Reply, send};
use super::state_document::{StateDocument, unpack_document};
use crate::host::browser::{now_ms, property, text};
use crate::host::scope::Scope;
use crate::host::storage::{Store, key_for};
use crate::host::trace::Trace;
use crate::host::{Host, HostData, SendResult};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

const TOKEN: &str = "attention-lesson.token";
/// What this tab knows of the session.
const SESSION: &str = "attention-lesson.session";
/// The store has its first statement.
const BEGUN: &str = "begun";
/// Its last one was sent.
const ENDED: &str = "ended";

/// Ends the session for this tab, since another has it.
pub(crate) fn leave_to_others() {
    Store::Tab.keep(SESSION, ENDED);
}

/// The key of the copy that this device keeps while the system of `launch` cannot be reached: one learner's, of one registration.
pub(crate) fn fallback_key(launch: &Launch) -> String {
    let Launch {
        actor,
        activity,
        registration,
        ..
    } = launch;
    key_for(&format!("{actor} {activity} {registration}"))
}

/// The token: this tab's, if the page was loaded again, else the one that the system gives once.
async fn token(launch: &Launch, scope: &Scope) -> Option<String> {
    let prefix = format!("{} ", launch.fetch);
    let known = Store::Tab.load(TOKEN);
    if let Some(token) = known.as_ref().and_then(|known| known.strip_prefix(&prefix)) {
        return Some(token.to_owned());
    }
    let answer = send("POST", &launch.fetch, &[], None, scope).await?;
    let token = text(&JSON::parse(&answer.body).ok()?, "auth-token")?;
    Store::Tab.keep(TOKEN, &(prefix + &token));
    Store::Tab.remove(SESSION);
    Some(token)
}

fn launch_data(body: &str) -> LaunchData {
    JSON::parse(body).map_or_else(|_| LaunchData::default(), |data| LaunchData::read(&data))
}

/// A stamp for a statement, with a random UUID (RFC 9562, version 4).
fn stamp() -> Stamp {
    let id = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".chars().map(|c| {
        let digit = (Math::random() * 16.0) as u32;
        match c {
            'x' => char::from_digit(digit, 16).unwrap_or(c),
            'y' => char::from_digit(8 | digit & 3, 16).unwrap_or(c),
            c => c,
        }
    });
    Stamp {
        id: id.collect(),
        at_ms: now_ms(),
    }
}

/// A cmi5 system as a host.
pub(crate) struct Cmi5 {
    session: Rc<RefCell<Cmi5Session>>,
    store: RecordStore,
    document: Rc<StateDocument>,
    seconds_before: u32,
    is_ended: Rc<Cell<bool>>,
}

impl Cmi5 {
    /// Begins a session. `None` where the system cannot be reached, gives no token, or does not say what it has stored. `default_mastery` is the least
    /// percentage that passes where the system sets none. `on_found` gets what another device stores meanwhile.
    pub(crate) async fn open(
        launch: Launch,
        default_mastery: u8,
        on_found: Callback<State>,
        scope: &Scope,
        trace: &Trace,
    ) -> Option<(Self, HostData)> {
        let token = token(&launch, scope).await;
        trace.add(|| {
            let answer = if token.is_some() { "a token" } else { "no token" };
            format!("cmi5 launch; POST {} → {answer}", launch.fetch)
        });
        let token = token?;
        let store = RecordStore {
            launch,
            token,
            scope: scope.clone(),
            trace: trace.clone(),
        };
        let data = launch_data(&store.read(&store.state_path("LMS.LaunchData")).await??.body);
        // cmi5 asks for this request (§11). There is one language so far, so nothing follows from it.
        let _ = store.request("GET", &store.preferences_path(), None, None).await;
        let found = store.read(&StateDocument::path(&store)).await?;
        let (state, reported) = unpack_document(found.as_ref());
        let mastery = data.mastery.as_deref().and_then(mastery);
        let return_url = data.return_url.clone();
        let before = state.clone().ok().flatten().unwrap_or_default();
        let percent = mastery.unwrap_or(default_mastery);
        let mut session = Cmi5Session::new(store.launch.clone(), data, reported, percent, &before);
        let known = Store::Tab.load(SESSION);
        let is_ended = known.as_deref() == Some(ENDED);
        if !is_ended {
            // A tab that the browser has restored goes on in its session.
            if known.is_none() {
                session.initialize(&stamp());
            }
            // What an earlier session could not tell.
            session.record(&[], &before, 0, stamp);
        }
        let cmi5 = Self {
            session: Rc::new(RefCell::new(session)),
            store,
            document: Rc::new(StateDocument::new(found.as_ref(), on_found)),
            seconds_before: before.seconds,
            is_ended: Rc::new(Cell::new(is_ended)),
        };
        let data = HostData {
            state,
            mastery_percent: mastery,
            return_url,
        };
        Some((cmi5, data))
    }
}

/// Sends the outbox, oldest statement first, and the state. A statement that the store has already counts as stored; one that it
/// refuses for good is set aside, so that the others go.
async fn send_all(
    session: &RefCell<Cmi5Session>,
    store: &RecordStore,
    state: &State,
    document: &StateDocument,
) -> Reply {
    let mut is_refused = false;
    loop {
        let next = session.borrow_mut().send_next();
        let Some(next) = next else { break };
        let answer = store.request("POST", "statements", Some(&next.json), None).await;
        let reply = Reply::of(&answer);
        match reply {
            Reply::Taken => store.trace.sent(&title(&next.json), &next.json),
            Reply::Refused => is_refused = true,
            Reply::Later(_) | Reply::Over => {
                if answer.is_some() {
                    session.borrow_mut().not_stored();
                }
                return reply;
            }
        }
        if next.verb == "initialized" && Store::Tab.load(SESSION).is_none() {
            Store::Tab.keep(SESSION, BEGUN);
        }
        session.borrow_mut().settled(reply == Reply::Taken);
    }
    match document.write(store, session, state.clone()).await {
        Reply::Taken if is_refused => Reply::Refused,
        reply => reply,
    }
}

/// A short name for a statement: its verb and what it is about.
fn title(statement: &str) -> String {
    let read = |path: [&str; 2]| {
        let value = JSON::parse(statement).ok()?;
        text(&property(&value, path[0])?, path[1])
    };
    let last = |text: Option<String>| {
        text.and_then(|text| text.rsplit('/').next().map(str::to_owned))
            .unwrap_or_default()
    };
    format!("{} {}", last(read(["verb", "id"])), last(read(["object", "id"])))
}

impl Host for Cmi5 {
    fn destination(&self) -> ResultsDestination {
        if self.session.borrow().is_read_only() {
            ResultsDestination::Preview
        } else if self.is_ended.get() {
            ResultsDestination::Closed
        } else {
            ResultsDestination::LearningSystem
        }
    }

    fn record(&mut self, events: &[Event], state: &State) {
        if !self.is_ended.get() {
            let seconds = state.seconds.saturating_sub(self.seconds_before);
            self.session.borrow_mut().record(events, state, seconds, stamp);
        }
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        let (session, store, document) = (self.session.clone(), self.store.clone(), self.document.clone());
        let (state, is_ended) = (state.clone(), self.is_ended.clone());
        spawn_local(async move {
            done.emit(match send_all(&session, &store, &state, &document).await {
                Reply::Taken => SendResult::Stored,
                Reply::Later(pause_ms) => SendResult::Failed { pause_ms },
                // The state is nowhere but here.
                Reply::Refused => SendResult::Unconfirmed,
                Reply::Over => {
                    is_ended.set(true);
                    SendResult::Unconfirmed
                }
            });
        });
    }

    fn terminate(&mut self, state: &Rc<State>) -> SendResult {
        let mut session = self.session.borrow_mut();
        let mut requests: Vec<ExitRequest> = self
            .document
            .on_exit(&self.store, &session, state)
            .into_iter()
            .collect();
        if !self.is_ended.replace(true) {
            session.terminate(state.seconds.saturating_sub(self.seconds_before), &stamp());
            requests.extend(session.exit_batches().into_iter().map(|body| ExitRequest {
                method: "POST",
                path: "statements".into(),
                body,
                condition: None,
            }));
            Store::Tab.keep(SESSION, ENDED);
        }
        self.store.request_on_exit(&requests);
        SendResult::Unconfirmed
    }

    fn fallback_key(&self) -> Option<String> {
        (!self.session.borrow().is_read_only()).then(|| fallback_key(&self.store.launch))
    }
}
