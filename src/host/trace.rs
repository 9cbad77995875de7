//! Records what was sent to hosts, for the panel "What is sent" and the inspector.

use std::cell::RefCell;
use std::rc::Rc;

/// So many lines are kept.
const MOST_LINES: usize = 600;

#[derive(Default)]
struct Record {
    sent: Vec<(String, String)>,
    lines: Vec<String>,
    is_inspected: bool,
}

/// The record; clones share it.
#[derive(Clone, Default)]
pub(crate) struct Trace(Rc<RefCell<Record>>);

impl Trace {
    /// A record that also keeps a line for each call, if `is_inspected`.
    pub(crate) fn new(is_inspected: bool) -> Self {
        let trace = Self::default();
        trace.0.borrow_mut().is_inspected = is_inspected;
        trace
    }

    /// Records a value that was sent. It replaces an earlier one of the same name.
    pub(crate) fn sent(&self, name: &str, value: &str) {
        let sent = &mut self.0.borrow_mut().sent;
        match sent.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => sent.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Records a line for the inspector; without an inspector the line is not even made.
    pub(crate) fn add(&self, line: impl FnOnce() -> String) {
        let record = &mut self.0.borrow_mut();
        if record.is_inspected && record.lines.len() < MOST_LINES {
            record.lines.push(line());
            if record.lines.len() == MOST_LINES {
                record.lines.push("Further calls are not listed.".to_owned());
            }
        }
    }

    /// Every value that was sent, by name.
    pub(crate) fn all_sent(&self) -> Vec<(String, String)> {
        self.0.borrow().sent.clone()
    }

    /// Every line; `None` without an inspector.
    pub(crate) fn lines(&self) -> Option<Vec<String>> {
        let record = self.0.borrow();
        record.is_inspected.then(|| record.lines.clone())
    }
}
