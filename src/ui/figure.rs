//! Where figures stand in the lesson. The figures themselves are a program of their own, which is fetched when a reader
//! comes near the first of them: the page is there sooner, and who only reads fetches less.

use web_sys::Element;
use yew::prelude::*;

use super::hooks::use_approach;
use super::store::use_page;
use super::text;
use crate::lesson::figures::title;

/// A place that waits for a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The element to draw it in; nothing else touches what is inside.
    pub element: Element,
    /// The id of the lab.
    pub lab: &'static str,
    /// What it is set to, as a code of `labs::setup`; empty for its start.
    pub code: AttrValue,
    /// Called with whether the figure could be fetched.
    pub on_settled: Callback<bool>,
}

/// A figure in its place; it goes when this is dropped.
pub struct Mounted(Option<Box<dyn FnOnce()>>);

impl Mounted {
    /// A figure that `remove` takes away.
    pub fn new(remove: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(remove)))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(remove) = self.0.take() {
            remove();
        }
    }
}

/// What brings figures to their places; `host` provides it as a context. Without one, places stay empty.
pub type FigureSource = Callback<Place, Mounted>;

/// Which figure to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FigureProperties {
    /// The id of the lab.
    pub lab: &'static str,
    /// What it is set to, as a code of `labs::setup`; empty for its start.
    #[prop_or_default]
    pub code: AttrValue,
}

/// How far a figure is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    Here,
    Failed,
}

/// A figure of the lesson.
#[component]
pub fn Figure(properties: &FigureProperties) -> Html {
    let FigureProperties { lab, code } = properties.clone();
    let node = use_node_ref();
    let phase = use_state_eq(|| Phase::Waiting);
    let attempt = use_state_eq(|| 0_u32);
    let source = use_page().figures.clone();
    let is_near = use_approach(&node);
    let (settle, place) = (phase.setter(), node.clone());
    use_effect_with((is_near, code, *attempt), move |(is_near, code, _)| {
        let element = place.cast::<Element>().filter(|_| *is_near);
        let mounted = element.zip(source).map(|(element, source)| {
            let on_settled = Callback::from(move |here| settle.set(if here { Phase::Here } else { Phase::Failed }));
            source.emit(Place {
                element,
                lab,
                code: code.clone(),
                on_settled,
            })
        });
        move || drop(mounted)
    });
    let again = Callback::from(move |_| attempt.set(*attempt + 1));
    html! {
        <div class="figure-place" data-lab={lab} data-here={(*phase == Phase::Here).to_string()}>
            <div ref={node} />
            if *phase != Phase::Here {
                <p class="figure-title">{ title(lab).unwrap_or_default() }</p>
                if *phase == Phase::Failed {
                    <p role="status">{ text::FIGURE_FAILED }</p>
                    <button type="button" onclick={again}>{ text::TRY_AGAIN }</button>
                } else {
                    <p>{ text::FIGURE_WAITING }</p>
                }
            }
        </div>
    }
}

/// A figure folded at the end of a section, behind its question.
#[component]
pub fn Deeper(properties: &FigureProperties) -> Html {
    let lab = properties.lab;
    let was_opened = use_state_eq(|| false);
    let Some(title) = title(lab) else {
        return Html::default();
    };
    let on_toggle = {
        let was_opened = was_opened.clone();
        Callback::from(move |_: Event| was_opened.set(true))
    };
    html! {
        <details class="deeper" ontoggle={on_toggle}>
            <summary><span class="deeper-mark">{ text::GO_DEEPER }</span>{ " " }{ title }</summary>
            if *was_opened { <Figure {lab} /> }
        </details>
    }
}
