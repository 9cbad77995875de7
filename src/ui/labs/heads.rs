//! The view of "Two heads": both rows of weights, what each head adds, and the ways to put them together.

use yew::prelude::*;

use super::pipeline::vector;
use super::row_bars::row_bars;
use super::{ChoiceControl, LabProperties, MatrixControl};
use crate::labs::heads::{ASKING, IN_USE, N_HEADS, Outcome, W_O, is_on, outcome};
use crate::labs::{Prediction, Setup};
use crate::lesson::figures::heads as words;
use crate::lesson::figures::sentence::{FEATURES, TOKENS};
use crate::plots::Tick;
use crate::ui::parts::rich;

/// The drawing and its controls.
#[component]
pub fn HeadsLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let Ok(outcome) = outcome(setup) else {
        return Html::default();
    };
    html! {
        <>
            <div class="chips"><ChoiceControl setup={setup.clone()} field={ASKING} edit={edit.clone()} /></div>
            { weights(setup, &outcome) }
            if setup.is_on(Prediction::SHOWN) {
                <ChoiceControl setup={setup.clone()} field={IN_USE} edit={edit.clone()} />
                { ledger(setup, &outcome) }
                <details>
                    <summary>{ words::CHANGE }</summary>
                    if let Some(field) = setup.field(W_O) {
                        <MatrixControl {field} numbers={setup.shared(W_O)} name={words::W_O} note={words::W_O_NOTE} is_parameter=true
                            rows={words::W_O_ROWS} columns={FEATURES} edit={edit.clone()} />
                    }
                </details>
            }
        </>
    }
}

/// Both rows of weights of the asking token.
fn weights(setup: &Setup, outcome: &Outcome) -> Html {
    let row = |h: usize| (words::NAMES[h], outcome.layer.heads[h].weights.row(setup.index(ASKING)));
    html! { <div class="row-bars">{ row_bars(words::BARS, TOKENS, &[row(0), row(1)], Tick::Percent) }</div> }
}

/// What each head says and adds, then their sum, the output and the average.
fn ledger(setup: &Setup, outcome: &Outcome) -> Html {
    let head = |h: usize| {
        html! {
            <tr key={h} data-off={(!is_on(setup, h)).to_string()}>
                <th scope="row">{ words::NAMES[h] }</th>
                <td>{ vector(&outcome.own[h], 2, "") }</td>
                <td>{ vector(&outcome.added[h], 2, "") }</td>
            </tr>
        }
    };
    let end = |name: &'static str, row: &[f64], class: &'static str| {
        html! { <tr {class}><th scope="row" colspan="2">{ rich(name) }</th><td>{ vector(row, 2, "") }</td></tr> }
    };
    html! {
        <div class="ledger-box">
            <table class="ledger heads">
                <thead><tr>
                    <th scope="col">{ words::PART }</th>
                    <th scope="col">{ words::OWN }</th>
                    <th scope="col">{ rich(words::SLICE) }</th>
                </tr></thead>
                <tbody>{ for (0..N_HEADS).map(head) }</tbody>
                <tfoot>
                    { end(words::SUM, &outcome.sum(), "") }
                    { end(words::OUTPUT, &outcome.output, "") }
                    { end(words::AVERAGE, &outcome.average(), "wrong") }
                </tfoot>
            </table>
        </div>
    }
}
