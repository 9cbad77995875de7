//! This device as a host: a store of the browser. Where that is closed, nothing is stored.

use std::rc::Rc;

use yew::Callback;

use super::storage::Store;
use super::trace::Trace;
use super::{Host, HostData, SendResult};
use crate::progress::{State, save};
use crate::ui::status::ResultsDestination;

/// A store of the browser.
pub(crate) struct Device {
    store: Store,
    key: String,
    initial: Rc<State>,
    is_open: bool,
    is_stored: bool,
    trace: Trace,
}

impl Device {
    /// What `store` has under `key`, and the host that stores there. A text that is no save code is as good as none. Where nothing
    /// can be read nothing is written either, since it would take the place of what is there.
    pub(crate) fn open(store: Store, key: String, trace: &Trace) -> (Self, HostData) {
        let read = store.read(&key);
        let is_read = read.is_ok();
        let state = read.ok().flatten().map(|code| save::decode(&code)).transpose();
        let initial = Rc::new(state.clone().ok().flatten().unwrap_or_default());
        let is_open = is_read && (state.as_ref().is_ok_and(Option::is_some) || store.works());
        trace.add(|| format!("{}: {}", store.name(), if is_open { "works" } else { "not available" }));
        let device = Self {
            store,
            key,
            initial,
            is_open,
            is_stored: is_open,
            trace: trace.clone(),
        };
        (device, HostData::of_state(state))
    }
}

impl Host for Device {
    fn destination(&self) -> ResultsDestination {
        match self.store {
            _ if !self.is_stored => ResultsDestination::Nowhere,
            Store::Device => ResultsDestination::Device,
            Store::Tab => ResultsDestination::Tab,
        }
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        // What was there is only replaced by what a learner has done since.
        if self.is_open && *state != self.initial {
            let code = save::encode(state);
            self.is_stored = self.store.keep(&self.key, &code);
            self.trace.add(|| {
                let result = if self.is_stored { "kept" } else { "refused" };
                format!("{}: {code} {result}", self.store.name())
            });
        }
        done.emit(SendResult::Stored);
    }
}
