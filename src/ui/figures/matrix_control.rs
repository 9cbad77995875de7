//! A matrix whose every number can be typed over.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Edit;
use crate::labs::Limits;
use crate::labs::number::plain as plain_number;
use crate::lesson::texts::Text;
use crate::lesson::texts::shared::CELL;
use crate::ui::hooks::use_value;
use crate::ui::parts::running;
use crate::ui::view::drawn_by;
use crate::ui::view::view;
use crate::words::{Inline, plain};

/// Which field to edit, and how its numbers are named.
#[derive(PartialEq)]
pub(super) struct MatrixControl {
    /// The index of its first number among all of the set-up.
    pub(super) first: usize,
    /// What its numbers may be.
    pub(super) limits: Limits,
    /// Its numbers, row by row.
    pub(super) numbers: Vec<f64>,
    /// What the matrix is called.
    pub(super) name: &'static Inline,
    /// One line about it.
    pub(super) note: &'static Inline,
    /// Learned, not computed: drawn with a square mark, else with a round one.
    pub(super) is_parameter: bool,
    /// The names of its rows.
    pub(super) rows: Text,
    /// The names of its columns.
    pub(super) columns: Text,
    /// Called with the change.
    pub(super) edit: Callback<Edit>,
}

drawn_by!(MatrixControl, use_matrix_control);

/// A table of number inputs with named rows and columns.
pub(super) fn matrix_control(control: MatrixControl) -> Html {
    view("matrix", control)
}

#[hook]
fn use_matrix_control(properties: &MatrixControl) -> Html {
    let MatrixControl {
        first,
        limits,
        name,
        rows,
        columns,
        edit,
        ..
    } = properties;
    let (rows, columns) = (rows.list(), columns.list());
    let plain = plain(name.words());
    let entry = |row: usize, column: usize| {
        let index = row * columns.len() + column;
        let value = properties.numbers.get(index).copied().unwrap_or(0.0);
        let label = CELL.write(&[Inline::text(&*plain), rows[row].clone(), columns[column].clone()]);
        let number = NumberCell {
            at: first + index,
            value,
            label: label.into(),
            limits: *limits,
            edit: edit.clone(),
        };
        html! { <td key={column}>{ view("number", number) }</td> }
    };
    html! {
        <table class="matrix" data-kind={if properties.is_parameter { "parameter" } else { "activation" }}>
            <caption><span class="matrix-name">{ running(name.words()) }</span>{ " " }{ running(properties.note.words()) }</caption>
            <thead><tr><td />{ for columns.iter().map(|name| html! { <th scope="col">{ &*name.text }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().enumerate().map(|(row, name)| html! {
                <tr key={row}><th scope="row">{ &*name.text }</th>{ for (0..columns.len()).map(|column| entry(row, column)) }</tr>
            }) }</tbody>
        </table>
    }
}

/// One number of a matrix.
#[derive(PartialEq)]
struct NumberCell {
    at: usize,
    value: f64,
    label: AttrValue,
    limits: Limits,
    edit: Callback<Edit>,
}

drawn_by!(NumberCell, use_number_cell);

/// What is being typed stays as it is typed while it means the present value, so that "−0" can become "−0.5";
/// what is no number changes nothing and is gone when the input is left.
#[hook]
fn use_number_cell(properties: &NumberCell) -> Html {
    let draft = use_value(|| None::<(String, f64)>);
    let (at, value) = (properties.at, properties.value);
    let on_input = {
        let (draft, edit) = (draft.clone(), properties.edit.clone());
        move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let number = input.value_as_number();
            if number.is_finite() {
                draft.set(Some((input.value(), number)));
                edit.emit(Edit::one(at, number));
            }
        }
    };
    let shown = match &*draft {
        Some((text, number)) if *number == value => text.clone(),
        _ => plain_number(value),
    };
    let on_blur = move |_: FocusEvent| draft.set(None);
    // Nobody types into the page that the build renders, and a number field in a closed fold costs a browser that looks for
    // forms to fill a layout of it.
    if cfg!(not(target_arch = "wasm32")) {
        return html! { shown.replace('-', "−") };
    }
    let [min, max, step] = [properties.limits.min, properties.limits.max, properties.limits.step].map(plain_number);
    html! {
        <input type="number" {min} {max} {step} value={shown}
            aria-label={properties.label.clone()} oninput={on_input} onblur={on_blur} />
    }
}
