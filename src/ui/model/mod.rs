//! The trained encoder: loaded when asked for, run on the reader's own sentence, the attention maps of all its heads in one
//! grid.
//!
//! It knows the engine as callbacks, which `host` provides.

mod engine_source;
mod head_grid;
mod head_view;
mod identification_task;
mod map_canvas;
mod map_images;
mod state;
mod text_comparison;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::labs::number::rounded;
use crate::lesson::number::fixed;
use crate::lesson::texts::model as words;
use crate::ui::hooks::{use_change, use_value};
use crate::ui::parts::rich;
use crate::ui::places::keep_focus;
use crate::ui::view::drawn_by;
use crate::ui::view::view;
use crate::words::Inline;

pub use engine_source::{Download, Encode, EngineSource, LoadFailure, LoadProgress};
use head_grid::HeadGrid;
use head_view::head_view;
use identification_task::identification_task;
use state::{ModelAction, ModelState};
use text_comparison::text_comparison;

/// The name of this part of the page, which is a figure's id.
pub const ID: &str = "model";

/// How much the field takes, as browsers count it: more than 256 tokens of any language that the model was trained on.
const LONGEST_TEXT: usize = 2000;

#[derive(PartialEq)]
struct ModelFigure {
    source: EngineSource,
}

drawn_by!(ModelFigure, use_model_figure);

/// The figure; `source` brings the engine.
pub fn model_figure(source: EngineSource) -> Html {
    view(ID, ModelFigure { source })
}

#[hook]
fn use_model_figure(properties: &ModelFigure) -> Html {
    let source = &properties.source;
    let state = use_value(ModelState::default);
    // The same at every drawing, so that views which are given it are drawn again for other reasons alone.
    let act = use_value(|| {
        let state = state.clone();
        Callback::from(move |action| state.update(|state| state.after(action)))
    });
    let act = (*act).clone();
    let node = use_node_ref();
    {
        let (act, describe) = (act.clone(), source.describe.clone());
        use_change((), move |()| {
            describe.emit(act.reform(ModelAction::Describe));
            None
        });
    }
    let encode = match &state.progress {
        Some(LoadProgress::Ready(encode)) => Some(encode.clone()),
        _ => None,
    };
    {
        let (act, node) = (act.clone(), node.clone());
        use_change((encode, state.text.clone()), move |(encode, text)| {
            if let Some(encode) = encode {
                keep_focus(&node, true);
                encode.emit((text.clone(), act.reform(ModelAction::Encoded)));
            }
            None
        });
    }
    // One line for all of it, which stays: a region that comes together with its words may go unheard.
    let (said, is_seen) = match &state.progress {
        Some(LoadProgress::Ready(_)) if state.maps.is_some() => (words::ALL_HEADS, false),
        Some(LoadProgress::Ready(_) | LoadProgress::Share(_)) => (words::LOADING, false),
        None if state.download == Some(Download::Absent) => (words::ABSENT, true),
        Some(LoadProgress::Failed(LoadFailure::Canceled)) => (words::CANCELED, true),
        Some(LoadProgress::Failed(LoadFailure::Unreachable)) => (words::UNREACHABLE, true),
        Some(LoadProgress::Failed(LoadFailure::Unusable)) => (words::UNUSABLE, true),
        None => (words::OFFER, true),
    };
    let inside = match &state.progress {
        Some(LoadProgress::Ready(_)) => workbench(&state, &act),
        Some(LoadProgress::Share(share)) => {
            let cancel = source.cancel.reform(|_: MouseEvent| ());
            // The same elements as those of the offer, so that the button keeps the focus.
            html! {
                <>
                    <p class="model-load">
                        <progress max="100" value={rounded(share * 100.0, 0)} aria-label={words::LOADING.plain()} />
                    </p>
                    <button type="button" onclick={cancel}>{ words::CANCEL.plain() }</button>
                </>
            }
        }
        None if state.download == Some(Download::Absent) => Html::default(),
        _ => offer(&state, source, &act),
    };
    html! {
        <figure class="lab" ref={node} tabindex="-1" id="lab-model" aria-labelledby="lab-model-title">
            <h3 id="lab-model-title" class="lab-title">{ words::TITLE.plain() }</h3>
            <p role="status" class={if is_seen { "" } else { "unseen" }}>{ said.plain() }</p>
            { inside }
            <details class="model-about"><summary>{ words::ABOUT.plain() }</summary><p>{ words::CARD.plain() }</p></details>
        </figure>
    }
}

/// The button that loads it.
fn offer(state: &ModelState, source: &EngineSource, act: &Callback<ModelAction>) -> Html {
    let name = match state.download {
        Some(Download::Bytes(bytes)) => words::LOAD_SIZE.write(&[Inline::text(fixed(bytes / 1e6, 0))]),
        _ => words::LOAD.plain().to_owned(),
    };
    let open = {
        let (open, act) = (source.open.clone(), act.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(ModelAction::Load(LoadProgress::Share(0.0)));
            open.emit(act.reform(ModelAction::Load));
        })
    };
    html! { <><button type="button" class="primary" onclick={open}>{ name }</button></> }
}

/// The sentence, the attention maps of all heads and the chosen head.
fn workbench(state: &ModelState, act: &Callback<ModelAction>) -> Html {
    let type_in =
        act.reform(|event: InputEvent| ModelAction::Text(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
    let example = |(name, sentence): (&'static Inline, &'static Inline)| {
        button(
            &name.text,
            act.reform(move |_| ModelAction::Text(sentence.text.clone())),
        )
    };
    let examples = words::EXAMPLE_NAMES.list().iter().zip(words::EXAMPLE_TEXTS.list());
    let keep = if state.kept.is_some() {
        words::FORGET
    } else {
        words::KEEP
    };
    html! {
        <>
            <label class="model-sentence">{ words::SENTENCE.plain() }
                <textarea rows="2" dir="auto" maxlength={LONGEST_TEXT.to_string()} value={state.text.clone()} oninput={type_in} />
            </label>
            if state.text.encode_utf16().count() >= LONGEST_TEXT { <p role="status">{ words::FULL.plain() }</p> }
            <p class="model-examples">
                <span>{ words::EXAMPLES.plain() }</span>{ for examples.map(example) }
                { button(words::SHUFFLE.plain(), act.reform(|_| ModelAction::Shuffle)) }
                { button(keep.plain(), act.reform(|_| ModelAction::Keep)) }
            </p>
            if let Some(maps) = &state.maps {
                if maps.is_cut { <p role="status">{ words::CUT.plain() }</p> }
                { view("heads", HeadGrid { maps: maps.clone(), chosen: state.head, act: act.clone() }) }
                { head_view(maps, state.head, state.query, act) }
                { for state.kept.iter().map(|kept| text_comparison(kept, maps, state.head)) }
                { identification_task(state, maps, act) }
            }
            <p class="lab-instruction">{ rich(words::LIMIT) }</p>
        </>
    }
}

fn button(name: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {onclick}>{ name }</button> }
}
