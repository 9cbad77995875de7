//! One line that says where results go.

use yew::prelude::*;

use super::{Notice, Place, place_name};
use crate::ui::text;

/// Properties of [`Status`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StatusProperties {
    /// Where results go.
    pub place: Place,
    /// What is to be said once.
    pub notice: Option<Notice>,
    /// Where to go at the end.
    pub way_back: Option<String>,
}

/// The line, spoken politely when it changes.
#[component]
pub(super) fn Status(properties: &StatusProperties) -> Html {
    html! {
        <div class="outside-status" role="status" data-place={place_name(properties.place)}>
            <p>{ text::place(properties.place) }</p>
            if let Some(notice) = properties.notice {
                <p class="outside-notice">{ text::notice(notice) }</p>
            }
            if let Some(url) = &properties.way_back {
                <p><a href={url.clone()}>{ text::BACK_TO_COURSE }</a></p>
            }
        </div>
    }
}
