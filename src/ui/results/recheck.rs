//! The offer to come back: a short recheck after one day and after six, on this device alone.

use yew::prelude::*;

use crate::progress::{Action, Recheck};
use crate::ui::text;

/// The offer on the day `today`, or the recheck that the learner agreed to.
pub(super) fn recheck(agreed: Option<Recheck>, today: u32, act: &Callback<Action>) -> Html {
    let answer = act.reform(move |_: MouseEvent| match agreed {
        Some(_) => Action::DeclineRecheck,
        None => Action::AgreeToRecheck { today },
    });
    let (words, button) = match agreed {
        Some(recheck) => (
            text::recheck_in(recheck.day.saturating_sub(today)),
            text::DECLINE_RECHECK.plain(),
        ),
        None => (text::RECHECK_OFFER.plain().to_owned(), text::AGREE_TO_RECHECK.plain()),
    };
    html! {
        <div class="results-part">
            <h4>{ text::RECHECK_TITLE.plain() }</h4>
            <p class="recheck-status" role="status">{ words }</p>
            <button type="button" onclick={answer}>{ button }</button>
        </div>
    }
}
