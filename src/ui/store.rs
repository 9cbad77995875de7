//! The one store: `progress::apply` behind Yew's reducer, and the contexts through which components reach it.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::{Settings, Target};
use crate::progress::{Action, State, apply};

/// The state as Yew's reducer holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// What is shown.
    pub state: Rc<State>,
}

/// What the store is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The learner did something.
    Act(Action),
    /// A state that was kept elsewhere has come in late.
    Take(Rc<State>),
}

impl Reducible for Store {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let next = match change {
            Change::Act(action) => apply(&self.state, action),
            Change::Take(state) => (*state).clone(),
        };
        // The same Rc tells Yew that nothing is to be drawn again.
        if next == *self.state {
            self
        } else {
            Rc::new(Self { state: Rc::new(next) })
        }
    }
}

/// The learner's state, for whoever shows it.
#[hook]
pub fn use_state_of_lesson() -> Rc<State> {
    use_context::<Rc<State>>().unwrap_or_default()
}

/// The links that were followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// How many there were within the page.
    turn: u32,
    /// Where the latest one leads to.
    pub latest: Option<Target>,
    /// Which figures were asked for: the id, the code, and which link it was.
    asked: Vec<(&'static str, AttrValue, u32)>,
}

impl Links {
    /// Those of a page that opens at `target`.
    pub fn opened(target: Option<Target>) -> Self {
        let none = Self {
            turn: 0,
            latest: None,
            asked: Vec::new(),
        };
        target.map_or(none.clone(), |target| none.followed(target))
    }

    fn followed(&self, target: Target) -> Self {
        let mut next = self.clone();
        next.turn = self.turn.wrapping_add(1);
        if let Target::Lab(link) = &target {
            next.asked.retain(|(id, ..)| *id != link.id);
            next.asked.push((link.id, link.code.clone(), next.turn));
        }
        next.latest = Some(target);
        next
    }

    /// What the figure `id` was last asked to show, empty for its start, and a number that tells this link from earlier
    /// ones: the same code can be asked for again after a reader has changed the figure.
    pub fn asked(&self, id: &str) -> (AttrValue, u32) {
        let asked = self.asked.iter().find(|(asked, ..)| *asked == id);
        asked.map_or_else(Default::default, |(_, code, turn)| (code.clone(), *turn))
    }

    /// The figure that the latest link leads to, and the number of that link.
    pub fn unfolds(&self) -> Option<(&'static str, u32)> {
        match &self.latest {
            Some(Target::Lab(link)) => Some((link.id, self.turn)),
            _ => None,
        }
    }
}

impl Reducible for Links {
    type Action = Target;

    fn reduce(self: Rc<Self>, target: Target) -> Rc<Self> {
        Rc::new(self.followed(target))
    }
}

/// What seldom changes while the page stands. One context holds it all, so who only acts is never drawn again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How the page is asked to appear.
    pub settings: Rc<Settings>,
    /// What a component calls when the learner does something.
    pub act: Callback<Action>,
    /// The element that holds the page; `None` where it is rendered without a browser.
    pub root: Option<Element>,
    /// Called with the place that a link within the lesson leads to, where that is a figure.
    pub ask: Callback<Target>,
    /// Called with a figure's id and code when a reader has changed it.
    pub note: Callback<(&'static str, String)>,
}

/// The page that the component stands in.
#[hook]
pub fn use_page() -> Rc<Page> {
    use_context::<Rc<Page>>().unwrap_or_default()
}

/// What a component calls when the learner does something.
#[hook]
pub fn use_act() -> Callback<Action> {
    use_page().act.clone()
}

/// How the page is asked to appear.
#[hook]
pub fn use_settings() -> Rc<Settings> {
    use_page().settings.clone()
}
