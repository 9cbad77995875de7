//! This device as a host: the browser's store, or nowhere.

use std::rc::Rc;

use yew::Callback;

use super::witness::Witness;
use super::{Found, Host, Outcome};
use crate::host::storage;
use crate::progress::{Event, State, save};
use crate::ui::status::ResultsDestination;

/// The browser's own store.
pub(crate) struct Local {
    key: String,
    found: Rc<State>,
    is_kept: bool,
    witness: Witness,
}

impl Local {
    /// What this device kept under `key`, and the host that keeps it. A text that is no code of ours is as good as none.
    pub(crate) fn open(key: String, witness: &Witness) -> (Self, Found) {
        let state = storage::load(&key).map(|code| save::decode(&code)).transpose();
        let found = Rc::new(state.clone().ok().flatten().unwrap_or_default());
        let is_kept = state.as_ref().is_ok_and(Option::is_some) || storage::works();
        witness.note(|| format!("local storage: {}", if is_kept { "works" } else { "not available" }));
        let local = Self {
            key,
            found,
            is_kept,
            witness: witness.clone(),
        };
        let found = Found {
            state,
            mastery_percent: None,
            way_back: None,
        };
        (local, found)
    }
}

impl Host for Local {
    fn destination(&self) -> ResultsDestination {
        if self.is_kept {
            ResultsDestination::Device
        } else {
            ResultsDestination::Nowhere
        }
    }

    fn take(&mut self, _: &[Event], _: &State) {}

    fn commit(&mut self, state: &Rc<State>, done: Callback<Outcome>) {
        // What was found is only written over by what a learner did since.
        if *state != self.found {
            let code = save::encode(state);
            self.is_kept = storage::keep(&self.key, &code);
            self.witness.note(|| {
                format!(
                    "local storage: {code} {}",
                    if self.is_kept { "kept" } else { "refused" }
                )
            });
        }
        done.emit(Outcome::Stored);
    }

    fn finish(&mut self, state: &Rc<State>) -> Outcome {
        self.commit(state, Callback::noop());
        Outcome::Stored
    }

    fn refuge(&self) -> Option<String> {
        None
    }
}
