//! The whole page: head, contents, sections, sources.

use std::rc::Rc;

use yew::prelude::*;

use super::contents::Contents;
use super::figure::FigureSource;
use super::hooks::{use_reading, use_stopwatch};
use super::section::{SectionView, sources};
use super::store::{Page, Store};
use super::{Settings, text};
use crate::lesson::{SECTIONS, head as words};
use crate::progress::State;

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
    let act = use_memo((), |()| store.dispatcher().to_callback());
    let state = store.state.clone();
    let on_change = properties.on_change.clone();
    use_effect_with(state.clone(), move |state| on_change.emit(state.clone()));
    use_reading((*act).clone());
    use_stopwatch((*act).clone());
    let page = use_memo((), |()| Page {
        settings: properties.settings.clone(),
        act: (*act).clone(),
        figures: properties.figures.clone(),
    });
    html! {
        <ContextProvider<Rc<Page>> context={page}>
        <ContextProvider<Rc<State>> context={state}>
            <a class="skip" href="#premise">{ text::SKIP_TO_LESSON }</a>
            { head() }
            <div class="page">
                <Contents />
                <main>
                    { for SECTIONS.iter().map(|section| html! { <SectionView key={section.id} {section} /> }) }
                    { sources() }
                </main>
            </div>
        </ContextProvider<Rc<State>>>
        </ContextProvider<Rc<Page>>>
    }
}

/// Title, subtitle, reading time.
fn head() -> Html {
    html! {
        <header class="head">
            <h1>{ words::TITLE }</h1>
            <p class="subtitle">{ words::SUBTITLE }</p>
            <p class="reading-time">{ words::READING }</p>
        </header>
    }
}
