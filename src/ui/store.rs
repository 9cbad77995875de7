//! The one store: `progress::apply` behind Yew's reducer, and the contexts through which components reach it.

use std::rc::Rc;

use yew::prelude::*;

use super::Settings;
use super::figure::FigureSource;
use crate::progress::{Action, State, apply};

/// The state as Yew's reducer holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// What is shown.
    pub state: Rc<State>,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = apply(&self.state, action);
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

/// What never changes while the page stands. One context holds it all, so who only acts is never drawn again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How the page is asked to appear.
    pub settings: Rc<Settings>,
    /// What a component calls when the learner does something.
    pub act: Callback<Action>,
    /// What brings figures to their places.
    pub figures: Option<FigureSource>,
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
