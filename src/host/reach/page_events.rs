//! The page that mounted the lesson as a host: it gets events and keeps the state itself.

use std::rc::Rc;

use js_sys::{Function, JSON};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::witness::Witness;
use super::{Host, Outcome};
use crate::host::report::parent::{PageEvent, told};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// A host page with an `onEvent`.
pub(crate) struct PageEvents {
    on_event: Function,
    witness: Witness,
}

impl PageEvents {
    /// The host behind this function.
    pub(crate) fn new(on_event: Function, witness: &Witness) -> Self {
        Self {
            on_event,
            witness: witness.clone(),
        }
    }

    /// Hands over an event as a plain object. What the function throws is the page's own matter.
    pub(crate) fn emit(&self, event: &PageEvent) {
        let plain = Serializer::json_compatible();
        if let Ok(event) = event.serialize(&plain) {
            let text = JSON::stringify(&event).map(String::from);
            self.witness.sent("event", &text.unwrap_or_default());
            let _ = self.on_event.call1(&JsValue::UNDEFINED, &event);
        }
    }
}

impl Host for PageEvents {
    fn destination(&self) -> ResultsDestination {
        ResultsDestination::HostPage
    }

    fn take(&mut self, events: &[Event], state: &State) {
        for event in events {
            self.emit(&told(event, state));
        }
    }

    fn commit(&mut self, _: &Rc<State>, done: Callback<Outcome>) {
        done.emit(Outcome::Stored);
    }

    fn finish(&mut self, _: &Rc<State>) -> Outcome {
        Outcome::Stored
    }

    fn refuge(&self) -> Option<String> {
        None
    }
}
