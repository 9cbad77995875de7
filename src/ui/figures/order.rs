//! The view of "Order": the tokens in their present order, each with its output before and now.

use yew::prelude::*;

use super::pipeline::vector;
use super::{Edit, View};
use crate::labs::order::{N_SHUFFLES, Setup, ShuffledOutputs, shuffled_outputs};
use crate::labs::sentence::N_TOKENS;
use crate::lesson::number::fixed;
use crate::lesson::texts::order as words;
use crate::lesson::texts::shared::{MASKS, TOKENS};

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let Setup { is_shown, shuffle, .. } = view.setup;
    let Ok(outputs) = shuffled_outputs(&view.setup) else {
        return Html::default();
    };
    // Every shuffle is a step of its own to undo.
    let to = |shuffle: usize| {
        let changes = vec![(Setup::SHUFFLE.first, shuffle as f64)];
        view.controls.on_click(Edit::step(changes))
    };
    html! {
        <>
            { ledger(&outputs, is_shown) }
            if is_shown {
                <div class="walk">
                    <button type="button" onclick={to(shuffle % N_SHUFFLES + 1)}>{ words::SHUFFLE.plain() }</button>
                    <button type="button" onclick={to(0)} disabled={shuffle == 0}>{ words::SORT.plain() }</button>
                </div>
                <div class="controls">
                    { view.choice(&Setup::POSITIONS, words::POSITIONS, words::POSITIONS_OPTIONS) }
                    { view.choice(&Setup::MASK, words::MASK, MASKS) }
                </div>
            }
        </>
    }
}

/// One row a place: its token, the output that the token had, the output that it has, and how far apart they are.
fn ledger(outputs: &ShuffledOutputs, is_shown: bool) -> Html {
    let changes = outputs.changes();
    let row = |place: usize| {
        let token = outputs.order[place];
        let change = fixed(changes[place], 3);
        html! {
            <tr key={place} data-changed={(changes[place] >= 0.0005).to_string()}>
                <td>{ place + 1 }</td>
                <th scope="row">{ TOKENS.name(token) }</th>
                <td>
                    <span class="blend-line">{ vector(outputs.before.row(token), 2, "") }</span>
                    if is_shown { <span class="blend-line">{ vector(outputs.now.row(place), 2, "") }</span> }
                </td>
                if is_shown { <td>{ change }</td> }
            </tr>
        }
    };
    html! {
        <div class="ledger-box">
            <table class="ledger order" aria-label={words::CAPTION.plain()}>
                <thead><tr>
                    <th scope="col">{ words::PLACE.plain() }</th>
                    <th scope="col">{ words::TOKEN.plain() }</th>
                    <th scope="col">{ if is_shown { words::BOTH } else { words::BEFORE }.plain() }</th>
                    if is_shown { <th scope="col">{ words::CHANGE.plain() }</th> }
                </tr></thead>
                <tbody>{ for (0..N_TOKENS).map(row) }</tbody>
            </table>
        </div>
    }
}
