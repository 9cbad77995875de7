//! One line that says where results go.

use yew::prelude::*;

use super::{Outside, place_name};
use crate::ui::text;

/// The line, spoken politely when it changes.
pub(super) fn status(outside: &Outside, is_refused: bool) -> Html {
    html! {
        <div class="outside-status" role="status" data-place={place_name(outside.place)}>
            <p>{ text::place(outside.place) }</p>
            if is_refused {
                <p class="outside-notice">{ text::LINK_REFUSED }</p>
            }
            if let Some(notice) = outside.notice {
                <p class="outside-notice">{ text::notice(notice) }</p>
            }
            if let Some(url) = &outside.way_back {
                <p><a href={url.clone()}>{ text::BACK_TO_COURSE }</a></p>
            }
        </div>
    }
}
