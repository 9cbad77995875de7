//! A text to take along: a field that shows it, and a button that copies it. Works in frames too.

use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::hooks::{copy_selection, use_value};
use crate::ui::text;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

/// What to copy, and what is said about it.
#[derive(Clone, PartialEq)]
pub struct CopyField {
    /// The text.
    pub text: AttrValue,
    /// The field's name.
    pub label: &'static str,
    /// How many rows the field shows.
    pub rows: &'static str,
    /// A class for the whole.
    pub class: &'static str,
    /// The words on the button.
    pub button: &'static str,
    /// What is said after the text was copied.
    pub copied: &'static str,
    /// What is said where copying is forbidden: the text is selected then.
    pub by_hand: &'static str,
    /// The name of a field for words that are copied in front of the text; empty where there is none.
    pub before: &'static str,
    /// Whether the field is out of sight until its text was asked for.
    pub is_hidden: bool,
    /// What stands beside the button.
    pub children: Html,
}

drawn_by!(CopyField, use_copy_field);

impl Default for CopyField {
    fn default() -> Self {
        Self {
            text: AttrValue::default(),
            label: "",
            rows: "1",
            class: "",
            button: text::COPY.plain(),
            copied: text::COPIED.plain(),
            by_hand: text::COPY_BY_HAND.plain(),
            before: "",
            is_hidden: false,
            children: Html::default(),
        }
    }
}

/// The field and its button.
pub fn copy_field(field: CopyField) -> Html {
    view(field.label, field)
}

#[hook]
fn use_copy_field(properties: &CopyField) -> Html {
    let CopyField {
        text,
        copied,
        by_hand,
        before,
        ..
    } = properties.clone();
    let (field, words) = (use_node_ref(), use_node_ref());
    // The text, what of it was copied, and what is said of that.
    let said = use_value(|| None::<(AttrValue, AttrValue, &'static str)>);
    // What was copied is no longer what stands there once that has changed.
    let shown = said.as_ref().filter(|(of, ..)| *of == text);
    let value = shown.map_or(&text, |(_, whole, _)| whole).clone();
    let shown = shown.map(|(.., words)| *words);
    let is_hidden = properties.is_hidden && shown.is_none();
    let on_copy = {
        let (field, words) = (field.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let before = words.cast::<HtmlInputElement>().map(|words| words.value());
            let whole = match before {
                Some(before) if !before.is_empty() => [&before, ": ", &text].concat().into(),
                _ => text.clone(),
            };
            let is_copied = field
                .cast::<HtmlTextAreaElement>()
                .is_some_and(|field| copy_from(&field, &whole));
            said.set(Some((text.clone(), whole, if is_copied { copied } else { by_hand })));
        })
    };
    html! {
        <div class={properties.class}>
            if !before.is_empty() {
                <label>{ before }<input ref={words} maxlength="60" autocomplete="off" /></label>
            }
            <textarea ref={field} readonly=true spellcheck="false" hidden={is_hidden} rows={properties.rows}
                aria-label={properties.label} {value} />
            <button type="button" onclick={on_copy}>{ properties.button }</button>
            { properties.children.clone() }
            <span class="copy-said" role="status">{ shown.unwrap_or_default() }</span>
        </div>
    }
}

/// Copies `text` out of `field`; returns whether that was allowed. Where it was not, the text is left selected.
fn copy_from(field: &HtmlTextAreaElement, text: &str) -> bool {
    field.set_value(text);
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
