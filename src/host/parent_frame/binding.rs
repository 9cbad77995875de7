//! A parent frame as a host: what it is sent, and how its messages are read. Before it has sent a message it is sent nothing
//! about the learner.

use std::cell::RefCell;
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

/// The protocol of the parent frame's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageProtocol {
    /// Scores are sent as they change.
    Splice,
    /// Scores are sent when the parent calls.
    JsInput,
}

/// The attempt as the parent frame gets it.
#[derive(Debug)]
struct Attempt {
    state: Rc<State>,
    reported: Reported,
    mastery_percent: u8,
}

impl Attempt {
    fn status(&self) -> AttemptStatus {
        AttemptStatus::of(&self.state, &self.reported, self.mastery_percent)
    }
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
            return Some(Self::SpliceState(member("state")));
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
        let request = splice_get_state(&format!("attention-state-{n}"));
        post_to_parent(&request, true);
        trace.sent("SPLICE.getState", &request);
    }
}

/// A parent frame that takes scores; clones share the attempt.
#[derive(Clone)]
pub(super) struct ParentFrame {
    protocol: MessageProtocol,
    attempt: Rc<RefCell<Attempt>>,
    n_sent: u32,
    trace: Trace,
}

impl ParentFrame {
    /// The parent frame that has sent a message, with what it had stored.
    pub(super) fn open(
        protocol: MessageProtocol,
        stored: Option<&str>,
        mastery_percent: u8,
        trace: &Trace,
    ) -> (Self, HostData) {
        let stored = stored.filter(|text| !text.is_empty() && *text != "{}");
        let (state, reported) = unpack_stored(stored.map(suspend_data_within));
        let attempt = Attempt {
            state: Rc::default(),
            reported,
            mastery_percent,
        };
        let parent = Self {
            protocol,
            attempt: Rc::new(RefCell::new(attempt)),
            n_sent: 0,
            trace: trace.clone(),
        };
        (parent, HostData::of_state(state))
    }

    /// Responds to a call of JSInput's.
    pub(super) fn respond(&self, method: &str, id: &str) {
        let attempt = self.attempt.borrow();
        if let Some(response) = jsinput_response(method, id, &attempt.status(), &attempt.state) {
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
        let mut attempt = self.attempt.borrow_mut();
        attempt.state = Rc::new(state.clone());
        attempt.reported = attempt.status().reported();
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        self.record(&[], state);
        let status = self.attempt.borrow().status();
        if self.protocol == MessageProtocol::Splice && status.is_touched {
            self.n_sent += 1;
            let message = splice_report(&format!("attention-report-{}", self.n_sent), &status, state);
            self.trace.add(|| message.clone());
            self.trace.sent("SPLICE.reportScoreAndState", &message);
            post_to_parent(&message, true);
        }
        done.emit(SendResult::Stored);
    }
}
