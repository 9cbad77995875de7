//! The view of "Where do a dictionary and attention part?": one table, read hard and soft.

use yew::prelude::*;

use super::View;
use crate::labs::lookup::{Retrieval, Setup, retrieval, temperature};
use crate::lesson::figures::lookup::{caption, vector};
use crate::lesson::number::{fixed, short};
use crate::lesson::texts::lookup as words;
use crate::ui::parts::{rich, weight_bar};

/// The table and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    html! {
        <>
            { table(&retrieval(setup), setup.is_shown) }
            if setup.is_shown {
                { view.choice(&Setup::SITUATION, words::SITUATION, words::SITUATIONS) }
                <div class="controls">
                    { view.slider(&Setup::NUDGE, words::NUDGE) }
                    { view.slider_shown(&Setup::TEMPERATURE, words::TEMPERATURE, short(temperature(setup))) }
                    { view.choice(&Setup::NONE, words::NONE, words::NONE_OPTIONS) }
                </div>
            }
        </>
    }
}

/// The records, what the dictionary says of each, and how much attention reads from it.
fn table(retrieval: &Retrieval, is_shown: bool) -> Html {
    let columns = words::COLUMNS.list().iter().take(if is_shown { 5 } else { 4 });
    let returned = retrieval.hit.map_or(words::NOTHING.plain().to_owned(), |i| {
        fixed(retrieval.records[i].value, 0)
    });
    html! {
        <>
            <p class="asker">{ rich(words::QUERY) }<span class="vector">{ vector(retrieval.query) }</span></p>
            <div class="ledger-box">
                <table class="ledger lookup" aria-label={caption(retrieval)}>
                    <thead><tr>{ for columns.map(|name| html! { <th scope="col">{ &*name.text }</th> }) }</tr></thead>
                    <tbody>{ for (0..retrieval.records.len()).map(|i| row(retrieval, i, is_shown)) }</tbody>
                    <tfoot><tr>
                        <th scope="row">{ words::RETURNS.plain() }</th><td /><td />
                        <td>{ returned }</td>
                        if is_shown { <td>{ fixed(retrieval.output, 1) }</td> }
                    </tr></tfoot>
                </table>
            </div>
        </>
    }
}

fn row(retrieval: &Retrieval, i: usize, is_shown: bool) -> Html {
    let record = &retrieval.records[i];
    let is_hit = retrieval.hit == Some(i);
    let is_equal = record.key == retrieval.query;
    let state = words::MATCHES.name(if is_hit { 0 } else { 2 - usize::from(is_equal) });
    html! {
        <tr key={i} data-hit={is_hit.to_string()}>
            <th scope="row">{ words::NAMES.name(record.owner) }</th>
            <td class="vector voice-key">{ vector(record.key) }</td>
            <td class="voice-value">{ fixed(record.value, 0) }</td>
            <td>{ state }</td>
            if is_shown { <td>{ weight_bar(retrieval.weights[i]) }</td> }
        </tr>
    }
}
