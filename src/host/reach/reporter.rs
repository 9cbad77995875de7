//! The one queue between the lesson and whoever results go to: gathers, sends, tries again, and never makes a learner
//! wait.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::{Host, Outcome};
use crate::host::report::queue::Queue;
use crate::host::storage;
use crate::progress::{State, events, save};
use crate::ui::status::ResultsDestination;

struct Desk {
    /// `None` only while the host itself is being called.
    host: Option<Box<dyn Host>>,
    destination: ResultsDestination,
    refuge: Option<String>,
    queue: Queue,
    timer: Option<Timeout>,
    latest: Rc<State>,
    mastery_percent: u8,
    on_news: Callback<()>,
}

/// The queue; clones share it.
#[derive(Clone)]
pub(crate) struct Reporter(Rc<RefCell<Desk>>);

impl Reporter {
    /// A queue for `host`, which knows of `known`. `on_news` is called when there is something new to say on screen.
    pub(crate) fn new(host: Box<dyn Host>, known: Rc<State>, mastery_percent: u8, on_news: Callback<()>) -> Self {
        Self(Rc::new(RefCell::new(Desk {
            destination: host.destination(),
            refuge: host.refuge(),
            host: Some(host),
            queue: Queue::default(),
            timer: None,
            latest: known,
            mastery_percent,
            on_news,
        })))
    }

    /// Goes on with another host, which knows of `known`.
    pub(crate) fn turn_to(&self, host: Box<dyn Host>, known: Rc<State>, mastery_percent: u8) {
        let mut desk = self.0.borrow_mut();
        desk.destination = host.destination();
        desk.refuge = host.refuge();
        desk.host = Some(host);
        desk.latest = known;
        desk.mastery_percent = mastery_percent;
        desk.queue = Queue::default();
        desk.timer = None;
    }

    /// The state as it was last told.
    pub(crate) fn latest(&self) -> Rc<State> {
        self.0.borrow().latest.clone()
    }

    /// Where results go at this moment.
    pub(crate) fn destination(&self) -> ResultsDestination {
        self.0.borrow().destination
    }

    /// The learner's state is now this.
    pub(crate) fn changed(&self, state: &Rc<State>) {
        let (before, percent) = {
            let desk = self.0.borrow();
            (desk.latest.clone(), desk.mastery_percent)
        };
        if before == *state {
            return;
        }
        self.0.borrow_mut().latest = state.clone();
        let happened = events(&before, state, percent);
        self.with_host(|host| host.take(&happened, state));
        // Reading on is worth keeping but not worth a call of its own.
        let is_urgent = before.quiz != state.quiz || before.recheck != state.recheck;
        let is_kept_here = self.destination() == ResultsDestination::Device;
        let wait = self.0.borrow_mut().queue.note(is_urgent || is_kept_here);
        if is_urgent && is_kept_here {
            // A call to this device costs nothing, so no answer waits.
            self.flush();
        } else {
            self.set_timer(wait);
        }
    }

    fn with_host<T>(&self, call: impl FnOnce(&mut dyn Host) -> T) -> Option<T> {
        let mut host = self.0.borrow_mut().host.take()?;
        let result = call(&mut *host);
        let mut desk = self.0.borrow_mut();
        // The call may have brought another host.
        desk.host.get_or_insert(host);
        Some(result)
    }

    fn set_timer(&self, wait: Option<u32>) {
        let Some(ms) = wait else { return };
        let reporter = self.clone();
        let timer = Timeout::new(ms, move || reporter.flush());
        self.0.borrow_mut().timer = Some(timer);
    }

    /// Sends now even if nothing changed: a session has begun.
    pub(crate) fn begin(&self) {
        self.0.borrow_mut().queue.note(false);
        self.flush();
    }

    /// Sends now what waits.
    pub(crate) fn flush(&self) {
        let (starts, state) = {
            let mut desk = self.0.borrow_mut();
            (desk.queue.start(), desk.latest.clone())
        };
        if !starts {
            return;
        }
        let (reporter, sent) = (self.clone(), state.clone());
        let done = Callback::from(move |outcome| reporter.ended(outcome, &sent));
        self.with_host(|host| host.commit(&state, done));
    }

    fn ended(&self, outcome: Outcome, sent: &State) {
        let (wait, refuge, on_news) = {
            let mut desk = self.0.borrow_mut();
            let wait = desk.queue.end(outcome != Outcome::Failed);
            (wait, desk.refuge.clone(), desk.on_news.clone())
        };
        if let Some(key) = refuge {
            match outcome {
                Outcome::Stored => storage::forget(&key),
                Outcome::Unconfirmed | Outcome::Failed => {
                    storage::keep(&key, &save::encode(sent));
                }
            }
        }
        self.set_timer(wait);
        // The host may be in the middle of its call: what it says of itself is asked for afterwards.
        let reporter = self.clone();
        Timeout::new(0, move || {
            reporter.look(outcome);
            on_news.emit(());
        })
        .forget();
    }

    fn look(&self, outcome: Outcome) {
        let destination = self.with_host(|host| host.destination());
        if let Some(destination) = destination {
            self.0.borrow_mut().destination = match (destination, outcome) {
                (ResultsDestination::LearningSystem, Outcome::Failed) => ResultsDestination::Unreachable,
                (ResultsDestination::LearningSystem, Outcome::Unconfirmed) => ResultsDestination::Unconfirmed,
                (destination, _) => destination,
            };
        }
    }

    /// The page is left: all that is known goes out, and stays here too where it may not arrive.
    pub(crate) fn leave(&self) {
        let (state, refuge, is_unsure) = {
            let desk = self.0.borrow();
            let is_unsure = !desk.queue.is_settled() || desk.queue.is_failing();
            (desk.latest.clone(), desk.refuge.clone(), is_unsure)
        };
        let outcome = self.with_host(|host| host.finish(&state));
        let is_lost = outcome == Some(Outcome::Failed) || is_unsure && outcome == Some(Outcome::Unconfirmed);
        if let Some(key) = refuge.filter(|_| is_lost) {
            storage::keep(&key, &save::encode(&state));
        }
    }
}
