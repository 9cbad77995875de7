//! What every host is to the lesson: the destination of results, whatever its protocol.

use std::rc::Rc;

use yew::Callback;

use crate::progress::save::Refused;
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// How sending to a host ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SendResult {
    /// The host has stored it.
    Stored,
    /// The host did not confirm; sending again would not help.
    Unconfirmed,
    /// It has to be sent again later, and not before so many milliseconds.
    Failed { pause_ms: u32 },
}

impl SendResult {
    /// It has to be sent again later.
    pub(crate) const FAILED: Self = Self::Failed { pause_ms: 0 };
}

/// A destination of results. By default it stores nothing and reports success.
pub(crate) trait Host {
    /// Where results go, as long as sending succeeds.
    fn destination(&self) -> ResultsDestination;

    /// Takes note of what happened, to be sent with the next commit.
    fn record(&mut self, _events: &[Event], _state: &State) {}

    /// Has the host store everything that it should hold; calls `done` once, now or later.
    fn commit(&mut self, _state: &Rc<State>, done: Callback<SendResult>) {
        done.emit(SendResult::Stored);
    }

    /// Sends everything for the last time, without waiting: the page is being left.
    fn terminate(&mut self, state: &Rc<State>) -> SendResult {
        self.commit(state, Callback::noop());
        SendResult::Stored
    }

    /// The key of the copy that this device keeps while the host cannot be reached.
    fn fallback_key(&self) -> Option<String> {
        None
    }
}

/// No host: the learning system that launched the lesson has not answered yet, or another tab speaks to it. The device keeps a copy
/// under a key, if there is one.
pub(crate) struct NoHost(pub(crate) ResultsDestination, pub(crate) Option<String>);

impl Host for NoHost {
    fn destination(&self) -> ResultsDestination {
        self.0
    }

    fn commit(&mut self, _state: &Rc<State>, done: Callback<SendResult>) {
        done.emit(SendResult::Unconfirmed);
    }

    fn terminate(&mut self, _state: &Rc<State>) -> SendResult {
        SendResult::Unconfirmed
    }

    fn fallback_key(&self) -> Option<String> {
        self.1.clone()
    }
}

/// What a host had stored when it was opened.
#[derive(Clone, Debug)]
pub(crate) struct HostData {
    /// The learner's state.
    pub(crate) state: Result<Option<State>, Refused>,
    /// The least percentage that passes, if the host sets one.
    pub(crate) mastery_percent: Option<u8>,
    /// The address to which the learner returns at the end, if the host names one.
    pub(crate) return_url: Option<String>,
}

impl HostData {
    /// A state, and nothing else.
    pub(crate) fn of_state(state: Result<Option<State>, Refused>) -> Self {
        Self {
            state,
            mastery_percent: None,
            return_url: None,
        }
    }
}
