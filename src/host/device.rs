//! This device as a host: a store of the browser. Where that is closed, nothing is stored. Other tabs store there, too: each goes on
//! from what another has stored.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::VisibilityState;
use yew::Callback;

use super::mounted::Mounted;
use super::storage::Store;
use super::trace::Trace;
use super::{Host, HostData, SendResult};
use crate::progress::merge::{is_same_quiz, merge, united, with_reading};
use crate::progress::{State, save};
use crate::ui::status::ResultsDestination;

/// A store of the browser.
pub(crate) struct Device {
    entry: Rc<SharedEntry>,
    initial: Rc<State>,
    is_open: bool,
    is_stored: bool,
    trace: Trace,
}

/// An entry of a store that several tabs write.
pub(crate) struct SharedEntry {
    store: Store,
    key: String,
    /// What this tab has read or written last.
    known: RefCell<Option<String>>,
    /// Gets what was written in the stead of a state, because another tab had written meanwhile.
    on_merged: RefCell<Option<Callback<State>>>,
}

impl SharedEntry {
    /// What another tab has written since this one looked last.
    fn news(&self) -> Option<State> {
        let there = self.store.load(&self.key);
        if there.is_none() || *self.known.borrow() == there {
            return None;
        }
        let state = save::decode(there.as_deref()?).ok();
        self.known.replace(there);
        state
    }

    /// Writes `state`, made one with what another tab has written since. Returns the code, and whether it was written.
    fn write(&self, state: &State) -> (String, bool) {
        let before = self.known.borrow().clone();
        let merged = self.news().map(|theirs| {
            let before = before.and_then(|code| save::decode(&code).ok());
            if before.is_some_and(|before| is_same_quiz(&before, state)) {
                // A quiz that another tab has started over stays so.
                with_reading(theirs, state)
            } else {
                merge(state, &theirs)
            }
        });
        let code = save::encode(merged.as_ref().unwrap_or(state));
        let is_written = self.store.keep(&self.key, &code);
        if is_written {
            self.known.replace(Some(code.clone()));
        }
        if let (Some(merged), Some(on_merged)) = (merged, &*self.on_merged.borrow()) {
            on_merged.emit(merged);
        }
        (code, is_written)
    }

    /// Has `mounted` go on from what other tabs write, as long as its results go to this device.
    pub(crate) fn follow(self: Rc<Self>, mounted: &Mounted) {
        let shown = mounted.clone();
        self.on_merged
            .replace(Some(Callback::from(move |state| shown.go_on_from(state))));
        let shown = mounted.clone();
        let look = Rc::new(move || {
            let is_here = shown.queue.destination() == ResultsDestination::Device;
            if let Some(theirs) = is_here.then(|| self.news()).flatten() {
                let both = united(&theirs, &shown.state());
                if !is_same_quiz(&both, &theirs) {
                    self.write(&both);
                }
                shown.go_on_from(both);
            }
        });
        let Some(window) = web_sys::window() else { return };
        if let Some(document) = window.document() {
            // What a tab was not told while the browser had put it to sleep.
            let (look, seen) = (look.clone(), document.clone());
            mounted.scope.listen(&document, "visibilitychange", move |_| {
                if seen.visibility_state() == VisibilityState::Visible {
                    look();
                }
            });
        }
        mounted.scope.listen(&window, "storage", move |_| look());
    }
}

impl Device {
    /// What `store` has under `key`, and the host that stores there. A text that is no save code is as good as none. Where nothing
    /// can be read nothing is written either, since it would take the place of what is there.
    pub(crate) fn open(store: Store, key: String, trace: &Trace) -> (Self, HostData) {
        let read = store.read(&key);
        let is_read = read.is_ok();
        let known = read.ok().flatten();
        let state = known.as_deref().map(save::decode).transpose();
        let initial = Rc::new(state.clone().ok().flatten().unwrap_or_default());
        let is_open = is_read && (state.as_ref().is_ok_and(Option::is_some) || store.works());
        trace.add(|| format!("{}: {}", store.name(), if is_open { "works" } else { "not available" }));
        let device = Self {
            entry: Rc::new(SharedEntry {
                store,
                key,
                known: RefCell::new(known),
                on_merged: RefCell::default(),
            }),
            initial,
            is_open,
            is_stored: is_open,
            trace: trace.clone(),
        };
        (device, HostData::of_state(state))
    }

    /// Where it stores.
    pub(crate) fn entry(&self) -> Rc<SharedEntry> {
        self.entry.clone()
    }
}

impl Host for Device {
    fn destination(&self) -> ResultsDestination {
        match self.entry.store {
            _ if !self.is_stored => ResultsDestination::Nowhere,
            Store::Device => ResultsDestination::Device,
            Store::Tab => ResultsDestination::Tab,
        }
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<SendResult>) {
        // What was there is only replaced by what a learner has done since.
        if self.is_open && *state != self.initial {
            let (code, is_written) = self.entry.write(state);
            self.is_stored = is_written;
            self.trace.add(|| {
                let result = if is_written { "kept" } else { "refused" };
                format!("{}: {code} {result}", self.entry.store.name())
            });
        }
        done.emit(SendResult::Stored);
    }
}
