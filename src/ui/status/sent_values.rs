//! Every value that went out, as it went out.

use yew::prelude::*;

use super::connection::ConnectionStatus;
use crate::ui::text;

/// A fold with a list; a sentence where nothing was sent.
pub(super) fn sent_values(status: &ConnectionStatus) -> Html {
    let pair = |(name, value): &(String, String)| {
        html! { <div key={name.clone()}><dt><code>{ name }</code></dt><dd><code>{ value }</code></dd></div> }
    };
    html! {
        <details class="status-sent">
            <summary>{ text::WHAT_IS_SENT.plain() }</summary>
            <p>{ text::sent(status.destination, status.sent.len()) }</p>
            if !status.sent.is_empty() { <dl>{ for status.sent.iter().map(pair) }</dl> }
        </details>
    }
}
