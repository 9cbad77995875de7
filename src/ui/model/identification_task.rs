//! "Find the head": a pattern, a head that the reader chose, and the measure that decides.

use yew::prelude::*;

use super::state::{ModelAction, ModelState};
use crate::labs::model::{AttentionMaps, Pattern, rank};
use crate::lesson::figures::model::verdict;
use crate::lesson::texts::model as words;
use crate::ui::parts::running;
use crate::words::Inline;

pub(super) fn identification_task(state: &ModelState, maps: &AttentionMaps, act: &Callback<ModelAction>) -> Html {
    let pattern = |(i, name): (usize, &'static Inline)| {
        let seek = act.reform(move |_: MouseEvent| ModelAction::Seek(i));
        html! {
            <button key={i} type="button" aria-pressed={(i == state.pattern).to_string()} onclick={seek}>{ &*name.text }</button>
        }
    };
    let is_checked = state.checked == Some((state.pattern, state.head));
    let said = is_checked.then(|| {
        let rank = rank(maps, state.head, Pattern::ALL[state.pattern]);
        running(&verdict(state.head, rank.as_ref(), state.pattern))
    });
    html! {
        <section class="model-find" aria-label={words::FIND.plain()}>
            <h4>{ words::FIND.plain() }</h4>
            <p>{ words::FIND_HOW.plain() }</p>
            <div class="model-examples" role="group" aria-label={words::FIND.plain()}>{ for words::PATTERNS.list().iter().enumerate().map(pattern) }</div>
            <button type="button" class="primary" onclick={act.reform(|_| ModelAction::Check)}>{ words::CHECK.plain() }</button>
            <p class="lab-verdict" role="status">{ said }</p>
        </section>
    }
}
