//! The notation of `lesson::inline` as markup.

use yew::prelude::*;

use super::formula::formula;
use super::role::role_class;
use crate::labs::numbers::number;
use crate::lesson::formula::formula as named;
use crate::lesson::inline::{SOURCE, Span, parse};

/// A text of the lesson as it stands on the page: roles, citations, formulas, and numbers computed on the spot.
pub fn rich(text: &str) -> Html {
    parse(text).into_iter().map(span).collect()
}

fn span(span: Span<'_>) -> Html {
    match span {
        Span::Text(words) => html! { words.to_owned() },
        Span::Emphasis(words) => html! { <em>{ words.to_owned() }</em> },
        Span::Strong(words) => html! { <strong>{ words.to_owned() }</strong> },
        Span::Role(role, words) => html! { <span class={role_class(role)}>{ symbol(words) }</span> },
        Span::Token(words) => html! { <span class="token">{ words.to_owned() }</span> },
        Span::Number(name) => html! { <span class="number">{ number(name).unwrap_or_default() }</span> },
        Span::Formula(name) => named(name).map_or_else(Html::default, formula),
        Span::Link(words, id) => {
            let class = id.starts_with(SOURCE).then_some("cite");
            html! { <a {class} href={format!("#{id}")}>{ words.to_owned() }</a> }
        }
    }
}

/// A word, or a symbol whose index stands after `_`: "W_Q" is written with a subscript.
pub fn symbol(words: &str) -> Html {
    match words.split_once('_') {
        Some((base, index)) => html! { <>{ base.to_owned() }<sub>{ index.to_owned() }</sub></> },
        None => html! { words.to_owned() },
    }
}
