//! Requests to the record store of a cmi5 system. Only addresses that the launch names are requested.

use js_sys::{Array, Object, Promise, Reflect, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use super::protocol::Launch;
use crate::host::scope::Scope;
use crate::host::trace::Trace;

/// So many characters of an error are shown in the inspector.
const MOST_SHOWN: usize = 200;

/// A document that could not be read is asked for again after each of these.
const READ_AGAIN_MS: [u32; 3] = [500, 1_500, 4_000];

/// No answer is waited for any longer.
const LONGEST_MS: u32 = 20_000;

/// The record store.
#[derive(Clone)]
pub(super) struct RecordStore {
    /// Who learns what, and where the store is.
    pub(super) launch: Launch,
    /// What the system has given for this launch.
    pub(super) token: String,
    /// Aborts requests when the lesson is taken off the page.
    pub(super) signal: Option<AbortSignal>,
    /// Owns the pauses between requests.
    pub(super) scope: Scope,
    /// Where each request is told.
    pub(super) trace: Trace,
}

/// The status and the body of a response; `None` where none came.
type Answer = Option<(u16, String)>;

/// What a store's answer to something sent means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// It has it, and maybe had it before.
    Taken,
    /// It will never take this.
    Refused,
    /// It takes nothing more: the session is over.
    Over,
    /// It may take it later.
    Later,
}

impl Reply {
    /// What this answer means (RFC 9110, §15.5; xAPI 1.0.3, Communication §3.2: a statement that is there already conflicts).
    pub(super) fn of(answer: Option<&(u16, String)>) -> Self {
        match answer {
            Some((200..=299 | 409, _)) => Self::Taken,
            Some((401, _)) => Self::Over,
            Some((408 | 412 | 425 | 429, _)) => Self::Later,
            Some((400..=499, _)) => Self::Refused,
            _ => Self::Later,
        }
    }
}

impl RecordStore {
    /// One request.
    pub(super) async fn request(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        let url = format!("{}{path}", self.launch.endpoint);
        let headers = self.headers();
        let answer = send(method, &url, &headers, body, self.signal.as_ref(), &self.scope).await;
        self.trace
            .add(|| format!("{method} {url} → {}", summary(answer.as_ref())));
        answer
    }

    /// One request that outlives the page; its response is not read. For a store of another origin a browser makes a
    /// preflight request, which it no longer does for a page that is being left. So the request is made a second time in
    /// the alternate syntax of xAPI 1.0.3, Communication §1.3, which needs no preflight. A store takes the same statement
    /// once.
    pub(super) fn request_on_exit(&self, method: &str, path: &str, body: &str) {
        let Launch { endpoint, .. } = &self.launch;
        send_on_exit(method, &format!("{endpoint}{path}"), &self.headers(), body);
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
        send_on_exit("POST", &format!("{endpoint}{resource}?method={method}"), &kind, form);
    }

    /// A document, `Some(None)` where the store has none. `None` where that stays unknown: whatever the store has must not be
    /// overwritten then.
    pub(super) async fn read(&self, path: &str) -> Option<Option<String>> {
        for wait_ms in READ_AGAIN_MS.map(Some).into_iter().chain([None]) {
            match self.request("GET", path, None).await {
                Some((200, body)) => return Some(Some(body)),
                Some((204 | 404, _)) => return Some(None),
                _ => {
                    let _ = JsFuture::from(pause(wait_ms?, &self.scope)).await;
                }
            }
        }
        None
    }

    fn headers(&self) -> [(&'static str, String); 3] {
        [
            ("Authorization", format!("Basic {}", self.token)),
            ("X-Experience-API-Version", "1.0.3".into()),
            ("Content-Type", "application/json".into()),
        ]
    }

    /// The path of a document of this activity, learner and registration.
    pub(super) fn state_path(&self, id: &str) -> String {
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

    /// The path of the learner's preferences.
    pub(super) fn preferences_path(&self) -> String {
        let agent = String::from(encode_uri_component(&self.launch.actor));
        format!("agents/profile?profileId=cmi5LearnerPreferences&agent={agent}")
    }
}

/// Resolves after so many milliseconds. For a lesson that was taken off the page it never does.
fn pause(ms: u32, scope: &Scope) -> Promise {
    Promise::new(&mut |done, _| {
        scope.after(ms, move || {
            let _ = done.call0(&JsValue::NULL);
        });
    })
}

fn options(method: &str, headers: &[(&str, String)], body: Option<&str>, is_on_exit: bool) -> Option<RequestInit> {
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
    Reflect::set(&options, &"keepalive".into(), &is_on_exit.into()).ok()?;
    Some(options)
}

fn send_on_exit(method: &str, url: &str, headers: &[(&str, String)], body: &str) {
    if let (Some(options), Some(window)) = (options(method, headers, Some(body), true), web_sys::window()) {
        let _ = window.fetch_with_str_and_init(url, &options);
    }
}

/// One request without the store's headers. One that takes too long counts as not answered.
pub(super) async fn send(
    method: &str,
    url: &str,
    headers: &[(&str, String)],
    body: Option<&str>,
    signal: Option<&AbortSignal>,
    scope: &Scope,
) -> Answer {
    let options = options(method, headers, body, false)?;
    options.set_signal(signal);
    let answer = web_sys::window()?.fetch_with_str_and_init(url, &options);
    let limit = pause(LONGEST_MS, scope);
    let in_time = |promise: Promise| JsFuture::from(Promise::race(&Array::of2(&promise, &limit)));
    let response: Response = in_time(answer).await.ok()?.dyn_into().ok()?;
    let body = in_time(response.text().ok()?).await.ok()?;
    Some((response.status(), body.as_string()?))
}

/// A response for the inspector: its status, and the start of its body where it is an error.
fn summary(answer: Option<&(u16, String)>) -> String {
    match answer {
        None => "no answer".to_owned(),
        Some((status @ 200..=299, _)) => status.to_string(),
        Some((status, body)) => format!("{status} {}", body.chars().take(MOST_SHOWN).collect::<String>()),
    }
}
