//! Rich text as markup.

use yew::prelude::*;

use super::formula::formula;
use crate::lesson::texts::Text;
use crate::words::{CITE, EMPHASIS, FORMULA, Inline, KEY, LINK, NUMBER, QUERY, SOURCE, STRONG, TEXT, TOKEN, VALUE};

/// Running text as it stands on the page.
pub fn running(words: &[Inline]) -> Html {
    words.iter().map(inline).collect()
}

/// The same of a text of a figure.
pub fn rich(text: Text) -> Html {
    running(text.words())
}

fn inline(part: &Inline) -> Html {
    let inside = || running(&part.inside);
    let text = || html! { part.text.clone() };
    let span = |class: &'static str, inside: Html| html! { <span {class}>{ inside }</span> };
    match &*part.mark {
        TEXT => text(),
        EMPHASIS => html! { <em>{ inside() }</em> },
        STRONG => html! { <strong>{ inside() }</strong> },
        QUERY => span("voice-query", symbol(&part.text)),
        KEY => span("voice-key", symbol(&part.text)),
        VALUE => span("voice-value", symbol(&part.text)),
        TOKEN => span("token", text()),
        NUMBER => span("number", text()),
        FORMULA => formula(part, false),
        LINK => html! { <a href={format!("#{}", part.text)}>{ inside() }</a> },
        CITE => html! { <a class="cite" href={format!("#{SOURCE}{}", part.text)}>{ inside() }</a> },
        _ => Html::default(),
    }
}

/// A word, or a symbol whose index stands after `_`: "W_Q" is written with a subscript.
pub fn symbol(words: &str) -> Html {
    match words.split_once('_') {
        Some((base, index)) => html! { <>{ base.to_owned() }<sub>{ index.to_owned() }</sub></> },
        None => html! { words.to_owned() },
    }
}
