//! A parent frame as a host: what it is sent, and how its messages are read. Before it has sent a message it is sent nothing
//! about the learner.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::protocol::{jsinput_ready, jsinput_response, splice_get_state, splice_report, suspend_data_within};
use crate::host::attempt::{AttemptStatus, Reported};
use crate::host::browser::{post_to_parent, property, text, to_json};
use crate::host::suspend_data::unpack_stored;
use crate::host::trace::Trace;
use crate::host::{Host, HostData, SendResult};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// What the id of a request for the state begins with.
const REQUEST_ID: &str = "attention-state-";

/// The protocol of the parent frame's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageProtocol {
    /// Scores are sent as they change.
    Splice,
    /// Scores are sent when the parent calls.
    JsInput,
}

/// A message of the parent frame.
pub(super) enum ParentMessage {
    /// The answer of a SPLICE host, maybe with a state.
    SpliceState(Option<String>),
    /// JSInput's part of the handshake.
    JsInputReady,
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
    pub(super) fn read(message: &JsValue) -> Option<Self> {
        let member = |name: &str| property(message, name).map(|value| as_text(&value));
        if text(message, "subject").as_deref() == Some("SPLICE.getState.response") {
            // A refusal says nothing of the state, and what answers another request may be somebody else's.
            let is_answer = property(message, "error").is_none()
                && text(message, "message_id").is_none_or(|id| id.starts_with(REQUEST_ID));
            return is_answer.then(|| Self::SpliceState(member("state")));
        }
        let method = text(message, "method").filter(|method| method.starts_with("JSInput::"))?;
        if method == "JSInput::__ready" {
            if text(message, "params").as_deref() == Some("ping") {
                post_to_parent(&jsinput_ready(true), false);
            }
            return Some(Self::JsInputReady);
        }
        Some(Self::JsInputCall {
            method,
            id: to_json(&property(message, "id")?)?,
            argument: member("params").unwrap_or_default(),
        })
    }

    /// The protocol that it belongs to.
    pub(super) fn protocol(&self) -> MessageProtocol {
        match self {
            Self::SpliceState(_) => MessageProtocol::Splice,
            _ => MessageProtocol::JsInput,
        }
    }

    /// Whether it tells what the parent frame had stored.
    pub(super) fn tells_state(&self) -> bool {
        match self {
            Self::SpliceState(_) => true,
            Self::JsInputReady => false,
            Self::JsInputCall { method, .. } => method == "JSInput::setState",
        }
    }

    /// What that was, if anything.
    pub(super) fn stored(&self) -> Option<&str> {
        match self {
            Self::SpliceState(stored) => stored.as_deref(),
            Self::JsInputCall { argument, .. } if self.tells_state() => Some(argument),
            _ => None,
        }
    }
}

/// A text as it is, anything else as JSON.
fn as_text(value: &JsValue) -> String {
    value.as_string().or_else(|| to_json(value)).unwrap_or_default()
}

/// Sends the parent frame a first message, which it may answer. The text comes first, since JSInput fails on objects.
pub(super) fn request_state(n: u32, trace: &Trace) {
    if n == 0 {
        let ready = jsinput_ready(false);
        post_to_parent(&ready, false);
        trace.sent("JSInput::__ready", &ready);
    } else {
        let request = splice_get_state(&format!("{REQUEST_ID}{n}"));
        post_to_parent(&request, true);
        trace.sent("SPLICE.getState", &request);
    }
}

/// A parent frame that takes scores; clones share what was reported.
#[derive(Clone)]
pub(super) struct ParentFrame {
    pub(super) protocol: MessageProtocol,
    reported: Rc<Cell<Reported>>,
    mastery_percent: u8,
    n_sent: Rc<Cell<u32>>,
    trace: Trace,
}

impl ParentFrame {
    /// The parent frame that has sent a message.
    pub(super) fn new(protocol: MessageProtocol, mastery_percent: u8, trace: &Trace) -> Self {
        Self {
            protocol,
            reported: Rc::default(),
            mastery_percent,
            n_sent: Rc::default(),
            trace: trace.clone(),
        }
    }

    /// Reads what the parent frame has stored. It may tell so more than once: nothing that was reported is taken back.
    pub(super) fn read(&self, stored: Option<&str>) -> HostData {
        let stored = stored.filter(|text| !text.is_empty() && *text != "{}");
        let (state, reported) = unpack_stored(stored.map(suspend_data_within));
        self.reported.set(self.reported.get().or(reported));
        HostData::of_state(state)
    }

    /// The status of this state, which from now on is what was reported.
    fn report(&self, state: &State) -> AttemptStatus {
        let status = AttemptStatus::of(state, &self.reported.get(), self.mastery_percent);
        self.reported.set(status.reported());
        status
    }

    /// Responds to a call of JSInput's.
    pub(super) fn respond(&self, method: &str, id: &str, state: &State) {
        if let Some(response) = jsinput_response(method, id, &self.report(state), state) {
            self.trace.add(|| format!("{method} asked → {response}"));
            self.trace.sent(method, &response);
            post_to_parent(&response, false);
        }
    }
}

impl Host for ParentFrame {
    fn destination(&self) -> ResultsDestination {
        ResultsDestination::ParentFrame
    }

    fn record(&mut self, _: &[Event], state: &State) {
        self.report(state);
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        let status = self.report(state);
        if self.protocol == MessageProtocol::Splice && status.is_touched {
            let n = self.n_sent.get() + 1;
            self.n_sent.set(n);
            let message = splice_report(&format!("attention-report-{n}"), &status, state);
            self.trace.add(|| message.clone());
            self.trace.sent("SPLICE.reportScoreAndState", &message);
            post_to_parent(&message, true);
        }
        done.emit(SendResult::Stored);
    }
}
