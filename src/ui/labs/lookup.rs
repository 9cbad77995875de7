//! The view of "Where do a dictionary and attention part?": one table, read hard and soft.

use yew::prelude::*;

use super::{ChoiceControl, LabProperties, NumberControl};
use crate::labs::Prediction;
use crate::labs::lookup::{NUDGE, Outcome, SITUATION, TEMPERATURE, TEMPERATURES, outcome, vector};
use crate::labs::number::fixed;
use crate::lesson::figures::lookup as words;
use crate::ui::parts::{rich, weight_bar};

/// The table and its controls.
#[component]
pub fn LookupLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let temperature = TEMPERATURES.get(setup.index(TEMPERATURE)).copied().unwrap_or(1.0);
    html! {
        <>
            { table(&outcome(setup), is_shown) }
            if is_shown {
                <ChoiceControl setup={setup.clone()} field={SITUATION} edit={edit.clone()} />
                <div class="controls">
                    <NumberControl setup={setup.clone()} field={NUDGE} edit={edit.clone()} />
                    <NumberControl setup={setup.clone()} field={TEMPERATURE} shown={temperature.to_string()} edit={edit.clone()} />
                </div>
            }
        </>
    }
}

/// The records, what the dictionary says of each, and how much attention reads from it.
fn table(outcome: &Outcome, is_shown: bool) -> Html {
    let columns = if is_shown { words::COLUMNS } else { &words::COLUMNS[..4] };
    let returned = outcome
        .hit
        .map_or(words::NOTHING.to_owned(), |i| fixed(outcome.records[i].value, 0));
    html! {
        <>
            <p class="asker">{ rich(words::QUERY) }<span class="vector">{ vector(outcome.query) }</span></p>
            <div class="ledger-box">
                <table class="ledger lookup">
                    <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                    <tbody>{ for (0..outcome.records.len()).map(|i| row(outcome, i, is_shown)) }</tbody>
                    <tfoot><tr>
                        <th scope="row">{ words::RETURNS }</th><td /><td />
                        <td>{ returned }</td>
                        if is_shown { <td>{ fixed(outcome.output, 1) }</td> }
                    </tr></tfoot>
                </table>
            </div>
        </>
    }
}

fn row(outcome: &Outcome, i: usize, is_shown: bool) -> Html {
    let record = &outcome.records[i];
    let is_hit = outcome.hit == Some(i);
    let is_equal = record.key == outcome.query;
    let state = words::MATCHES[if is_hit { 0 } else { 2 - usize::from(is_equal) }];
    html! {
        <tr key={i} data-hit={is_hit.to_string()}>
            <th scope="row">{ record.name }</th>
            <td class="vector voice-key">{ vector(record.key) }</td>
            <td class="voice-value">{ fixed(record.value, 0) }</td>
            <td>{ state }</td>
            if is_shown { <td>{ weight_bar(outcome.weights[i]) }</td> }
        </tr>
    }
}
