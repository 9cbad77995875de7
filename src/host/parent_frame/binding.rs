//! A parent frame as a host: what it is sent, and how its messages are read. Before it has sent a message it is sent nothing
//! about the learner.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::protocol::{
    MessageProtocol, ParentMessage, REQUEST_ID, jsinput_ready, jsinput_response, splice_get_state, splice_report,
    stored_within,
};
use crate::host::attempt::{AttemptStatus, Reported};
use crate::host::browser::post_to_parent;
use crate::host::trace::Trace;
use crate::host::{Host, HostData, SendResult};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// Reads a message; `None` where it belongs to neither protocol. A ping is answered.
pub(super) fn read(message: &JsValue) -> Option<ParentMessage> {
    let message = ParentMessage::read(message)?;
    if matches!(message, ParentMessage::JsInputReady { is_ping: true }) {
        post_to_parent(&jsinput_ready(true), false);
    }
    Some(message)
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
        let (state, reported) = stored_within(stored);
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
