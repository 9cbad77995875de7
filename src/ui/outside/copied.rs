//! A text to take along: a field that shows it, and a button that copies it. Works in frames too.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::hooks::copy_selection;
use crate::ui::text;

/// Properties of [`Copied`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CopiedProperties {
    /// The field's name.
    pub label: &'static str,
    /// How many rows it shows.
    pub rows: &'static str,
    /// The text.
    pub text: String,
}

/// The field and its button. Where copying is forbidden the text is left selected, and a sentence says how to go on.
#[component]
pub(super) fn Copied(properties: &CopiedProperties) -> Html {
    let field = use_node_ref();
    let said = use_state_eq(|| None::<(String, &'static str)>);
    let CopiedProperties { label, rows, text } = properties;
    let copy = {
        let (field, said, text) = (field.clone(), said.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else {
                return;
            };
            field.select();
            let words = if copy_selection() {
                text::COPIED
            } else {
                // A refusal is of no use here: the sentence says what to do.
                let _ = field.focus();
                text::COPY_BY_HAND
            };
            said.set(Some((text.clone(), words)));
        })
    };
    // What was copied is no longer what stands there once that has changed.
    let shown = said.as_ref().filter(|(copied, _)| copied == text);
    html! {
        <div class="outside-copied">
            <textarea ref={field} readonly=true spellcheck="false" rows={*rows} aria-label={*label} value={text.clone()} />
            <button type="button" onclick={copy}>{ text::COPY }</button>
            <span class="outside-said" role="status">{ shown.map(|(_, words)| *words).unwrap_or_default() }</span>
        </div>
    }
}
