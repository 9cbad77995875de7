//! Every value that went out, as it went out.

use yew::prelude::*;

use super::Place;
use crate::ui::text;

/// Properties of [`Sent`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SentProperties {
    /// Where results go.
    pub place: Place,
    /// Names and values.
    pub sent: Vec<(String, String)>,
}

/// A fold with a list; a sentence where nothing was sent.
#[component]
pub(super) fn Sent(properties: &SentProperties) -> Html {
    let sent = &properties.sent;
    html! {
        <details class="outside-sent">
            <summary>{ text::WHAT_IS_SENT }</summary>
            <p>{ text::sent(properties.place, sent.len()) }</p>
            if !sent.is_empty() {
                <dl>
                    { for sent.iter().map(|(name, value)| html! {
                        <div key={name.clone()}><dt><code>{ name }</code></dt><dd><code>{ value }</code></dd></div>
                    }) }
                </dl>
            }
        </details>
    }
}
