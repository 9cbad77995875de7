//! Remembers what was said to hosts, for the panel "What is sent" and the inspector.

use std::cell::RefCell;
use std::rc::Rc;

/// So many calls are kept.
const MOST_CALLS: usize = 600;

#[derive(Default)]
struct Seen {
    sent: Vec<(String, String)>,
    calls: Vec<String>,
    is_watching: bool,
}

/// The shared memory.
#[derive(Clone, Default)]
pub(crate) struct Witness(Rc<RefCell<Seen>>);

impl Witness {
    /// A memory that also keeps every call, if `is_watching`.
    pub(crate) fn new(is_watching: bool) -> Self {
        let witness = Self::default();
        witness.0.borrow_mut().is_watching = is_watching;
        witness
    }

    /// A value left for the outside. A later one under the same name takes its place.
    pub(crate) fn sent(&self, name: &str, value: &str) {
        let sent = &mut self.0.borrow_mut().sent;
        match sent.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => sent.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Something that an administrator may want to know; only worked out while somebody watches.
    pub(crate) fn note(&self, line: impl FnOnce() -> String) {
        let seen = &mut self.0.borrow_mut();
        if seen.is_watching && seen.calls.len() < MOST_CALLS {
            seen.calls.push(line());
            if seen.calls.len() == MOST_CALLS {
                seen.calls.push("Further calls are not listed.".to_owned());
            }
        }
    }

    /// All values that were sent.
    pub(crate) fn all_sent(&self) -> Vec<(String, String)> {
        self.0.borrow().sent.clone()
    }

    /// All notes; `None` while nobody watches.
    pub(crate) fn calls(&self) -> Option<Vec<String>> {
        let seen = self.0.borrow();
        seen.is_watching.then(|| seen.calls.clone())
    }
}
