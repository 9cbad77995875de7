//! The trained encoder: loaded when asked for, run on the reader's own sentence, all its heads on one wall.
//!
//! It knows the engine as callbacks, which `host` provides.

mod challenge;
mod compared;
mod head;
mod picture;
mod wall;

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::attention::random::Random;
use crate::labs::model::{Head, Maps};
use crate::lesson::figures::model as words;
use crate::ui::parts::rich;

use challenge::Challenge;
use compared::Compared;
use head::HeadView;
use wall::Wall;

/// The name of this part of the page, which is a figure's id.
pub const ID: &str = "model";

/// The engine, once it is there: a text, and who is to have its maps.
pub type Encode = Callback<(String, Callback<Rc<Maps>>)>;

/// Why there is no engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The reader ended the download.
    Canceled,
    /// The download did not come.
    Unreachable,
    /// What came cannot run here.
    Unusable,
}

/// How loading goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Load {
    /// So many bytes are to be loaded.
    Size(f64),
    /// There is nothing to load.
    Absent,
    /// So much of it, from 0 to 1, is here.
    Progress(f64),
    /// The engine.
    Ready(Encode),
    /// It will not come.
    Failed(Failure),
}

/// What brings the engine. `host` provides it.
#[derive(Clone, Debug, PartialEq)]
pub struct EngineSource {
    /// Tells the size.
    pub describe: Callback<Callback<Load>>,
    /// Loads, and tells how it goes.
    pub open: Callback<Callback<Load>>,
    /// Ends the download.
    pub cancel: Callback<()>,
}

/// Properties of [`ModelFigure`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ModelFigureProperties {
    /// What brings the engine. Without it the figure only says that there is one.
    #[prop_or_default]
    pub source: Option<EngineSource>,
}

/// The figure.
#[component]
pub fn ModelFigure(properties: &ModelFigureProperties) -> Html {
    let load = use_state_eq(|| None::<Load>);
    let size = use_state_eq(|| None::<Load>);
    let source = properties.source.clone();
    {
        let (size, source) = (size.clone(), source.clone());
        use_effect_with((), move |()| match source {
            Some(source) => source.describe.emit(Callback::from(move |told| size.set(Some(told)))),
            None => size.set(Some(Load::Absent)),
        });
    }
    let open = {
        let (load, source) = (load.clone(), source.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(source) = &source {
                let load = load.clone();
                load.set(Some(Load::Progress(0.0)));
                source.open.emit(Callback::from(move |told| load.set(Some(told))));
            }
        })
    };
    let inside = match &*load {
        Some(Load::Ready(encode)) => html! { <Workbench encode={encode.clone()} /> },
        Some(Load::Progress(share)) => {
            let percent = (share * 100.0).floor().to_string();
            let cancel = source.as_ref().map(|source| source.cancel.reform(|_: MouseEvent| ()));
            html! {
                <p class="model-load">
                    <progress max="100" value={percent} aria-label={words::LOADING} />
                    <button type="button" onclick={cancel}>{ words::CANCEL }</button>
                </p>
            }
        }
        None if *size == Some(Load::Absent) => html! { <p>{ words::ABSENT }</p> },
        other => {
            let said = match other {
                Some(Load::Failed(Failure::Canceled)) => words::CANCELED,
                Some(Load::Failed(Failure::Unreachable)) => words::UNREACHABLE,
                Some(Load::Failed(Failure::Unusable)) => words::UNUSABLE,
                _ => words::OFFER,
            };
            let name = match *size {
                Some(Load::Size(bytes)) => words::load(bytes),
                _ => words::LOAD.to_owned(),
            };
            html! {
                <>
                    <p role="status">{ said }</p>
                    <button type="button" class="primary" onclick={open}>{ name }</button>
                </>
            }
        }
    };
    html! {
        <figure class="lab" id="lab-model" aria-labelledby="lab-model-title">
            <h3 id="lab-model-title" class="lab-title">{ words::TITLE }</h3>
            { inside }
            <details class="model-about"><summary>{ words::ABOUT }</summary><p>{ words::CARD }</p></details>
        </figure>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorkbenchProperties {
    encode: Encode,
}

/// The sentence, the wall and the chosen head.
#[component]
fn Workbench(properties: &WorkbenchProperties) -> Html {
    let text = use_state_eq(|| words::SENTENCES[0].1.to_owned());
    let maps = use_state_eq(|| None::<Rc<Maps>>);
    let chosen = use_state_eq(Head::default);
    let query = use_state_eq(|| 1_usize);
    let seed = use_state_eq(|| 1_u32);
    let kept = use_state_eq(|| None::<Rc<Maps>>);
    {
        let (encode, maps) = (properties.encode.clone(), maps.clone());
        use_effect_with((*text).clone(), move |text| {
            encode.emit((text.clone(), Callback::from(move |made| maps.set(Some(made)))));
        });
    }
    let type_in = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                text.set(field.value());
            }
        })
    };
    let example = |(name, sentence): &(&'static str, &'static str)| {
        let (text, sentence) = (text.clone(), *sentence);
        html! { <button type="button" onclick={move |_: MouseEvent| text.set(sentence.to_owned())}>{ *name }</button> }
    };
    let shuffle = {
        let (text, seed) = (text.clone(), seed.clone());
        Callback::from(move |_: MouseEvent| {
            text.set(shuffled(&text, *seed));
            seed.set(seed.wrapping_add(1));
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |head| chosen.set(head))
    };
    let ask = {
        let query = query.clone();
        Callback::from(move |token| query.set(token))
    };
    let keep = {
        let (kept, maps) = (kept.clone(), maps.clone());
        Callback::from(move |_: MouseEvent| kept.set(if kept.is_some() { None } else { (*maps).clone() }))
    };
    html! {
        <>
            <label class="model-sentence">{ words::SENTENCE }
                <textarea rows="2" value={(*text).clone()} oninput={type_in} />
            </label>
            <p class="model-examples">
                <span>{ words::EXAMPLES }</span>{ for words::SENTENCES.iter().map(example) }
                <button type="button" onclick={shuffle}>{ words::SHUFFLE }</button>
                <button type="button" onclick={keep}>{ if kept.is_some() { words::FORGET } else { words::KEEP } }</button>
            </p>
            if let Some(maps) = &*maps {
                if maps.is_cut { <p role="status">{ words::CUT }</p> }
                <Wall maps={maps.clone()} chosen={*chosen} on_choose={choose} />
                <HeadView maps={maps.clone()} head={*chosen} query={*query} on_query={ask} />
                if let Some(kept) = &*kept {
                    <Compared kept={kept.clone()} maps={maps.clone()} head={*chosen} />
                }
                <Challenge maps={maps.clone()} chosen={*chosen} />
            }
            <p class="lab-instruction">{ rich(words::LIMIT) }</p>
        </>
    }
}

/// The words of `text` in another order.
fn shuffled(text: &str, seed: u32) -> String {
    let mut all: Vec<&str> = text.split_whitespace().collect();
    Random::new(u64::from(seed)).shuffle(&mut all);
    all.join(" ")
}
