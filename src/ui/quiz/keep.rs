//! "Keep your results": as text, CSV or JSON, to copy, to save, to print. Where a frame forbids all of that, the text
//! can still be selected.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::report::{Form, data_url, report};
use crate::progress::State;
use crate::ui::hooks::copy_selection;
use crate::ui::parts::Fold;
use crate::ui::store::use_settings;
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeepProperties {
    pub(super) state: Rc<State>,
}

/// The fold. What is in it is made when it is opened.
#[component]
pub(super) fn Keep(properties: &KeepProperties) -> Html {
    let state = properties.state.clone();
    let body = Callback::from(move |()| html! { <Report state={state.clone()} /> });
    html! { <Fold class="keep" summary={text::KEEP_RESULTS} {body} /> }
}

#[component]
fn Report(properties: &KeepProperties) -> Html {
    let form = use_state_eq(|| Form::Text);
    let said = use_state_eq(|| "");
    let area = use_node_ref();
    let content = report(&properties.state, use_settings().mastery_percent, *form);
    let copy = {
        let (area, said) = (area.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            said.set(if copy_from(&area) {
                text::COPIED
            } else {
                text::COPY_BY_HAND
            });
        })
    };
    let print = Callback::from(|_: MouseEvent| {
        // A frame may forbid printing; the browser's own menu is then the way.
        let _ = web_sys::window().map(|window| window.print());
    });
    html! {
        <>
            <div class="levels" role="radiogroup" aria-label={text::FORM}>
                { for Form::ALL.into_iter().map(|each| choice(each, &form, &said)) }
            </div>
            <textarea ref={area} class="keep-text" readonly=true rows="10" spellcheck="false" aria-label={text::YOUR_RESULTS} value={content.clone()} />
            <div class="card-steps">
                <button type="button" onclick={copy}>{ text::COPY }</button>
                <a class="button" href={data_url(*form, &content)} download={form.file_name()}>{ text::save_as(form.file_name()) }</a>
                <button type="button" onclick={print}>{ text::PRINT }</button>
            </div>
            <p class="keep-said" role="status">{ *said }</p>
        </>
    }
}

fn choice(each: Form, form: &UseStateHandle<Form>, said: &UseStateHandle<&'static str>) -> Html {
    let choose = {
        let (form, said) = (form.clone(), said.clone());
        Callback::from(move |_: Event| {
            form.set(each);
            said.set("");
        })
    };
    html! {
        <label class="level" key={each.file_name()}>
            <input type="radio" checked={each == **form} onchange={choose} />
            <span>{ text::form(each) }</span>
        </label>
    }
}

/// Selects the text and copies it.
fn copy_from(area: &NodeRef) -> bool {
    let Some(area) = area.cast::<HtmlTextAreaElement>() else {
        return false;
    };
    area.select();
    copy_selection()
}
