//! The view of "One query, every key": who asks, six steps, the numbers to change and what a change moved.

mod steps;

use yew::prelude::*;

use super::matrix_control::{MatrixControl, matrix_control};
use super::{Edit, View};
use crate::labs::pipeline::{Change, N_INPUTS, Setup, Step, change, flow};
use crate::lesson::figures::pipeline::explain;
use crate::lesson::texts::Text;
use crate::lesson::texts::pipeline as words;
use crate::lesson::texts::shared::{CONTENTS, FEATURES, MASK, MASKS, TOKENS, TOPICS};
use crate::ui::parts::{fold, rich, running};
use crate::words::Inline;
use steps::Ask;

pub(super) use steps::vector;

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    let Ok(flow) = flow(setup) else {
        return Html::default();
    };
    let ask = Ask { flow: &flow, view };
    html! {
        <>
            <div class="chips">{ view.choice(&Setup::ASKING, words::ASKING, TOKENS) }</div>
            <div class="steps">{ view.choice(&Setup::STEP, words::STEP, words::STEPS) }</div>
            <div class="step" data-step={(setup.step as usize + 1).to_string()}>
                <p class="step-words">{ running(&explain(setup)) }</p>
                { ask.panel() }
            </div>
            <div class="controls">
                { walk(view) }
                { view.choice(&Setup::MASK, MASK, MASKS) }
            </div>
            { kinds(change(setup, &flow)) }
            { fold(words::CHANGE.plain(), "change-numbers", matrices(view)) }
        </>
    }
}

/// One step back, one step on.
fn walk(view: &View<Setup>) -> Html {
    let step = view.setup.step as usize;
    let to = |step: usize| view.on_click(&Setup::STEP, step as f64);
    html! {
        <div class="walk">
            <button type="button" onclick={to(step.saturating_sub(1))} disabled={step == 0}>{ words::BACK.plain() }</button>
            <button type="button" onclick={to(step + 1)} disabled={step + 1 == Step::N}>{ words::NEXT.plain() }</button>
        </div>
    }
}

/// Parameters and activations apart, each with whether it differs from the start.
fn kinds(change: Change) -> Html {
    let [x, parameters @ .., _mask] = change.changed;
    let is_changed = change.changed.contains(&true);
    let chip = |name: &Inline, has_moved: bool, verb: Text| {
        html! {
            <li data-moved={has_moved.to_string()}>
                { running(name.words()) }
                if is_changed { <span class="kind-state">{ if has_moved { verb } else { words::STAYED }.plain() }</span> }
            </li>
        }
    };
    let learned = words::INPUTS.list().iter().skip(1).zip(parameters);
    let computed = words::COMPUTED.list().iter().zip(change.moved);
    html! {
        <div class="kinds">
            <div class="kind" data-kind="parameter">
                <p>{ words::PARAMETERS.plain() }</p>
                <ul>{ for learned.map(|(name, is)| chip(name, is, words::CHANGED)) }</ul>
            </div>
            <div class="kind" data-kind="activation">
                <p>{ words::ACTIVATIONS.plain() }</p>
                <ul>{ chip(words::INPUTS.item(0), x, words::CHANGED) }{ for computed.map(|(name, is)| chip(name, is, words::MOVED)) }</ul>
            </div>
        </div>
    }
}

/// Draws X and the learned matrices, to be typed over.
fn matrices(view: &View<Setup>) -> Callback<(), Html> {
    let (inputs, edit) = (view.setup.inputs().map(<[f64]>::to_vec), view.controls.edit.clone());
    Callback::from(move |()| {
        let matrix = |i: usize| matrix(i, inputs[i].clone(), edit.clone());
        html! {
            <>
                <p>{ rich(words::CHANGE_NOTE) }</p>
                <div class="matrices">{ for (0..N_INPUTS).map(matrix) }</div>
            </>
        }
    })
}

fn matrix(i: usize, numbers: Vec<f64>, edit: Callback<Edit>) -> Html {
    let (place, rows, columns) = match i {
        0 => (Setup::X, TOKENS, FEATURES),
        1 => (Setup::W_Q, FEATURES, TOPICS),
        2 => (Setup::W_K, FEATURES, TOPICS),
        _ => (Setup::W_V, FEATURES, CONTENTS),
    };
    matrix_control(MatrixControl {
        first: place.first,
        limits: place.limits,
        numbers,
        name: words::INPUTS.item(i),
        note: words::INPUT_NOTES.item(i),
        is_parameter: i > 0,
        rows,
        columns,
        edit,
    })
}
