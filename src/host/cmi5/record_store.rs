//! Requests to the record store of a cmi5 system. Only addresses that the launch names are requested.

use js_sys::{Array, Date, Object, Promise, Reflect, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit};

use super::launch::Launch;
use crate::host::scope::Scope;
use crate::host::trace::Trace;

/// So many characters of an error are shown in the inspector.
const MOST_SHOWN: usize = 200;

/// A document that could not be read is asked for again after each of these.
const READ_AGAIN_MS: [u32; 3] = [500, 1_500, 4_000];

/// No answer is waited for any longer.
const LONGEST_MS: u32 = 20_000;

/// A store that asks to be left alone is, for at most so long.
const LONGEST_PAUSE_MS: u32 = 60_000;

/// A page that is being left sends at most so many bytes (Fetch, §4.5, `keepalive`).
const MOST_ON_EXIT: usize = 64 * 1024;

/// The record store.
#[derive(Clone)]
pub(super) struct RecordStore {
    /// Who learns what, and where the store is.
    pub(super) launch: Launch,
    /// What the system has given for this launch.
    pub(super) token: String,
    /// Owns requests and the pauses between them.
    pub(super) scope: Scope,
    /// Where each request is told.
    pub(super) trace: Trace,
}

/// A header's name and value.
pub(super) type Header = (&'static str, String);

/// A response.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) body: String,
    /// The version of the document that it is about, where the store names it.
    pub(super) tag: Option<String>,
    /// For how long the store asks to be left alone.
    pub(super) pause_ms: u32,
}

/// `None` where no response came.
pub(super) type Answer = Option<Response>;

/// A request that outlives the page.
pub(super) struct ExitRequest {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) body: String,
    pub(super) condition: Option<Header>,
}

/// What a store's answer to something sent means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// It has it, and maybe had it before.
    Taken,
    /// It will never take this.
    Refused,
    /// It takes nothing more: the session is over.
    Over,
    /// It may take it later, and does not want to be asked for so many milliseconds.
    Later(u32),
}

impl Reply {
    /// What this answer means (RFC 9110, §15.5; xAPI 1.0.3, Communication §3.2: a statement that is there already conflicts).
    pub(super) fn of(answer: &Answer) -> Self {
        match answer.as_ref().map(|answer| answer.status) {
            Some(200..=299 | 409) => Self::Taken,
            Some(401) => Self::Over,
            Some(400..=407 | 410..=424 | 426..=428 | 430..=499) => Self::Refused,
            _ => Self::Later(answer.as_ref().map_or(0, |answer| answer.pause_ms)),
        }
    }
}

impl RecordStore {
    /// One request.
    pub(super) async fn request(
        &self,
        method: &str,
        path: &str,
        body: Option<&str>,
        condition: Option<&Header>,
    ) -> Answer {
        let url = [&self.launch.endpoint, path].concat();
        let answer = send(method, &url, &self.headers(condition), body, &self.scope).await;
        self.trace
            .add(|| format!("{method} {url} → {}", summary(answer.as_ref())));
        answer
    }

