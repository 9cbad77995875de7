//! "Start again", which asks first: nothing that a learner did may be lost by a slip.

use yew::prelude::*;

use crate::progress::Action;
use crate::ui::hooks::{Lead, Scroll, use_lead};
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StartAgainProperties {
    /// From which the new round's numeric siblings are made.
    pub(super) seed: u32,
    pub(super) act: Callback<Action>,
}

#[component]
pub(super) fn StartAgain(properties: &StartAgainProperties) -> Html {
    let StartAgainProperties { seed, act } = properties;
    let is_asking = use_state_eq(|| false);
    let root = use_node_ref();
    let lead = use_lead(&root);
    let ask = |answer: bool, to: &'static str| {
        let (is_asking, lead) = (is_asking.clone(), lead.clone());
        Callback::from(move |_: MouseEvent| {
            is_asking.set(answer);
            lead.emit(Lead {
                to,
                takes_focus: true,
                scroll: Scroll::Stay,
            });
        })
    };
    let seed = *seed;
    let start = act.reform(move |_: MouseEvent| Action::StartAgain { seed });
    html! {
        <div class="again" ref={root}>
            if *is_asking {
                <div class="again-question" role="group" aria-label={text::REALLY_START_AGAIN} tabindex="-1" data-lead="question">
                    <p>{ text::REALLY_START_AGAIN }</p>
                    <div class="again-answers">
                        <button key="keep" type="button" onclick={ask(false, "start")}>{ text::KEEP_ANSWERS }</button>
                        <button key="clear" type="button" class="clearing" onclick={start}>{ text::CLEAR_AND_START }</button>
                    </div>
                </div>
            } else {
                <button key="start" type="button" data-lead="start" onclick={ask(true, "question")}>{ text::START_AGAIN }</button>
            }
        </div>
    }
}
