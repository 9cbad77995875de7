//! A text to take along: a field that shows it, and a button that copies it. Works in frames too.

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::hooks::{copy_selection, use_value};
use crate::ui::text;

/// Properties of [`CopyField`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyFieldProperties {
    /// The text.
    pub text: AttrValue,
    /// The field's name.
    pub label: &'static str,
    /// How many rows the field shows.
    pub rows: &'static str,
    /// A class for the whole.
    #[prop_or_default]
    pub class: &'static str,
    /// The words on the button.
    #[prop_or(text::COPY)]
    pub button: &'static str,
    /// What is said after the text was copied.
    #[prop_or(text::COPIED)]
    pub copied: &'static str,
    /// What is said where copying is forbidden: the text is selected then.
    #[prop_or(text::COPY_BY_HAND)]
    pub by_hand: &'static str,
    /// Whether the field is out of sight until its text was asked for.
    #[prop_or_default]
    pub is_hidden: bool,
    /// What stands beside the button.
    #[prop_or_default]
    pub children: Html,
}

/// The field and its button.
#[component]
pub fn CopyField(properties: &CopyFieldProperties) -> Html {
    let CopyFieldProperties {
        text, copied, by_hand, ..
    } = properties.clone();
    let field = use_node_ref();
    let said = use_value::<Option<(AttrValue, &'static str)>>();
    // What was copied is no longer what stands there once that has changed.
    let shown = said
        .as_ref()
        .filter(|(copied, _)| *copied == text)
        .map(|(_, words)| *words);
    let is_hidden = properties.is_hidden && shown.is_none();
    let on_copy = {
        let (field, text) = (field.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let is_copied = field
                .cast::<HtmlTextAreaElement>()
                .is_some_and(|field| copy_from(&field));
            said.set(Some((text.clone(), if is_copied { copied } else { by_hand })));
        })
    };
    html! {
        <div class={properties.class}>
            <textarea ref={field} readonly=true spellcheck="false" hidden={is_hidden} rows={properties.rows}
                aria-label={properties.label} value={text} />
            <button type="button" onclick={on_copy}>{ properties.button }</button>
            { properties.children.clone() }
            <span class="copy-said" role="status">{ shown.unwrap_or_default() }</span>
        </div>
    }
}

/// Copies what stands in `field`; returns whether that was allowed. Where it was not, the text is left selected.
fn copy_from(field: &HtmlTextAreaElement) -> bool {
    let element: &HtmlElement = field;
    // What is out of sight cannot be selected.
    element.set_hidden(false);
    field.select();
    let is_copied = copy_selection();
    if !is_copied {
        // A refusal of the focus is of no use here: a sentence says what to do.
        let _ = field.focus();
    }
    is_copied
}
