//! The view of "Two heads": both rows of weights, what each head adds, and the ways to put them together.

use yew::prelude::*;

use super::legend::legend;
use super::pipeline::vector;
use super::{ChoiceControl, LabProperties, MatrixControl};
use crate::labs::heads::{ASKING, IN_USE, N_HEADS, Outcome, W_O, is_on, outcome};
use crate::labs::number::percent;
use crate::labs::{Prediction, Setup};
use crate::lesson::figures::heads as words;
use crate::lesson::figures::sentence::{FEATURES, TOKENS};
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::{Canvas, rich};

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
                    <MatrixControl setup={setup.clone()} field={W_O} name={words::W_O} note={words::W_O_NOTE} is_parameter=true
                        rows={words::W_O_ROWS} columns={FEATURES} edit={edit.clone()} />
                </details>
            }
        </>
    }
}

/// Both rows of weights of the asking token.
fn weights(setup: &Setup, outcome: &Outcome) -> Html {
    let row = |h: usize| outcome.layer.heads[h].weights.row(setup.index(ASKING)).to_vec();
    let series: Vec<Series> = (0..N_HEADS)
        .filter(|h| is_on(setup, *h))
        .map(|h| Series {
            name: words::NAMES[h].into(),
            labels: row(h)
                .iter()
                .map(|w| percent(*w).trim_end_matches(['\u{202f}', '%']).to_owned())
                .collect(),
            values: row(h),
            ink: [Ink::Weight, Ink::Text][h],
            is_outline: h == 1,
        })
        .collect();
    let picture = Picture::Bars(Bars {
        groups: TOKENS.iter().map(|token| (*token).to_owned()).collect(),
        series: series.clone(),
        min: 0.0,
        max: 1.0,
        tick: Tick::Percent,
    });
    html! {
        <div>
            { legend(&series) }
            <Canvas {picture} label={words::BARS} class="bars low" />
        </div>
    }
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