    /// Requests that outlive the page, what matters most first; their responses are not read. For a store of another origin a
    /// browser makes a preflight request, which it no longer does for a page that is being left. So the requests are made in
    /// the alternate syntax of xAPI 1.0.3, Communication §1.3, too, which needs no preflight. A store takes the same statement once.
    pub(super) fn request_on_exit(&self, requests: &[ExitRequest]) {
        let endpoint = &self.launch.endpoint;
        let mut left = MOST_ON_EXIT;
        let mut send = |method: &str, url: &str, headers: &[Header], body: &str| {
            if let (Some(rest), Some(window)) = (left.checked_sub(body.len()), web_sys::window())
                && let Some(options) = options(method, headers, Some(body), true)
            {
                left = rest;
                let _ = window.fetch_with_str_and_init(url, &options);
            }
        };
        let own = web_sys::window().and_then(|window| window.location().origin().ok());
        if !own.is_some_and(|own| endpoint.starts_with(&[&own, "/"].concat())) {
            let kind = [("Content-Type", "application/x-www-form-urlencoded".to_owned())];
            for request in requests {
                let (resource, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
                let mut form = query.to_owned();
                let content = [("content", request.body.clone())];
                for (name, value) in self.headers(request.condition.as_ref()).iter().chain(&content) {
                    form += &["&", name, "=", &String::from(encode_uri_component(value))].concat();
                }
                let url = [endpoint, resource, "?method=", request.method].concat();
                send("POST", &url, &kind, form.trim_start_matches('&'));
            }
        }
        for request in requests {
            let headers = self.headers(request.condition.as_ref());
            send(
                request.method,
                &[endpoint, &*request.path].concat(),
                &headers,
                &request.body,
            );
        }
    }

    /// A document, `Some(None)` where the store has none. `None` where that stays unknown: whatever the store has must not be
    /// overwritten then.
    pub(super) async fn read(&self, path: &str) -> Option<Answer> {
        for wait_ms in READ_AGAIN_MS.map(Some).into_iter().chain([None]) {
            let answer = self.request("GET", path, None, None).await;
            match answer.as_ref().map(|answer| answer.status) {
                Some(200) => return Some(answer),
                Some(204 | 404) => return Some(None),
                _ => {
                    let wait_ms = wait_ms?.max(answer.map_or(0, |answer| answer.pause_ms));
                    let _ = JsFuture::from(pause(wait_ms, &self.scope)).await;
                }
            }
        }
        None
    }

    fn headers(&self, condition: Option<&Header>) -> Vec<Header> {
        let mut headers = vec![
            ("Authorization", ["Basic ", &self.token].concat()),
            ("X-Experience-API-Version", "1.0.3".into()),
            ("Content-Type", "application/json".into()),
        ];
        headers.extend(condition.cloned());
        headers
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

fn options(method: &str, headers: &[Header], body: Option<&str>, is_on_exit: bool) -> Option<RequestInit> {
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

/// One request without the store's headers. One that takes too long is given up, so that it does not arrive after what is sent next.
pub(super) async fn send(method: &str, url: &str, headers: &[Header], body: Option<&str>, scope: &Scope) -> Answer {
    let options = options(method, headers, body, false)?;
    let controller = AbortController::new().ok();
    options.set_signal(controller.as_ref().map(AbortController::signal).as_ref());
    let request = scope.on_end(move || {
        if let Some(controller) = controller {
            controller.abort();
        }
    });
    let answer = answer_in_time(url, &options, scope).await;
    scope.cancel(request);
    answer
}

async fn answer_in_time(url: &str, options: &RequestInit, scope: &Scope) -> Answer {
    let answer = web_sys::window()?.fetch_with_str_and_init(url, options);
    let limit = pause(LONGEST_MS, scope);
    let in_time = |promise: Promise| JsFuture::from(Promise::race(&Array::of2(&promise, &limit)));
    let response: web_sys::Response = in_time(answer).await.ok()?.dyn_into().ok()?;
    let body = in_time(response.text().ok()?).await.ok()?.as_string()?;
    // A page is somebody else's answer, a proxy's or a login's.
    if response.ok() && body.trim_start().starts_with('<') {
        return None;
    }
    // A store of another origin may keep its headers to itself.
    let header = |name| response.headers().get(name).ok().flatten();
    Some(Response {
        status: response.status(),
        body,
        tag: header("ETag"),
        pause_ms: header("Retry-After").map_or(0, |after| pause_ms(&after)),
    })
}

/// For how long a server wants to be left alone, which it says in seconds or as a date (RFC 9110, §10.2.3).
fn pause_ms(after: &str) -> u32 {
    let asked = match after.trim().parse::<u32>() {
        Ok(seconds) => seconds.saturating_mul(1_000),
        Err(_) => (Date::parse(after) - Date::now()) as u32,
    };
    asked.min(LONGEST_PAUSE_MS)
}

/// A response for the inspector: its status, and the start of its body where it is an error.
fn summary(answer: Option<&Response>) -> String {
    match answer {
        None => "no answer".to_owned(),
        Some(Response { status, .. }) if (200..=299).contains(status) => status.to_string(),
        Some(Response { status, body, .. }) => {
            format!("{status} {}", body.chars().take(MOST_SHOWN).collect::<String>())
        }
    }
}
