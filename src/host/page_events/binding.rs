//! The page that mounted the lesson as a host: it gets events, and stores the state itself.

use js_sys::{Function, JSON};
use wasm_bindgen::JsValue;

use super::protocol::{event_json, ready_json};
use crate::host::Host;
use crate::host::trace::Trace;
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// A host page with an `onEvent`.
pub(crate) struct PageEvents {
    on_event: Function,
    trace: Trace,
}

impl PageEvents {
    /// The host behind this function, which gets the first event at once.
    pub(crate) fn open(on_event: Function, state: &State, trace: &Trace) -> Self {
        let events = Self {
            on_event,
            trace: trace.clone(),
        };
        events.emit(&ready_json(state));
        events
    }

    /// Hands over an event as a plain object. What the function throws is the page's own matter.
    fn emit(&self, event: &str) {
        self.trace.sent("event", event);
        if let Ok(event) = JSON::parse(event) {
            let _ = self.on_event.call1(&JsValue::UNDEFINED, &event);
        }
    }
}

impl Host for PageEvents {
    fn destination(&self) -> ResultsDestination {
        ResultsDestination::HostPage
    }

    fn record(&mut self, events: &[Event], state: &State) {
        for event in events {
            self.emit(&event_json(event, state));
        }
    }
}
