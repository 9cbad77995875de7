//! The folds at the end of the page, drawn on demand: what was sent, the conversation with hosts, how to embed.

use yew::prelude::*;

use super::embed::Embed;
use super::inspector::Inspector;
use super::sent::Sent;
use super::{Outside, shown};

/// Properties of [`Folds`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FoldsProperties {
    /// What to show, as the page wrote it.
    pub code: AttrValue,
}

/// The folds.
#[component]
pub fn Folds(properties: &FoldsProperties) -> Html {
    let Outside {
        place,
        sent,
        calls,
        address,
        ..
    } = shown(&properties.code);
    html! {
        <div class="outside-folds">
            <Sent {place} {sent} />
            if let Some(calls) = calls {
                <Inspector {calls} />
            }
            if let Some(address) = address {
                <Embed {address} />
            }
        </div>
    }
}
