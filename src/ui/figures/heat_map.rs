//! A table of weights as a heat map: queries in rows, keys in columns, one cell to walk with.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::labs::number::rounded;
use crate::lesson::number::fixed;
use crate::lesson::texts::Text;
use crate::lesson::texts::shared::MASKED;
use crate::ui::hooks::use_change;
use crate::ui::parts::rich;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

/// What the map shows, and which cell is chosen.
#[derive(PartialEq)]
pub(super) struct HeatMap {
    /// What the map is, for whoever cannot see it.
    pub(super) label: Text,
    /// The name of the axis of rows, then of columns.
    pub(super) axes: [Text; 2],
    /// The names of the rows.
    pub(super) rows: Text,
    /// The names of the columns.
    pub(super) columns: Text,
    /// The weights row by row, from 0 to 1; `None` where the mask hides the key.
    pub(super) cells: Vec<Option<f64>>,
    /// What stands at the end of each row, such as its sum, under its heading.
    pub(super) ends: (Text, Vec<String>),
    /// The chosen cell, row by row.
    pub(super) chosen: usize,
    /// Called with the cell that is chosen.
    pub(super) on_choose: Callback<usize>,
}

drawn_by!(HeatMap, use_heat_map);

/// The map of these weights.
pub(super) fn heat_map(map: HeatMap) -> Html {
    view(map.label.plain(), map)
}

/// One Tab stop, arrow keys from cell to cell, Home and End within a row, with Control to the corners.
#[hook]
fn use_heat_map(properties: &HeatMap) -> Html {
    let HeatMap {
        axes,
        rows,
        columns,
        chosen,
        ..
    } = properties;
    let (rows, columns) = (rows.list(), columns.list());
    let node = use_node_ref();
    use_change((node.clone(), *chosen), |(node, _)| {
        follow(node);
        None
    });
    let on_key = {
        let (on_choose, chosen, shape) = (properties.on_choose.clone(), *chosen, (rows.len(), columns.len()));
        move |event: KeyboardEvent| {
            if let Some(next) = walk(&event.key(), event.ctrl_key(), chosen, shape) {
                event.prevent_default();
                on_choose.emit(next);
            }
        }
    };
    let width = columns.len().to_string();
    html! {
        <div class="heat-box">
            <table class="heat" role="grid" aria-label={properties.label.plain()} ref={node} onkeydown={on_key}>
                <thead>
                    <tr>
                        <th class="heat-axis" scope="col" rowspan="2">{ rich(axes[0]) }</th>
                        <th class="heat-axis" scope="col" colspan={width}>{ rich(axes[1]) }</th>
                        <th class="heat-end" scope="col" rowspan="2">{ properties.ends.0.plain() }</th>
                    </tr>
                    <tr>{ for columns.iter().enumerate().map(|(i, name)| html! {
                        <th scope="col" data-chosen={(i == chosen % columns.len()).to_string()}><span>{ &*name.text }</span></th>
                    }) }</tr>
                </thead>
                <tbody>{ for (0..rows.len()).map(|row| line(properties, row)) }</tbody>
            </table>
        </div>
    }
}

/// One row: its name, its cells, its end.
fn line(properties: &HeatMap, row: usize) -> Html {
    let HeatMap {
        cells, chosen, columns, ..
    } = properties;
    let columns = columns.list();
    let cell = |column: usize| {
        let index = row * columns.len() + column;
        let weight = cells.get(index).copied().flatten();
        let is_chosen = index == *chosen;
        let choose = properties.on_choose.reform(move |_: MouseEvent| index);
        html! {
            <td key={column} role="gridcell" tabindex={if is_chosen { "0" } else { "-1" }} aria-selected={is_chosen.to_string()}
                data-level={weight.map(level)} data-masked={weight.is_none().to_string()} onclick={choose}>
                { weight.map_or_else(|| MASKED.plain().to_owned(), |weight| fixed(weight, 2)) }
            </td>
        }
    };
    html! {
        <tr key={row}>
            <th scope="row" data-chosen={(row == chosen / columns.len()).to_string()}>{ properties.rows.name(row) }</th>
            { for (0..columns.len()).map(cell) }
            <td role="gridcell" class="heat-end">{ properties.ends.1.get(row).cloned() }</td>
        </tr>
    }
}

/// The shade of a weight from 0 to 1, in twenty steps.
fn level(weight: f64) -> String {
    rounded(weight.clamp(0.0, 1.0) * 20.0, 0)
}

/// Where a key leads from cell `at` of a grid of `rows` by `columns`; `None` for a key that is not the grid's.
pub(in crate::ui) fn walk(key: &str, is_control: bool, at: usize, (rows, columns): (usize, usize)) -> Option<usize> {
    let (row, column) = (at / columns, at % columns);
    let (row, column) = match (key, is_control) {
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("ArrowDown", false) => ((row + 1).min(rows - 1), column),
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("ArrowRight", false) => (row, (column + 1).min(columns - 1)),
        ("Home", false) => (row, 0),
        ("End", false) => (row, columns - 1),
        ("Home", true) => (0, 0),
        ("End", true) => (rows - 1, columns - 1),
        _ => return None,
    };
    Some(row * columns + column)
}

/// Takes the focus along to the chosen cell, if it is within the grid.
pub(in crate::ui) fn follow(grid: &NodeRef) {
    if let Some(grid) = grid.cast::<Element>()
        && grid.matches(":focus-within").unwrap_or(false)
        && let Ok(Some(cell)) = grid.query_selector("[tabindex='0']")
        && let Some(cell) = wasm_bindgen::JsCast::dyn_ref::<HtmlElement>(&cell)
    {
        // A cell that cannot be focused is still chosen and spoken of.
        let _ = cell.focus();
    }
}
