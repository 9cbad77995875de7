//! The bindings to hosts: who is there, and the calls. What is said and when is decided in `host::report`.

pub(crate) mod browser;
pub(crate) mod cmi5;
pub(crate) mod frames;
pub(crate) mod local;
pub(crate) mod neighbor;
pub(crate) mod page_events;
pub(crate) mod reporter;
pub(crate) mod scorm;
pub(crate) mod surroundings;
pub(crate) mod witness;

use std::rc::Rc;

use yew::Callback;

use crate::progress::save::Refused;
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// How an attempt to tell ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The host has it.
    Stored,
    /// The host did not say; trying again would not help.
    Unconfirmed,
    /// Try again later.
    Failed,
}

/// Whoever results go to.
pub(crate) trait Host {
    /// Where results go, as long as all goes well.
    fn destination(&self) -> ResultsDestination;
    /// Takes up what happened.
    fn take(&mut self, events: &[Event], state: &State);
    /// Has the host store all that it should hold; calls `done` once, now or later.
    fn commit(&mut self, state: &Rc<State>, done: Callback<Outcome>);
    /// The page is left: the last chance, without time to wait.
    fn finish(&mut self, state: &Rc<State>) -> Outcome;
    /// Where to keep a copy on this device while the host cannot be reached.
    fn refuge(&self) -> Option<String>;
}

/// What a host had when it was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The state that it kept.
    pub(crate) state: Result<Option<State>, Refused>,
    /// The least percentage that passes, if it says one.
    pub(crate) mastery_percent: Option<u8>,
    /// Where it wants the learner to go at the end.
    pub(crate) way_back: Option<String>,
}
