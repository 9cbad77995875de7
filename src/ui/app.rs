//! The whole page: head, contents, sections, sources.

use std::rc::Rc;

use yew::prelude::*;

use super::contents::Contents;
use super::hooks::{use_reading, use_stopwatch};
use super::section::{SectionView, Sources};
use super::outside::{Outside, OutsideView};
use super::store::{Change, Store};
use super::{Settings, text};
use crate::lesson::{SECTIONS, head};
use crate::progress::{Action, State};

/// What the page is made from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProperties {
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
    /// Where results go, and what else is to be said about the world outside.
    #[prop_or_default]
    pub outside: Rc<Outside>,
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
    let page = use_node_ref();
    use_reading(&page, (*act).clone());
    use_stopwatch((*act).clone());
    html! {
        <ContextProvider<Rc<Settings>> context={properties.settings.clone()}>
        <ContextProvider<Callback<Action>> context={(*act).clone()}>
        <ContextProvider<Rc<State>> context={state}>
            <a class="skip" href="#premise">{ text::SKIP_TO_LESSON }</a>
            <Head />
            <div class="page" ref={page}>
                <Contents />
                <main>
                    { for SECTIONS.iter().map(|section| html! { <SectionView key={section.id} {section} /> }) }
                    <OutsideView outside={properties.outside.clone()} />
                    <Sources />
                </main>
            </div>
        </ContextProvider<Rc<State>>>
        </ContextProvider<Callback<Action>>>
        </ContextProvider<Rc<Settings>>>
    }
}

/// Title, subtitle, reading time.
#[component]
pub(super) fn Head() -> Html {
    html! {
        <header class="head">
            <h1>{ head::TITLE }</h1>
            <p class="subtitle">{ head::SUBTITLE }</p>
            <p class="reading-time">{ head::READING }</p>
        </header>
    }
}
