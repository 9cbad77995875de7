//! Listens to the window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Calls `act` for each event of this name until what is returned is called; `None` where the browser does not allow it.
pub(super) fn listen(name: &'static str, act: impl Fn(Event) + 'static) -> Option<Box<dyn FnOnce()>> {
    let window = web_sys::window()?;
    let closure = Closure::<dyn Fn(Event)>::new(act);
    window
        .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
        .ok()?;
    Some(Box::new(move || {
        // It goes with the page at the latest.
        let _ = window.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    }))
}
