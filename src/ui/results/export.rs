//! The export of the results: as text, CSV or JSON, to copy, to save, to print. Where a frame forbids all of that, the text
//! can still be selected.

use std::rc::Rc;

use yew::prelude::*;

use super::display::ResultsAction;
use super::report::{Format, data_url, report};
use crate::progress::State;
use crate::ui::parts::{CopyField, copy_field, fold};
use crate::ui::text;

/// The fold. What is in it is made when it is opened.
pub(super) fn export(state: &Rc<State>, mastery_percent: u8, format: Format, change: &Callback<ResultsAction>) -> Html {
    let (state, change) = (state.clone(), change.clone());
    let body = Callback::from(move |()| open_export(&state, mastery_percent, format, &change));
    fold(text::EXPORT_RESULTS.plain(), "export", body)
}

fn open_export(state: &State, mastery_percent: u8, format: Format, change: &Callback<ResultsAction>) -> Html {
    let content = report(state, mastery_percent, format);
    let href = data_url(format, &content);
    let print = |_: MouseEvent| {
        // A frame may forbid printing; the browser's own menu is then the way.
        let _ = web_sys::window().map(|window| window.print());
    };
    let choice = |(each, name): (Format, &'static str)| {
        let choose = change.reform(move |_: Event| ResultsAction::Format(each));
        html! {
            <label class="level" key={each.file_name()}>
                <input type="radio" name="format" checked={each == format} onchange={choose} />
                <span>{ name }</span>
            </label>
        }
    };
    let ways = html! {
        <>
            <a class="button" {href} download={format.file_name()}>{ text::save_as(format.file_name()) }</a>
            <button type="button" onclick={print}>{ text::PRINT.plain() }</button>
        </>
    };
    html! {
        <>
            <div class="levels" role="radiogroup" aria-label={text::FORMAT.plain()}>{ for Format::ALL.into_iter().zip(text::FORMATS.names()).map(choice) }</div>
            { copy_field(CopyField {
                class: "export-field",
                text: content.into(),
                label: text::YOUR_RESULTS.plain(),
                rows: "10",
                children: ways,
                ..CopyField::default()
            }) }
        </>
    }
}
