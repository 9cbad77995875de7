//! "Find the head": a pattern, a head that the reader chose, and the measure that decides.

use yew::prelude::*;

use super::state::{ModelAction, ModelState};
use crate::labs::model::{AttentionMaps, Head, Pattern, rank};
use crate::labs::number::percent;
use crate::lesson::figures::model as words;

pub(super) fn identification_task(state: &ModelState, maps: &AttentionMaps, act: &Callback<ModelAction>) -> Html {
    let pattern = |(i, name): (usize, &&'static str)| {
        let seek = act.reform(move |_: MouseEvent| ModelAction::Seek(i));
        html! {
            <button key={i} type="button" aria-pressed={(i == state.pattern).to_string()} onclick={seek}>{ *name }</button>
        }
    };
    let is_checked = state.checked == Some((state.pattern, state.head));
    let said = is_checked.then(|| verdict(maps, state.pattern, state.head));
    html! {
        <section class="model-find" aria-label={words::FIND}>
            <h4>{ words::FIND }</h4>
            <p>{ words::FIND_HOW }</p>
            <div class="model-examples" role="group" aria-label={words::FIND}>{ for words::PATTERNS.iter().enumerate().map(pattern) }</div>
            <button type="button" class="primary" onclick={act.reform(|_| ModelAction::Check)}>{ words::CHECK }</button>
            <p class="lab-verdict" role="status">{ said }</p>
        </section>
    }
}

fn verdict(maps: &AttentionMaps, pattern: usize, head: Head) -> String {
    let at = words::AT[pattern];
    let Some(rank) = rank(maps, head, Pattern::ALL[pattern]) else {
        return words::no_place(at);
    };
    words::verdict(
        (&words::head(head.layer, head.head), &percent(rank.share), rank.place),
        (&words::head(rank.best.layer, rank.best.head), &percent(rank.best_share)),
        at,
    )
}
