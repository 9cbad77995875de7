//! The one queue between the lesson and its host: it gathers changes, sends them, sends again after a failure, and never
//! makes a learner wait.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::schedule::Schedule;
use crate::host::scope::{Entry, Scope};
use crate::host::storage::Store;
use crate::host::{Host, SendResult};
use crate::progress::{State, events, save};
use crate::ui::status::ResultsDestination;

struct Inner {
    /// `None` only while the host itself is being called.
    host: Option<Box<dyn Host>>,
    destination: ResultsDestination,
    fallback_key: Option<String>,
    /// Whether this device has a copy under that key.
    is_copied: bool,
    /// How the latest attempt to send ended.
    result: SendResult,
    schedule: Schedule,
    timer: Option<Entry>,
    latest: Rc<State>,
    mastery_percent: u8,
    on_sent: Callback<()>,
}

/// The queue; clones share it.
#[derive(Clone)]
pub(crate) struct ReportQueue {
    inner: Rc<RefCell<Inner>>,
    scope: Scope,
}

impl ReportQueue {
    /// A queue for `host`, which has stored `known`. `on_sent` is called after each attempt to send.
    pub(crate) fn new(
        host: Box<dyn Host>,
        known: Rc<State>,
        mastery_percent: u8,
        scope: &Scope,
        on_sent: Callback<()>,
    ) -> Self {
        let inner = Inner {
            destination: host.destination(),
            fallback_key: host.fallback_key(),
            is_copied: false,
            result: SendResult::Stored,
            host: Some(host),
            schedule: Schedule::default(),
            timer: None,
            latest: known,
            mastery_percent,
            on_sent,
        };
        Self {
            inner: Rc::new(RefCell::new(inner)),
            scope: scope.clone(),
        }
    }

    /// Goes on with another host, which has stored `known`.
    pub(crate) fn switch_to(&self, host: Box<dyn Host>, known: Rc<State>, mastery_percent: u8) {
        self.cancel_timer();
        let mut inner = self.inner.borrow_mut();
        inner.destination = host.destination();
        inner.fallback_key = host.fallback_key();
        inner.host = Some(host);
        inner.latest = known;
        inner.mastery_percent = mastery_percent;
        inner.schedule = Schedule::default();
        inner.result = SendResult::Stored;
    }

    /// The latest state.
    pub(crate) fn latest(&self) -> Rc<State> {
        self.inner.borrow().latest.clone()
    }

    /// Where results go at this moment.
    pub(crate) fn destination(&self) -> ResultsDestination {
        self.inner.borrow().destination
    }

    /// The learner's state has become this.
    pub(crate) fn changed(&self, state: &Rc<State>) {
        let (before, percent) = {
            let inner = self.inner.borrow();
            (inner.latest.clone(), inner.mastery_percent)
        };
        if before == *state {
            return;
        }
        self.inner.borrow_mut().latest = state.clone();
        let happened = events(&before, state, percent);
        self.with_host(|host| host.record(&happened, state));
        // Reading on is worth storing but not worth a call of its own.
        let is_urgent = before.quiz != state.quiz || before.recheck != state.recheck;
        if is_urgent {
            self.keep_copy();
        }
        let is_on_device = matches!(self.destination(), ResultsDestination::Device | ResultsDestination::Tab);
        let wait = self.inner.borrow_mut().schedule.note(is_urgent || is_on_device);
        if is_urgent && is_on_device {
            // Storing on this device costs nothing, so an answer is stored at once.
            self.flush();
        } else {
            self.set_timer(wait);
        }
    }

    /// The host has stored this, besides or instead of what it was sent: it is no news.
    pub(crate) fn adopt(&self, state: Rc<State>) {
        self.inner.borrow_mut().latest = state;
    }

    /// Has this device keep what the host lacks until it has it: the page may go without a word, and an answer may never come.
    fn keep_copy(&self) {
        let is_news = {
            let inner = &mut *self.inner.borrow_mut();
            let key = inner.fallback_key.as_ref();
            let is_copied = key.is_some_and(|key| Store::Device.keep(key, &save::encode(&inner.latest)));
            std::mem::replace(&mut inner.is_copied, is_copied) != is_copied
        };
        if is_news {
            self.announce();
        }
    }

