//! The results as a code to hand in: to read aloud or copy, and where the page of a class stands beside this one as a link and as a QR
//! code. Nothing is sent. `host` makes the code.

use std::rc::Rc;

use yew::prelude::*;

use crate::progress::State;
use crate::ui::parts::{CopyField, copy_field, fold};
use crate::ui::text;

/// Makes the code of a state, the same each time for the same results.
#[derive(Clone, Copy, Debug)]
pub struct MakeCode(pub fn(&State) -> String);

impl PartialEq for MakeCode {
    /// A program has one.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The fold. What is in it is made when it is opened.
pub(super) fn hand_in(state: &Rc<State>, make_code: MakeCode, has_class_page: bool) -> Html {
    let (state, MakeCode(make_code)) = (state.clone(), make_code);
    let body = Callback::from(move |()| open_hand_in(&make_code(&state).into(), has_class_page));
    fold(text::HAND_IN.plain(), "hand-in", body)
}

fn open_hand_in(code: &AttrValue, has_class_page: bool) -> Html {
    html! {
        <>
            <p>{ text::HAND_IN_HOW.plain() }</p>
            // Groups stay whole where a line ends; whoever reads a code passes over spaces.
            <p class="result-code" translate="no">{ code.replace('-', "- ") }</p>
            { copy_field(CopyField {
                class: "export-field",
                text: code.clone(),
                label: text::RESULT_CODE.plain(),
                rows: "2",
                button: text::COPY_CODE.plain(),
                before: text::CODE_NAME.plain(),
                is_hidden: true,
                ..CopyField::default()
            }) }
            if has_class_page {
                // `static/start.js` has it filled when it is opened.
                <details key={&**code} data-code={code.clone()} data-failed={text::LINK_UNREACHABLE.plain()}>
                    <summary>{ text::CODE_LINK.plain() }</summary>
                </details>
            }
        </>
    }
}
