//! The messages of SPLICE and of Open edX's JSInput.

use crate::host::attempt::{AttemptStatus, Reported, scaled_score};
use crate::host::host_value::HostValue;
use crate::host::json::{object, string};
use crate::host::suspend_data::{pack, unpack_stored};
use crate::progress::State;
use crate::progress::save::Refused;

/// What the id of a request for the state begins with.
pub const REQUEST_ID: &str = "attention-state-";

/// The protocol of the parent frame's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageProtocol {
    /// Scores are sent as they change.
    Splice,
    /// Scores are sent when the parent calls.
    JsInput,
}

/// A message of the parent frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParentMessage {
    /// The answer of a SPLICE host, maybe with a state.
    SpliceState(Option<String>),
    /// JSInput's part of the handshake.
    JsInputReady {
        /// Whether it is to be answered.
        is_ping: bool,
    },
    /// A call of JSInput's.
    JsInputCall {
        /// The method.
        method: String,
        /// The call's id, as JSON.
        id: String,
        /// The argument, maybe empty.
        argument: String,
    },
}

impl ParentMessage {
    /// Reads a message; `None` where it belongs to neither protocol.
    pub fn read(message: &impl HostValue) -> Option<Self> {
        let member = |name: &str| message.member(name).map(|value| as_text(&value));
        if message.text_of("subject").as_deref() == Some("SPLICE.getState.response") {
            // A refusal says nothing of the state, and what answers another request may be somebody else's.
            let is_answer = message.member("error").is_none()
                && message
                    .text_of("message_id")
                    .is_none_or(|id| id.starts_with(REQUEST_ID));
            return is_answer.then(|| Self::SpliceState(member("state")));
        }
        let method = message
            .text_of("method")
            .filter(|method| method.starts_with("JSInput::"))?;
        if method == "JSInput::__ready" {
            let is_ping = message.text_of("params").as_deref() == Some("ping");
            return Some(Self::JsInputReady { is_ping });
        }
        Some(Self::JsInputCall {
            method,
            id: message.member("id")?.json()?,
            argument: member("params").unwrap_or_default(),
        })
    }

    /// The protocol that it belongs to.
    pub fn protocol(&self) -> MessageProtocol {
        match self {
            Self::SpliceState(_) => MessageProtocol::Splice,
            _ => MessageProtocol::JsInput,
        }
    }

    /// Whether it tells what the parent frame had stored.
    pub fn tells_state(&self) -> bool {
        match self {
            Self::SpliceState(_) => true,
            Self::JsInputReady { .. } => false,
            Self::JsInputCall { method, .. } => method == "JSInput::setState",
        }
    }

    /// What that was, if anything.
    pub fn stored(&self) -> Option<&str> {
        match self {
            Self::SpliceState(stored) => stored.as_deref(),
            Self::JsInputCall { argument, .. } if self.tells_state() => Some(argument),
            _ => None,
        }
    }
}

/// A text as it is, anything else as JSON.
fn as_text(value: &impl HostValue) -> String {
    value.text().or_else(|| value.json()).unwrap_or_default()
}

/// The request for the stored state. It says nothing about the learner.
pub fn splice_get_state(message_id: &str) -> String {
    object(&[
        ("subject", string("SPLICE.getState")),
        ("message_id", string(message_id)),
    ])
}

/// Score and state for a SPLICE host that has answered.
pub fn splice_report(message_id: &str, status: &AttemptStatus, state: &State) -> String {
    object(&[
        ("subject", string("SPLICE.reportScoreAndState")),
        ("message_id", string(message_id)),
        ("score", scaled_score(status.best)),
        ("state", string(&pack(state, &status.reported()))),
    ])
}

/// The two messages of JSInput's handshake.
pub fn jsinput_ready(is_answer: bool) -> String {
    object(&[
        ("method", string("JSInput::__ready")),
        ("params", string(if is_answer { "pong" } else { "ping" })),
    ])
}

/// The response to a call of JSInput's, whose `id` is JSON. Grade and state are JSON within a string, as the grader of the
/// problem reads them. `None` for a method that has no response.
pub fn jsinput_response(method: &str, id: &str, status: &AttemptStatus, state: &State) -> Option<String> {
    let result = match method {
        "JSInput::getGrade" => object(&[
            ("score", scaled_score(status.best)),
            ("answered", status.answered.to_string()),
            ("total", status.total.to_string()),
            ("finished", state.quiz.finished.to_string()),
            ("passed", status.is_passed().to_string()),
        ]),
        "JSInput::getState" => object(&[("state", string(&pack(state, &status.reported())))]),
        "JSInput::setState" => return Some(object(&[("id", id.to_owned()), ("result", string("ok"))])),
        _ => return None,
    };
    Some(object(&[("id", id.to_owned()), ("result", string(&result))]))
}

/// Reads what the parent frame has stored, if anything.
pub fn stored_within(stored: Option<&str>) -> (Result<Option<State>, Refused>, Reported) {
    let stored = stored.filter(|text| !text.is_empty() && *text != "{}");
    unpack_stored(stored.map(suspend_data_within))
}

/// The suspend data within a text that may be JSON around it; the text itself where there is none.
pub fn suspend_data_within(text: &str) -> &str {
    let is_ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let begins = |at: &usize| {
        ["al1.", "al2."]
            .iter()
            .any(|prefix| text.as_bytes()[*at..].starts_with(prefix.as_bytes()))
    };
    (0..text.len())
        .find(begins)
        .and_then(|at| text.get(at..)?.split(|c| !is_ours(c)).next())
        .unwrap_or(text)
}
