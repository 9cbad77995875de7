//! The living page: it holds the state and draws into the places that the build has filled. The text between them is not
//! its own and stays as it is.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::figures::Figure;
use super::hooks::{use_address, use_reading, use_stopwatch, use_wake};
use super::model::{EngineSource, ID as MODEL, model_figure};
use super::places::{self, Place};
use super::quiz::Quiz;
use super::status::{ConnectionStatus, connection_status};
use super::store::{Change, Links, Page, Store};
use super::{Settings, Target, contents};
use crate::progress::State;

/// What the program is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProperties {
    /// The element that holds the page as the build rendered it.
    pub root: Element,
    /// What the learner did before.
    #[prop_or_default]
    pub initial: Rc<State>,
    /// How to appear.
    #[prop_or_default]
    pub settings: Rc<Settings>,
    /// Called with the state after each change, and once at the start.
    #[prop_or_default]
    pub on_change: Callback<Rc<State>>,
    /// A state that was kept elsewhere and came in after the start: it takes the place of what is shown.
    #[prop_or_default]
    pub incoming: Option<Rc<State>>,
    /// Where results go, and what else the end of the page shows.
    #[prop_or_default]
    pub status: Rc<ConnectionStatus>,
    /// What brings the trained encoder.
    #[prop_or_default]
    pub engine: EngineSource,
}

/// The page.
#[component]
pub fn App(properties: &AppProperties) -> Html {
    let root = &properties.root;
    let store = use_reducer(|| Store {
        state: properties.initial.clone(),
    });
    let act = use_memo((), |()| {
        let change = store.dispatcher().to_callback();
        change.reform(Change::Act)
    });
    let take = store.dispatcher();
    use_effect_with(properties.incoming.clone(), move |incoming| {
        if let Some(state) = incoming {
            take.dispatch(Change::Take(state.clone()));
        }
    });
    let state = store.state.clone();
    let (on_change, marked) = (properties.on_change.clone(), root.clone());
    use_effect_with(state.clone(), move |state| {
        contents::mark(&marked, state);
        on_change.emit(state.clone());
    });
    use_reading(root, (*act).clone());
    use_stopwatch((*act).clone());
    let links = use_reducer(|| Links::opened(properties.settings.target.clone()));
    let ask = links.dispatcher();
    let note = use_address(properties.settings.writes_address);
    let page = use_memo((properties.settings.clone(), root.clone()), |(settings, root)| Page {
        settings: settings.clone(),
        root: Some(root.clone()),
        act: (*act).clone(),
        ask: ask.to_callback(),
        note,
    });
    let places = use_memo(root.clone(), Place::all);
    let awake = use_wake(root, &places, links.unfolds());
    let draw = |place: &Place| match place.name {
        places::QUIZ => html! { <Quiz /> },
        places::END => connection_status(&properties.status, links.latest == Some(Target::NoLab)),
        MODEL => model_figure(properties.engine.clone()),
        id => {
            let (code, turn) = links.asked(id);
            let note = page.note.clone();
            html! { <Figure {id} {code} {turn} say={note} /> }
        }
    };
    let living = places.iter().zip(awake.iter()).filter(|(_, is_awake)| **is_awake);
    html! {
        <ContextProvider<Rc<Page>> context={page.clone()}>
        <ContextProvider<Rc<State>> context={state}>
            { for living.map(|(place, _)| html! {
                <key={place.name}>{ create_portal(draw(place), place.host.clone()) }</>
            }) }
        </ContextProvider<Rc<State>>>
        </ContextProvider<Rc<Page>>>
    }
}
