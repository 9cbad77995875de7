//! The offer to come back: a short recheck after one day and after six, on this device alone.

use yew::prelude::*;

use crate::progress::{Action, Later};
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LaterCardProperties {
    /// The recheck that the learner agreed to.
    pub(super) later: Option<Later>,
    /// The number of this day.
    pub(super) today: u32,
    pub(super) act: Callback<Action>,
}

#[component]
pub(super) fn LaterCard(properties: &LaterCardProperties) -> Html {
    let LaterCardProperties { later, today, act } = properties.clone();
    let answer = act.reform(move |_: MouseEvent| match later {
        Some(_) => Action::DeclineRecheck,
        None => Action::AgreeToRecheck { today },
    });
    let (words, button) = match later {
        Some(later) => (text::recheck_in(later.day.saturating_sub(today)), text::DECLINE_RECHECK),
        None => (text::RECHECK_OFFER.to_owned(), text::AGREE_TO_RECHECK),
    };
    html! {
        <div class="results-part">
            <h4>{ text::LATER }</h4>
            <p class="later-words" role="status">{ words }</p>
            <button type="button" onclick={answer}>{ button }</button>
        </div>
    }
}
