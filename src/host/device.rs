//! This device as a host: the browser's own store. Where that is closed, nothing is stored.

use std::rc::Rc;

use yew::Callback;

use super::storage;
use super::trace::Trace;
use super::{Host, HostData, SendResult};
use crate::progress::{State, save};
use crate::ui::status::ResultsDestination;

/// The browser's own store.
pub(crate) struct Device {
    key: String,
    initial: Rc<State>,
    is_stored: bool,
    trace: Trace,
}

impl Device {
    /// What this device has under `key`, and the host that stores there. A text that is no save code is as good as none.
    pub(crate) fn open(key: String, trace: &Trace) -> (Self, HostData) {
        let state = storage::load(&key).map(|code| save::decode(&code)).transpose();
        let initial = Rc::new(state.clone().ok().flatten().unwrap_or_default());
        let is_stored = state.as_ref().is_ok_and(Option::is_some) || storage::works();
        trace.add(|| format!("local storage: {}", if is_stored { "works" } else { "not available" }));
        let device = Self {
            key,
            initial,
            is_stored,
            trace: trace.clone(),
        };
        (device, HostData::of_state(state))
    }
}

impl Host for Device {
    fn destination(&self) -> ResultsDestination {
        if self.is_stored {
            ResultsDestination::Device
        } else {
            ResultsDestination::Nowhere
        }
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        // What was there is only replaced by what a learner has done since.
        if *state != self.initial {
            let code = save::encode(state);
            self.is_stored = storage::store(&self.key, &code);
            self.trace.add(|| {
                let result = if self.is_stored { "kept" } else { "refused" };
                format!("local storage: {code} {result}")
            });
        }
        done.emit(SendResult::Stored);
    }
}
