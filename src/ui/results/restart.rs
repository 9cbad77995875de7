//! "Start again", which asks first: nothing that a learner did may be lost by a slip.

use yew::prelude::*;

use super::display::ResultsAction;
use crate::progress::Action;
use crate::ui::text;

/// The button, or the question that it opens. From `seed` the new round's numeric siblings are made.
pub(super) fn restart(
    seed: u32,
    is_confirming: bool,
    act: &Callback<Action>,
    change: &Callback<ResultsAction>,
) -> Html {
    let confirm = |is_open: bool| change.reform(move |_: MouseEvent| ResultsAction::ConfirmRestart(is_open));
    let start = act.reform(move |_: MouseEvent| Action::Restart { seed });
    html! {
        <div class="restart">
            if is_confirming {
                <div class="confirmation" role="group" aria-label={text::CONFIRM_RESTART.plain()} tabindex="-1" data-focus="confirmation">
                    <p>{ text::CONFIRM_RESTART.plain() }</p>
                    <div class="confirmation-answers">
                        <button key="cancel" type="button" onclick={confirm(false)}>{ text::KEEP_ANSWERS.plain() }</button>
                        <button key="clear" type="button" class="clearing" onclick={start}>{ text::CLEAR_AND_START.plain() }</button>
                    </div>
                </div>
            } else {
                <button key="start" type="button" data-focus="restart" onclick={confirm(true)}>{ text::START_AGAIN.plain() }</button>
            }
        </div>
    }
}
