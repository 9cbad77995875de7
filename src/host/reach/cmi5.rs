//! A cmi5 system's record store, over `fetch`: only the addresses that the launch named are ever called.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{JSON, Object, Reflect, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response};
use yew::Callback;

use super::browser::{property, stamp, text};
use super::witness::Witness;
use super::{Found, Host, Outcome};
use crate::host::report::cmi5::{Launch, LaunchData, STATE_ID, Session, Template};
use crate::host::report::{Kept, standing, unpack};
use crate::host::storage;
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

const TOKEN: &str = "attention-lesson.token";
const ENDED: &str = "attention-lesson.ended";
/// So much of a refusal is shown in the inspector.
const MOST_SHOWN: usize = 200;

/// Where this device keeps a copy while the system of `launch` cannot be reached.
pub(crate) fn refuge(launch: &Launch) -> String {
    storage::key_for(&format!("{} {}", launch.actor, launch.activity))
}

/// How requests are made.
#[derive(Clone)]
struct Store {
    launch: Launch,
    token: String,
    witness: Witness,
}

/// An answer's status and body.
type Answer = Option<(u16, String)>;

impl Store {
    /// One request. `None` where none came through.
    async fn ask(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        let url = format!("{}{path}", self.launch.endpoint);
        let headers = self.headers();
        let answer = send(method, &url, &headers, body, false).await;
        self.witness
            .note(|| format!("{method} {url} → {}", in_short(answer.as_ref())));
        answer
    }

    /// One request that outlives the page, without an answer. A browser asks a store of another origin for leave first,
    /// which it no longer does for a page that goes; so the request is made a second time in the form of xAPI 1.0.3,
    /// Communication §1.3, which needs no leave. A store takes the same statement once.
    fn leave(&self, method: &str, path: &str, body: &str) {
        let Launch { endpoint, .. } = &self.launch;
        leave_behind(method, &format!("{endpoint}{path}"), &self.headers(), body);
        let own = web_sys::window().and_then(|window| window.location().origin().ok());
        if own.is_some_and(|own| endpoint.starts_with(&format!("{own}/"))) {
            return;
        }
        let (resource, query) = path.split_once('?').unwrap_or((path, ""));
        let mut form = query.to_owned();
        let content = [("content", body.to_owned())];
        for (name, value) in self.headers().iter().chain(&content) {
            form += &["&", name, "=", &String::from(encode_uri_component(value))].concat();
        }
        let kind = [("Content-Type", "application/x-www-form-urlencoded".to_owned())];
        let form = form.trim_start_matches('&');
        leave_behind("POST", &format!("{endpoint}{resource}?method={method}"), &kind, form);
    }

