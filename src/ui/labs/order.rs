//! The view of "Order": the tokens in their present order, each with its output before and now.

use yew::prelude::*;

use super::pipeline::vector;
use super::{ChoiceControl, Edit, LabProperties};
use crate::labs::Prediction;
use crate::labs::number::fixed;
use crate::labs::order::{MASK, N_SHUFFLES, Outcome, POSITIONS, SHUFFLE, outcome};
use crate::labs::sentence::N_TOKENS;
use crate::lesson::figures::order as words;
use crate::lesson::figures::sentence::TOKENS;

/// The drawing and its controls.
#[component]
pub fn OrderLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let Ok(outcome) = outcome(setup) else {
        return Html::default();
    };
    // A list, so that every shuffle is a step of its own to undo.
    let to = |shuffle: f64| edit.reform(move |_: MouseEvent| Edit::Many(vec![(SHUFFLE, vec![shuffle])]));
    let next = setup.number(SHUFFLE) % f64::from(N_SHUFFLES) + 1.0;
    html! {
        <>
            { ledger(&outcome, is_shown) }
            if is_shown {
                <div class="walk">
                    <button type="button" onclick={to(next)}>{ words::SHUFFLE }</button>
                    <button type="button" onclick={to(0.0)} disabled={setup.number(SHUFFLE) == 0.0}>{ words::SORT }</button>
                </div>
                <div class="controls">
                    <ChoiceControl setup={setup.clone()} field={POSITIONS} edit={edit.clone()} />
                    <ChoiceControl setup={setup.clone()} field={MASK} edit={edit.clone()} />
                </div>
            }
        </>
    }
}

/// One row a place: its token, the output that the token had, the output that it has, and how far apart they are.
fn ledger(outcome: &Outcome, is_shown: bool) -> Html {
    let changes = outcome.changes();
    let row = |place: usize| {
        let token = outcome.order[place];
        let change = fixed(changes[place], 3);
        html! {
            <tr key={place} data-changed={(changes[place] >= 0.0005).to_string()}>
                <td>{ place + 1 }</td>
                <th scope="row">{ TOKENS[token] }</th>
                <td>
                    <span class="blend-line">{ vector(outcome.before.row(token), 2, "") }</span>
                    if is_shown { <span class="blend-line">{ vector(outcome.now.row(place), 2, "") }</span> }
                </td>
                if is_shown { <td>{ change }</td> }
            </tr>
        }
    };
    html! {
        <div class="ledger-box">
            <table class="ledger order">
                <thead><tr>
                    <th scope="col">{ words::PLACE }</th>
                    <th scope="col">{ words::TOKEN }</th>
                    <th scope="col">{ if is_shown { words::BOTH } else { words::BEFORE } }</th>
                    if is_shown { <th scope="col">{ words::CHANGE }</th> }
                </tr></thead>
                <tbody>{ for (0..N_TOKENS).map(row) }</tbody>
            </table>
        </div>
    }
}
