//! A figure's numbers as a real table.

use yew::prelude::*;

use crate::lesson::figures::Table;

/// A table with row and column headings, in a box that scrolls by itself where it is too wide.
pub fn number_table(Table { caption, columns, rows }: &Table) -> Html {
    html! {
        <div class="table-box" role="group" aria-label={caption.clone()}>
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
