//! A listener that stops listening when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener on an event target.
pub(in crate::ui) struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `heard` with each event of this kind, on its way down the tree: some kinds do not come up again.
    pub(in crate::ui) fn new(
        target: &EventTarget,
        kind: &'static str,
        heard: impl Fn(&Event) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| heard(&event));
        target
            .add_event_listener_with_callback_and_bool(kind, callback.as_ref().unchecked_ref(), true)
            .ok()?;
        Some(Self {
            target: target.clone(),
            kind,
            callback,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Failure means that the listener is gone already.
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.kind,
            self.callback.as_ref().unchecked_ref(),
            true,
        );
    }
}
