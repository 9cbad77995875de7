//! What a mounted lesson uses of the browser: event listeners, timers, observers, requests. A scope owns them and ends them
//! all at once, so that a lesson that is taken off the page leaves nothing behind.
//!
//! It depends on no other file of the lesson.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, ResizeObserver};

/// Something that a scope owns, for [`Scope::cancel`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(u32);

/// Ends what an entry stands for.
type Release = Box<dyn FnOnce()>;

#[derive(Default)]
struct Owned {
    entries: RefCell<Vec<(Entry, Release)>>,
    n_entries: Cell<u32>,
    is_ended: Cell<bool>,
}

impl Owned {
    fn end(&self) {
        self.is_ended.set(true);
        // An entry that ends may call the scope again, so nothing is borrowed meanwhile.
        let entries = self.entries.take();
        for (_, end) in entries {
            end();
        }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        self.end();
    }
}

/// Owns listeners, timers and whatever else has to end with a lesson. It ends with [`Scope::end`], or when the last of its
/// clones is dropped; a closure that it owns and that holds a clone keeps it alive until then. An ended scope takes nothing
/// new: what is added to it ends at once.
#[derive(Clone, Default)]
pub struct Scope(Rc<Owned>);

impl Scope {
    /// Calls `on_event` with every event of this kind that reaches `target`.
    pub fn listen(&self, target: &EventTarget, kind: &'static str, on_event: impl Fn(Event) + 'static) -> Entry {
        self.add_listener(target, kind, false, Box::new(on_event))
    }

    /// As [`Scope::listen`], but before the elements inside `target` get the event.
    pub fn capture(&self, target: &EventTarget, kind: &'static str, on_event: impl Fn(Event) + 'static) -> Entry {
        self.add_listener(target, kind, true, Box::new(on_event))
    }

    fn add_listener(
        &self,
        target: &EventTarget,
        kind: &'static str,
        is_capturing: bool,
        on_event: Box<dyn Fn(Event)>,
    ) -> Entry {
        if self.is_ended() {
            return Entry(0);
        }
        let target = target.clone();
        let closure = Closure::<dyn Fn(Event)>::wrap(on_event);
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(kind, function, is_capturing);
        self.on_end(move || {
            let function = closure.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback_and_bool(kind, function, is_capturing);
        })
    }

    /// Calls `run` once, after so many milliseconds.
    pub fn after(&self, delay_ms: u32, run: impl FnOnce() + 'static) -> Entry {
        self.add_timeout(delay_ms, Box::new(run))
    }

    fn add_timeout(&self, delay_ms: u32, run: Box<dyn FnOnce()>) -> Entry {
        if self.is_ended() {
            return Entry(0);
        }
        let entry = self.next_entry();
        let owned = Rc::downgrade(&self.0);
        let timeout = Timeout::new(delay_ms, move || {
            if let Some(owned) = owned.upgrade() {
                Self(owned).cancel(entry);
            }
            run();
        });
        self.add(entry, Box::new(move || drop(timeout)))
    }

    /// Calls `run` again and again, at this distance.
    pub fn every(&self, period_ms: u32, run: impl FnMut() + 'static) -> Entry {
        if self.is_ended() {
            return Entry(0);
        }
        let interval = Interval::new(period_ms, run);
        self.on_end(move || drop(interval))
    }

    /// Calls `on_resize` when the size of `element` is first known and whenever it changes.
    pub fn observe_size(&self, element: &Element, on_resize: impl FnMut() + 'static) -> Option<Entry> {
        let closure = Closure::<dyn FnMut()>::new(on_resize);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(self.on_end(move || {
            observer.disconnect();
            drop(closure);
        }))
    }

    /// Calls `run` when the scope ends; at once if it has ended already.
    pub fn on_end(&self, run: impl FnOnce() + 'static) -> Entry {
        self.add(self.next_entry(), Box::new(run))
    }

    /// Ends one entry now. One that has ended already is nothing.
    pub fn cancel(&self, entry: Entry) {
        let mut entries = self.0.entries.borrow_mut();
        let found = entries.iter().position(|(other, _)| *other == entry);
        let ended = found.map(|at| entries.swap_remove(at));
        drop(entries);
        if let Some((_, end)) = ended {
            end();
        }
    }

    /// Ends everything.
    pub fn end(&self) {
        self.0.end();
    }

    /// Whether it has ended.
    pub fn is_ended(&self) -> bool {
        self.0.is_ended.get()
    }

    fn next_entry(&self) -> Entry {
        let n_entries = self.0.n_entries.get() + 1;
        self.0.n_entries.set(n_entries);
        Entry(n_entries)
    }

    fn add(&self, entry: Entry, end: Box<dyn FnOnce()>) -> Entry {
        if self.is_ended() {
            end();
        } else {
            self.0.entries.borrow_mut().push((entry, end));
        }
        entry
    }
}
