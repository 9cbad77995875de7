//! A figure's numbers as a real table.

use yew::prelude::*;

use crate::labs::Table;

/// A table with row and column headings, in a box that scrolls by itself where it is too wide.
pub fn number_table(table: &Table) -> Html {
    let Table { caption, columns, rows } = table;
    html! {
        <div class="table-box" tabindex="0" role="group" aria-label={caption.clone()}>
            <table class="numbers">
                <caption>{ caption }</caption>
                <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|(name, entries)| html! {
                    <tr><th scope="row">{ name }</th>{ for entries.iter().map(|entry| html! { <td>{ entry }</td> }) }</tr>
                }) }</tbody>
            </table>
        </div>
    }
}
