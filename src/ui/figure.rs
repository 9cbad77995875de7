//! Where parts of the page stand that are drawn on demand: the figures, the results, the folds at the end. They are a
//! program of their own, which is fetched when a reader comes near the first of them: the page is there sooner, and who
//! only reads fetches less.

use web_sys::Element;
use yew::prelude::*;

use super::hooks::{Scroll, scroll_to, use_approach};
use super::store::{use_asked, use_page};
use super::text;
use crate::lesson::figures::title;

/// A place that waits for a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The element to draw it in; nothing else touches what is inside.
    pub element: Element,
    /// Which part: the id of a lab, or a name of `ui::parts_on_demand`.
    pub id: &'static str,
    /// What it shows; a lab's is a code of `labs::setup`, empty for its start.
    pub code: AttrValue,
    /// Called with whether the part could be fetched.
    pub on_settled: Callback<bool>,
    /// Called with what the part has to say: a lab its new set-up, the results an action.
    pub on_said: Callback<String>,
}

/// A part in its place; it goes when this is dropped.
pub struct Mounted {
    /// Shows something else from now on.
    pub show: Callback<AttrValue>,
    /// Takes it away.
    pub remove: Callback<()>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.remove.emit(());
    }
}

/// What brings parts to their places; `host` provides it as a context. Without one, places stay empty.
pub type FigureSource = Callback<Place, Mounted>;

/// Which part to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FigureProperties {
    /// Which part: the id of a lab, or a name of `ui::parts_on_demand`.
    pub lab: &'static str,
    /// What it shows; a lab's is a code of `labs::setup`, empty for its start.
    #[prop_or_default]
    pub code: AttrValue,
    /// Called with what the part has to say: a lab its new set-up, the results an action.
    #[prop_or_default]
    pub on_said: Callback<String>,
    /// Whether it is the lab's place in the text: links lead to it, and the address follows it.
    #[prop_or_default]
    pub is_linked: bool,
}

/// How far a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    Here,
    Failed,
}

/// A figure of the lesson, or another part that is drawn on demand.
#[component]
pub fn Figure(properties: &FigureProperties) -> Html {
    let FigureProperties {
        lab,
        mut code,
        mut on_said,
        is_linked,
    } = properties.clone();
    let page = use_page();
    let asked = use_asked(lab).filter(|_| is_linked);
    let is_led_to = asked.is_some() && !page.settings.is_embedded;
    if is_linked {
        on_said = page.note.reform(move |code| (lab, code));
    }
    // What a reader has made of a figure stays when a link leads to another one.
    let is_told = asked.is_some() || !is_linked;
    let turn = asked.as_ref().map(|asked| asked.turn);
    if let Some(asked) = asked {
        code = asked.link.code;
    }
    let node = use_node_ref();
    let phase = use_state_eq(|| Phase::Waiting);
    let attempt = use_state_eq(|| 0_u32);
    let source = page.figures.clone();
    let mounted = use_mut_ref(|| None::<Mounted>);
    let is_near = use_approach(&node);
    let (settle, place, kept, start) = (phase.setter(), node.clone(), mounted.clone(), code.clone());
    use_effect_with((is_near, lab, *attempt), move |&(is_near, id, _)| {
        let element = place.cast::<Element>().filter(|_| is_near);
        let arrived = element.zip(source).map(|(element, source)| {
            let on_settled = Callback::from(move |here| settle.set(if here { Phase::Here } else { Phase::Failed }));
            source.emit(Place {
                element,
                id,
                code: start,
                on_settled,
                on_said,
            })
        });
        *kept.borrow_mut() = arrived;
        move || drop(kept.take())
    });
    let led_to = node.clone();
    use_effect_with(is_led_to && *phase == Phase::Here, move |&is_here| {
        // What stands above has come in since the link was followed.
        if let Some(element) = led_to.cast::<Element>().filter(|_| is_here) {
            scroll_to(&element, Scroll::Start);
        }
    });
    use_effect_with((code, turn), move |(code, _)| {
        if let Some(mounted) = mounted.borrow().as_ref().filter(|_| is_told) {
            mounted.show.emit(code.clone());
        }
    });
    let title = title(lab);
    let again = Callback::from(move |_| attempt.set(*attempt + 1));
    html! {
        <div class="figure-place" data-lab={lab} data-here={(*phase == Phase::Here).to_string()}>
            <div ref={node} />
            if *phase != Phase::Here {
                { for title.map(|title| html! { <p class="figure-title">{ title }</p> }) }
                if *phase == Phase::Failed {
                    <p role="status">{ if title.is_some() { text::FIGURE_FAILED } else { text::PART_FAILED } }</p>
                    <button type="button" onclick={again}>{ text::TRY_AGAIN }</button>
                } else {
                    <p>{ if title.is_some() { text::FIGURE_WAITING } else { text::PART_WAITING } }</p>
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
    let node = use_node_ref();
    let turn = use_asked(lab).map(|asked| asked.turn);
    let fold = node.clone();
    use_effect_with(turn, move |turn| {
        if let Some(fold) = fold.cast::<Element>().filter(|_| turn.is_some()) {
            // A fold that takes no attribute stays as it is.
            let _ = fold.set_attribute("open", "");
        }
    });
    let Some(title) = title(lab) else {
        return Html::default();
    };
    let on_toggle = {
        let was_opened = was_opened.clone();
        Callback::from(move |_: Event| was_opened.set(true))
    };
    html! {
        <details class="deeper" data-lab={lab} ref={node} ontoggle={on_toggle}>
            <summary><span class="deeper-mark">{ text::GO_DEEPER }</span>{ " " }{ title }</summary>
            if *was_opened || turn.is_some() { <Figure {lab} is_linked=true /> }
        </details>
    }
}
