//! The conversation with hosts, for whoever has to find out why a score does not arrive.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::text;

/// Properties of [`Inspector`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct InspectorProperties {
    /// What was said, oldest first.
    pub calls: Vec<String>,
}

/// A text field with every call; a button selects it all, so that any browser can copy it.
#[component]
pub(super) fn Inspector(properties: &InspectorProperties) -> Html {
    let field = use_node_ref();
    let select = {
        let field = field.clone();
        Callback::from(move |_| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
                field.select();
            }
        })
    };
    let calls = properties.calls.join("\n");
    html! {
        <section class="outside-inspector" aria-labelledby="inspector-title">
            <h3 id="inspector-title">{ text::INSPECTOR }</h3>
            <textarea ref={field} readonly=true rows="12" aria-labelledby="inspector-title" value={calls} />
            <button type="button" onclick={select}>{ text::SELECT_ALL }</button>
        </section>
    }
}
