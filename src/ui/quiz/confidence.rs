//! How sure a learner is, asked before the check and never demanded.

use yew::prelude::*;

use crate::progress::{Action, Confidence};
use crate::ui::text;

const LEVELS: [Confidence; 3] = [Confidence::Guessing, Confidence::FairlySure, Confidence::Certain];

/// The row of levels. `name` sets its names and ids apart from another lesson's on the page.
pub(super) fn confidence_row(stated: Option<Confidence>, name: &str, act: &Callback<Action>) -> Html {
    let title = format!("{name}-sure");
    let level = |confidence: Confidence| {
        let rate = act.reform(move |_: Event| Action::Rate(confidence));
        html! {
            <label class="level">
                <input type="radio" name={title.clone()} checked={stated == Some(confidence)} onchange={rate} />
                <span>{ text::confidence(confidence) }</span>
            </label>
        }
    };
    html! {
        <div class="confidence" role="radiogroup" aria-labelledby={title.clone()}>
            <p class="confidence-title" id={title.clone()}>
                { text::HOW_SURE.plain() }{ " " }<span class="optional">{ text::OPTIONAL.plain() }</span>
            </p>
            <div class="levels">{ for LEVELS.into_iter().map(level) }</div>
        </div>
    }
}
