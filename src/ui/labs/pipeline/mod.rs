//! The view of "One query, every key": who asks, six steps, the numbers to change and what a change moved.

mod steps;

use yew::prelude::*;

use super::{ChoiceControl, Edit, LabProperties, MatrixControl};
use crate::labs::Setup;
use crate::labs::pipeline::{ASKING, Change, INPUTS, MASK, N_STEPS, STEP, change, flow};
use crate::lesson::figures::pipeline as words;
use crate::lesson::figures::sentence::{CONTENTS, FEATURES, TOKENS, TOPICS};
use crate::ui::hooks::use_name;
use crate::ui::parts::rich;
use steps::Ask;

pub(super) use steps::vector;

/// The drawing and its controls.
#[component]
pub fn PipelineLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let radio = use_name("key");
    let Ok(flow) = flow(setup) else {
        return Html::default();
    };
    let ask = Ask {
        flow: &flow,
        setup,
        edit,
        radio,
    };
    html! {
        <>
            <div class="chips"><ChoiceControl setup={setup.clone()} field={ASKING} edit={edit.clone()} /></div>
            <div class="steps"><ChoiceControl setup={setup.clone()} field={STEP} edit={edit.clone()} /></div>
            <div class="step" data-step={(setup.index(STEP) + 1).to_string()}>
                <p class="step-words">{ rich(&ask.explanation()) }</p>
                { ask.panel() }
            </div>
            <div class="controls">
                { walk(setup, edit) }
                <ChoiceControl setup={setup.clone()} field={MASK} edit={edit.clone()} />
            </div>
            { kinds(change(setup, &flow)) }
            <details class="change-numbers">
                <summary>{ words::CHANGE }</summary>
                <p>{ rich(words::CHANGE_NOTE) }</p>
                <div class="matrices">{ for (0..INPUTS.len()).map(|place| matrix(place, setup, edit)) }</div>
            </details>
        </>
    }
}

/// One step back, one step on.
fn walk(setup: &Setup, edit: &Callback<Edit>) -> Html {
    let step = setup.index(STEP);
    let to = |step: usize| edit.reform(move |_: MouseEvent| Edit::one(STEP, 0, step as f64));
    html! {
        <div class="walk">
            <button type="button" onclick={to(step.saturating_sub(1))} disabled={step == 0}>{ words::BACK }</button>
            <button type="button" onclick={to(step + 1)} disabled={step + 1 == N_STEPS}>{ words::NEXT }</button>
        </div>
    }
}

/// Parameters and activations apart, each with whether it differs from the start.
fn kinds(change: Change) -> Html {
    let [x, parameters @ .., _mask] = change.changed;
    let is_changed = change.changed.contains(&true);
    let chip = |name: &'static str, has_moved: bool, verb: &'static str| {
        html! {
            <li key={name} data-moved={has_moved.to_string()}>
                { rich(name) }
                if is_changed { <span class="kind-state">{ if has_moved { verb } else { words::STAYED } }</span> }
            </li>
        }
    };
    let learned = words::INPUTS[1..].iter().zip(parameters);
    let computed = words::COMPUTED.iter().zip(change.moved);
    html! {
        <div class="kinds">
            <div class="kind" data-kind="parameter">
                <p>{ words::PARAMETERS }</p>
                <ul>{ for learned.map(|(name, is)| chip(name, is, words::CHANGED)) }</ul>
            </div>
            <div class="kind" data-kind="activation">
                <p>{ words::ACTIVATIONS }</p>
                <ul>{ chip(words::INPUTS[0], x, words::CHANGED) }{ for computed.map(|(name, is)| chip(name, is, words::MOVED)) }</ul>
            </div>
        </div>
    }
}

/// X or one of the learned matrices, to be typed over.
fn matrix(place: usize, setup: &Setup, edit: &Callback<Edit>) -> Html {
    let (rows, columns) = [
        (TOKENS, FEATURES),
        (FEATURES, TOPICS),
        (FEATURES, TOPICS),
        (FEATURES, CONTENTS),
    ][place];
    let (key, name, note) = (INPUTS[place], words::INPUTS[place], words::INPUT_NOTES[place]);
    let Some(field) = setup.field(key) else {
        return Html::default();
    };
    html! {
        <MatrixControl {key} {field} numbers={setup.shared(key)} {name} {note} is_parameter={place > 0}
            {rows} {columns} edit={edit.clone()} />
    }
}