    fn with_host<T>(&self, call: impl FnOnce(&mut dyn Host) -> T) -> Option<T> {
        let mut host = self.inner.borrow_mut().host.take()?;
        let result = call(&mut *host);
        let mut inner = self.inner.borrow_mut();
        // Another host may have been set during the call.
        inner.host.get_or_insert(host);
        Some(result)
    }

    fn set_timer(&self, wait_ms: Option<u32>) {
        let Some(ms) = wait_ms else { return };
        self.cancel_timer();
        let queue = self.clone();
        let timer = self.scope.after(ms, move || queue.flush());
        self.inner.borrow_mut().timer = Some(timer);
    }

    fn cancel_timer(&self) {
        let timer = self.inner.borrow_mut().timer.take();
        if let Some(timer) = timer {
            self.scope.cancel(timer);
        }
    }

    /// Sends now even if nothing has changed: a session has begun.
    pub(crate) fn begin(&self) {
        self.inner.borrow_mut().schedule.note(false);
        self.flush();
    }

    /// Sends now what waits.
    pub(crate) fn flush(&self) {
        let (is_to_send, state) = {
            let mut inner = self.inner.borrow_mut();
            (inner.schedule.start(), inner.latest.clone())
        };
        if !is_to_send {
            return;
        }
        self.keep_copy();
        let queue = self.clone();
        let done = Callback::from(move |result| queue.ended(result));
        self.with_host(|host| host.commit(&state, done));
    }

    /// As [`ReportQueue::flush`], unless the host is left alone for a while after a failure.
    pub(crate) fn flush_unless_failing(&self) {
        if !self.inner.borrow().schedule.is_failing() {
            self.flush();
        }
    }

    fn ended(&self, result: SendResult) {
        let (wait, fallback_key) = {
            let mut inner = self.inner.borrow_mut();
            inner.result = result;
            let wait = inner.schedule.end(match result {
                SendResult::Failed { pause_ms } => Some(pause_ms),
                _ => None,
            });
            // What was done meanwhile the host does not have yet.
            let is_stored = result == SendResult::Stored && inner.schedule.is_settled();
            (wait, inner.fallback_key.clone().filter(|_| is_stored))
        };
        if let Some(key) = fallback_key {
            Store::Device.remove(&key);
        }
        self.set_timer(wait);
        self.announce();
    }

    fn announce(&self) {
        // The host may still be in its call, so its destination is read afterwards.
        let queue = self.clone();
        self.scope.after(0, move || {
            queue.update_destination();
            let on_sent = queue.inner.borrow().on_sent.clone();
            on_sent.emit(());
        });
    }

    fn update_destination(&self) {
        let destination = self.with_host(|host| host.destination());
        if let Some(destination) = destination {
            use ResultsDestination as To;
            let mut inner = self.inner.borrow_mut();
            inner.destination = match (destination, inner.result, inner.is_copied) {
                (To::LearningSystem, SendResult::Failed { .. }, true) => To::Unreachable,
                (To::LearningSystem | To::Closed, SendResult::Failed { .. }, false) => To::UnreachableUnkept,
                (To::LearningSystem, SendResult::Unconfirmed, true) => To::Unconfirmed,
                (To::LearningSystem, SendResult::Unconfirmed, false) => To::UnconfirmedUnkept,
                (destination, ..) => destination,
            };
        }
    }

    /// Sends everything for the last time, since the page is being left. What may not arrive is stored on this device too.
    pub(crate) fn terminate(&self) {
        let (state, fallback_key, is_unsure) = {
            let inner = self.inner.borrow();
            let is_unsure = !inner.schedule.is_settled() || inner.schedule.is_failing();
            (inner.latest.clone(), inner.fallback_key.clone(), is_unsure)
        };
        let result = self.with_host(|host| host.terminate(&state));
        let is_lost = match result {
            Some(SendResult::Failed { .. }) => true,
            Some(SendResult::Unconfirmed) => is_unsure,
            _ => false,
        };
        if !is_lost {
            // Browsers say that the page is hidden after they say that it goes.
            self.inner.borrow_mut().schedule = Schedule::default();
        }
        if is_lost {
            self.keep_copy();
        } else if let Some(key) = fallback_key.filter(|_| result == Some(SendResult::Stored)) {
            Store::Device.remove(&key);
        }
    }
}
