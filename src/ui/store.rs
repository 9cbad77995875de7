//! The one store: `progress::apply` behind Yew's reducer, and the contexts through which components reach it.

use std::rc::Rc;

use yew::prelude::*;

use super::figure::FigureSource;
use super::settings::LabLink;
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

/// A figure that a link asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Tells this link from earlier ones: the same figure can be asked for again after a reader has changed it.
    pub turn: u32,
    /// The figure.
    pub link: LabLink,
}

/// The links that were followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// How many there were within the page.
    turn: u32,
    /// Where the latest one leads to.
    pub latest: Option<Target>,
}

impl Links {
    /// Those of a page that opens at `target`.
    pub fn opened(target: Option<Target>) -> Self {
        Self {
            turn: 0,
            latest: target,
        }
    }

    /// The figure that the latest one asks for.
    pub fn asked(&self) -> Option<Asked> {
        match &self.latest {
            Some(Target::Lab(link)) => Some(Asked {
                turn: self.turn,
                link: link.clone(),
            }),
            _ => None,
        }
    }
}

impl Reducible for Links {
    type Action = Target;

    fn reduce(self: Rc<Self>, target: Target) -> Rc<Self> {
        Rc::new(Self {
            turn: self.turn.wrapping_add(1),
            latest: Some(target),
        })
    }
}

/// What seldom changes while the page stands. One context holds it all, so who only acts is never drawn again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How the page is asked to appear.
    pub settings: Rc<Settings>,
    /// What a component calls when the learner does something.
    pub act: Callback<Action>,
    /// What brings figures to their places.
    pub figures: Option<FigureSource>,
    /// The figure that a link asks for.
    pub asked: Option<Asked>,
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

/// The link that asks for the figure of this lab, if the latest one does.
#[hook]
pub fn use_asked(lab: &str) -> Option<Asked> {
    use_page().asked.clone().filter(|asked| asked.link.id == lab)
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
