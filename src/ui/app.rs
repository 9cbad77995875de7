//! The whole page: head, contents, sections, sources.

use std::rc::Rc;

use yew::prelude::*;

use super::contents::Contents;
use super::figure::FigureSource;
use super::hooks::{use_address, use_reading, use_stopwatch};
use super::section::{Part, SectionView, Words};
use super::status::{ConnectionStatus, connection_status};
use super::store::{Change, Links, Page, Store};
use super::{Settings, Target, text};
use crate::lesson::OUTLINE;
use crate::progress::State;

/// What the page is made from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProperties {
    /// Where the words come from.
    pub words: Words,
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
    /// What brings figures to their places.
    #[prop_or_default]
    pub figures: Option<FigureSource>,
}

/// The page.
#[component]
pub fn App(properties: &AppProperties) -> Html {
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
    let on_change = properties.on_change.clone();
    use_effect_with(state.clone(), move |state| on_change.emit(state.clone()));
    let node = use_node_ref();
    let words = &properties.words;
    use_reading(&node, (*act).clone());
    use_stopwatch((*act).clone());
    let links = use_reducer(|| Links::opened(properties.settings.target.clone()));
    let ask = links.dispatcher();
    let note = use_address(properties.settings.writes_address);
    let page = use_memo((properties.settings.clone(), (*links).clone()), |(settings, links)| {
        Page {
            settings: settings.clone(),
            act: (*act).clone(),
            figures: properties.figures.clone(),
            asked: links.asked(),
            ask: ask.to_callback(),
            note,
        }
    });
    let is_refused = links.latest == Some(Target::NoLab);
    html! {
        <ContextProvider<Rc<Page>> context={page}>
        <ContextProvider<Rc<State>> context={state}>
            <a class="skip" href="#premise">{ text::SKIP_TO_LESSON }</a>
            { words.emit(Part::Head) }
            <div class="page" ref={node}>
                <Contents />
                <main>
                    { for (0..OUTLINE.len()).map(|index| html! { <SectionView key={index} {index} words={words.clone()} /> }) }
                    { connection_status(&properties.status, is_refused) }
                    { words.emit(Part::Sources) }
                </main>
            </div>
        </ContextProvider<Rc<State>>>
        </ContextProvider<Rc<Page>>>
    }
}
