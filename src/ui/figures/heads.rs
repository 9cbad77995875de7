//! The view of "Two heads": both rows of weights, what each head adds, and the ways to put them together.

use yew::prelude::*;

use super::View;
use super::matrix_control::{MatrixControl, matrix_control};
use super::pipeline::vector;
use super::row_bars::row_bars;
use crate::labs::heads::{HeadOutputs, N_HEADS, Setup, head_outputs};
use crate::lesson::texts::Text;
use crate::lesson::texts::heads as words;
use crate::lesson::texts::shared::{FEATURES, TOKENS};
use crate::plots::Tick;
use crate::ui::parts::{fold, rich};

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    let Ok(outputs) = head_outputs(setup) else {
        return Html::default();
    };
    html! {
        <>
            <div class="chips">{ view.choice(&Setup::ASKING, words::ASKING, TOKENS) }</div>
            { weights(setup, &outputs) }
            if setup.is_shown {
                { view.choice(&Setup::IN_USE, words::HEADS, words::HEADS_OPTIONS) }
                { ledger(setup, &outputs) }
                { fold(words::CHANGE.plain(), "", output_matrix(view)) }
            }
        </>
    }
}

/// Draws W_O, to be typed over.
fn output_matrix(view: &View<Setup>) -> Callback<(), Html> {
    let (numbers, edit) = (view.setup.w_o.to_vec(), view.controls.edit.clone());
    Callback::from(move |()| {
        matrix_control(MatrixControl {
            first: Setup::W_O.first,
            limits: Setup::W_O.limits,
            numbers: numbers.clone(),
            name: words::W_O.text(),
            note: words::W_O_NOTE.text(),
            is_parameter: true,
            rows: words::W_O_ROWS,
            columns: FEATURES,
            edit: edit.clone(),
        })
    })
}

/// Both rows of weights of the asking token.
fn weights(setup: &Setup, outputs: &HeadOutputs) -> Html {
    let row = |h: usize| (words::NAMES.name(h), outputs.layer.heads[h].weights.row(setup.asking));
    html! { <div class="row-bars">{ row_bars(words::BARS, TOKENS, &[row(0), row(1)], Tick::Percent) }</div> }
}

/// What each head says and adds, then their sum, the output and the average.
fn ledger(setup: &Setup, outputs: &HeadOutputs) -> Html {
    let head = |h: usize| {
        html! {
            <tr key={h} data-off={(!setup.in_use.uses(h)).to_string()}>
                <th scope="row">{ words::NAMES.name(h) }</th>
                <td>{ vector(&outputs.own[h], 2, "") }</td>
                <td>{ vector(&outputs.added[h], 2, "") }</td>
            </tr>
        }
    };
    let end = |name: Text, row: &[f64], class: &'static str| {
        html! { <tr {class}><th scope="row" colspan="2">{ rich(name) }</th><td>{ vector(row, 2, "") }</td></tr> }
    };
    html! {
        <div class="ledger-box">
            <table class="ledger heads" aria-label={words::OUTPUTS.plain()}>
                <thead><tr>
                    <th scope="col">{ words::PART.plain() }</th>
                    <th scope="col">{ words::OWN.plain() }</th>
                    <th scope="col">{ rich(words::SLICE) }</th>
                </tr></thead>
                <tbody>{ for (0..N_HEADS).map(head) }</tbody>
                <tfoot>
                    { end(words::SUM, &outputs.sum(), "") }
                    { end(words::OUTPUT, &outputs.output, "") }
                    { end(words::AVERAGE, &outputs.average(), "wrong") }
                </tfoot>
            </table>
        </div>
    }
}