    fn headers(&self) -> [(&'static str, String); 3] {
        [
            ("Authorization", format!("Basic {}", self.token)),
            ("X-Experience-API-Version", "1.0.3".into()),
            ("Content-Type", "application/json".into()),
        ]
    }

    fn state_path(&self, id: &str) -> String {
        let part = |text: &str| String::from(encode_uri_component(text));
        let Launch {
            activity,
            actor,
            registration,
            ..
        } = &self.launch;
        format!(
            "activities/state?stateId={id}&activityId={}&agent={}&registration={registration}",
            part(activity),
            part(actor)
        )
    }

    fn preferences_path(&self) -> String {
        let agent = String::from(encode_uri_component(&self.launch.actor));
        format!("agents/profile?profileId=cmi5LearnerPreferences&agent={agent}")
    }
}

fn options(method: &str, headers: &[(&str, String)], body: Option<&str>, outlives: bool) -> Option<RequestInit> {
    let options = RequestInit::new();
    options.set_method(method);
    let named = Object::new();
    for (name, value) in headers {
        Reflect::set(&named, &(*name).into(), &value.as_str().into()).ok()?;
    }
    options.set_headers(&named);
    if let Some(body) = body {
        options.set_body(&body.into());
    }
    Reflect::set(&options, &"keepalive".into(), &outlives.into()).ok()?;
    Some(options)
}

fn leave_behind(method: &str, url: &str, headers: &[(&str, String)], body: &str) {
    if let (Some(options), Some(window)) = (options(method, headers, Some(body), true), web_sys::window()) {
        let _ = window.fetch_with_str_and_init(url, &options);
    }
}

async fn send(method: &str, url: &str, headers: &[(&str, String)], body: Option<&str>, outlives: bool) -> Answer {
    let options = options(method, headers, body, outlives)?;
    let answer = web_sys::window()?.fetch_with_str_and_init(url, &options);
    let response: Response = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    let body = JsFuture::from(response.text().ok()?).await.ok()?;
    Some((response.status(), body.as_string()?))
}

/// An answer for the inspector: its status, and what it says where it is a refusal.
fn in_short(answer: Option<&(u16, String)>) -> String {
    match answer {
        None => "no answer".to_owned(),
        Some((status @ 200..=299, _)) => status.to_string(),
        Some((status, body)) => format!("{status} {}", body.chars().take(MOST_SHOWN).collect::<String>()),
    }
}

/// The token: this tab's, if the page was loaded again, else the one that is given out once.
async fn token(launch: &Launch) -> Option<String> {
    let mark = format!("{} ", launch.fetch);
    let of_tab = storage::of_tab();
    let known = of_tab.as_ref().and_then(|tab| tab.get_item(TOKEN).ok()?);
    if let Some(token) = known.as_ref().and_then(|known| known.strip_prefix(&mark)) {
        return Some(token.to_owned());
    }
    let (_, body) = send("POST", &launch.fetch, &[], None, false).await?;
    let token = text(&JSON::parse(&body).ok()?, "auth-token")?;
    if let Some(tab) = of_tab {
        let _ = tab.set_item(TOKEN, &(mark + &token));
        let _ = tab.remove_item(ENDED);
    }
    Some(token)
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map_or_else(|_| "null".into(), String::from)
}

/// The members of an object, each value as JSON.
fn members(object: &JsValue) -> Vec<(String, String)> {
    let keys = object.dyn_ref::<Object>().map(Object::keys).unwrap_or_default();
    keys.iter()
        .filter_map(|key| key.as_string())
        .filter_map(|key| Some((json(&property(object, &key)?), key)).map(|(value, key)| (key, value)))
        .collect()
}

fn template(object: &JsValue) -> Template {
    let activities = property(object, "contextActivities").unwrap_or_default();
    let categories = property(&activities, "category").unwrap_or_default();
    let without = |mut all: Vec<(String, String)>, names: &[&str]| {
        all.retain(|(name, _)| !names.contains(&name.as_str()));
        all
    };
    Template {
        categories: members(&categories).into_iter().map(|(_, value)| value).collect(),
        activities: without(members(&activities), &["category"]),
        extensions: members(&property(object, "extensions").unwrap_or_default()),
        rest: without(members(object), &["contextActivities", "extensions", "registration"]),
    }
}

fn launch_data(body: &str) -> LaunchData {
    let Ok(data) = JSON::parse(body) else {
        return LaunchData::default();
    };
    LaunchData {
        template: template(&property(&data, "contextTemplate").unwrap_or_default()),
        is_silent: matches!(text(&data, "launchMode").as_deref(), Some("Browse" | "Review")),
        mastery: property(&data, "masteryScore").map(|score| json(&score)),
        return_url: text(&data, "returnURL")
            .filter(|url| url.starts_with("http://") || url.starts_with("https://"))
            .unwrap_or_default(),
    }
}

/// A cmi5 system as a host.
pub(crate) struct Cmi5 {
    session: Rc<RefCell<Session>>,
    store: Store,
    kept_document: Rc<RefCell<Option<String>>>,
    seconds_before: u32,
    is_ended: bool,
}

impl Cmi5 {
    /// Begins a session. `None` where the system cannot be reached or gives no token.
    pub(crate) async fn open(launch: Launch, mastery_percent: u8, witness: Witness) -> Option<(Self, Found)> {
        let token = token(&launch).await;
        witness.note(|| {
            let answer = if token.is_some() { "a token" } else { "no token" };
            format!("cmi5 launch; POST {} → {answer}", launch.fetch)
        });
        let token = token?;
        let store = Store { launch, token, witness };
        let (status, body) = store.ask("GET", &store.state_path("LMS.LaunchData"), None).await?;
        if status != 200 {
            return None;
        }
        let data = launch_data(&body);
        // To be asked for; there is one language so far, so nothing follows from it.
        let _ = store.ask("GET", &store.preferences_path(), None).await;
        let document = store.ask("GET", &store.state_path(STATE_ID), None).await;
        let parcel = document
            .filter(|(status, _)| *status == 200)
            .and_then(|(_, body)| text(&JSON::parse(&body).ok()?, "state"));
        let asked = data.mastery.as_ref().and_then(|score| standing::percent(score, true));
        let (state, kept) = match parcel.map(|parcel| unpack(&parcel)) {
            Some(Ok((state, kept))) => (Ok(Some(state)), kept),
            Some(Err(refused)) => (Err(refused), Kept::default()),
            None => (Ok(None), Kept::default()),
        };
        let way_back = Some(data.return_url.clone()).filter(|url| !url.is_empty());
        let before = state.clone().ok().flatten().unwrap_or_default();
        let percent = asked.unwrap_or(mastery_percent);
        let mut session = Session::new(store.launch.clone(), data, kept, percent, &before);
        let is_ended = storage::of_tab().is_some_and(|tab| tab.get_item(ENDED).is_ok_and(|mark| mark.is_some()));
        if !is_ended {
            session.begin(&stamp());
        }
        let cmi5 = Self {
            session: Rc::new(RefCell::new(session)),
            store,
            kept_document: Rc::default(),
            seconds_before: before.seconds,
            is_ended,
        };
        let found = Found {
            state,
            mastery_percent: asked,
            way_back,
        };
        Some((cmi5, found))
    }
}

/// Sends what waits, oldest first, and the state. A statement that is known already is as good as stored.
async fn deliver(
    session: &RefCell<Session>,
    store: &Store,
    document: Option<String>,
    kept: &RefCell<Option<String>>,
) -> Outcome {
    loop {
        let next = session.borrow().outbox().first().cloned();
        let Some(statement) = next else { break };
        match store.ask("POST", "statements", Some(&statement)).await {
            Some((200..=299 | 409, _)) => {
                store.witness.sent(&title(&statement), &statement);
                session.borrow_mut().stored(1);
            }
            _ => return Outcome::Failed,
        }
    }
    let Some(document) = document.filter(|document| kept.borrow().as_ref() != Some(document)) else {
        return Outcome::Stored;
    };
    match store.ask("PUT", &store.state_path(STATE_ID), Some(&document)).await {
        Some((200..=299, _)) => {
            store.witness.sent("state", &document);
            kept.replace(Some(document));
            Outcome::Stored
        }
        _ => Outcome::Failed,
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
        if self.session.borrow().is_silent() {
            ResultsDestination::Preview
        } else if self.is_ended {
            ResultsDestination::Closed
        } else {
            ResultsDestination::LearningSystem
        }
    }

    fn take(&mut self, events: &[Event], state: &State) {
        if !self.is_ended {
            let seconds = state.seconds.saturating_sub(self.seconds_before);
            self.session.borrow_mut().tell(events, state, seconds, stamp);
        }
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<Outcome>) {
        let document = self.session.borrow().document(state);
        let (session, store, kept) = (self.session.clone(), self.store.clone(), self.kept_document.clone());
        spawn_local(async move {
            let outcome = deliver(&session, &store, document, &kept).await;
            done.emit(outcome);
        });
    }

    fn finish(&mut self, state: &Rc<State>) -> Outcome {
        let mut session = self.session.borrow_mut();
        if let Some(document) = session.document(state) {
            self.store.leave("PUT", &self.store.state_path(STATE_ID), &document);
        }
        if self.is_ended {
            return Outcome::Unconfirmed;
        }
        self.is_ended = true;
        session.end(state.seconds.saturating_sub(self.seconds_before), &stamp());
        let statements = session.outbox();
        let body = match statements {
            [only] => only.clone(),
            many => ["[", &many.join(","), "]"].concat(),
        };
        self.store.leave("POST", "statements", &body);
        if let Some(tab) = storage::of_tab() {
            let _ = tab.set_item(ENDED, "1");
        }
        Outcome::Unconfirmed
    }

    fn refuge(&self) -> Option<String> {
        (!self.session.borrow().is_silent()).then(|| refuge(&self.store.launch))
    }
}
