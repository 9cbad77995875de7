//! Rich text as markup.

use yew::prelude::*;

use super::formula::formula;
use crate::lesson::inline::parse;
use crate::words::{Inline, Role, SOURCE};

/// Running text as it stands on the page.
pub fn running(words: &[Inline]) -> Html {
    words.iter().map(inline).collect()
}

/// The same of a text in the notation of `lesson::inline`.
pub fn rich(text: &str) -> Html {
    running(&parse(text))
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => html! { text.clone() },
        Inline::Emphasis(words) => html! { <em>{ running(words) }</em> },
        Inline::Strong(words) => html! { <strong>{ running(words) }</strong> },
        Inline::Role(role, text) => html! { <span class={color(*role)}>{ symbol(text) }</span> },
        Inline::Token(text) => html! { <span class="token">{ text.clone() }</span> },
        Inline::Number(text) => html! { <span class="number">{ text.clone() }</span> },
        Inline::Formula(part) => formula(part, false),
        Inline::Link(words, id) => html! { <a href={format!("#{id}")}>{ running(words) }</a> },
        Inline::Cite(key, words) => {
            html! { <a class="cite" href={format!("#{SOURCE}{key}")}>{ words.clone() }</a> }
        }
    }
}

/// The class that gives words the color of their role.
fn color(role: Role) -> &'static str {
    match role {
        Role::Query => "voice-query",
        Role::Key => "voice-key",
        Role::Value => "voice-value",
    }
}

/// A word, or a symbol whose index stands after `_`: "W_Q" is written with a subscript.
pub fn symbol(words: &str) -> Html {
    match words.split_once('_') {
        Some((base, index)) => html! { <>{ base.to_owned() }<sub>{ index.to_owned() }</sub></> },
        None => html! { words.to_owned() },
    }
}
