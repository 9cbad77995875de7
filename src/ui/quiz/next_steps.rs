//! Which buttons stand below a question.

use yew::prelude::*;

use crate::lesson::questions::n_concepts;
use crate::progress::{Action, Card, Purpose, QuizProgress};
use crate::ui::text;

/// Check before the verdict; after it the next question, the results, or both.
pub(super) fn next_steps(quiz: &QuizProgress, card: &Card, act: &Callback<Action>) -> Html {
    let is_checked = card.answer.is_some();
    let has_next = is_checked && has_next(quiz, card);
    let is_last = card.variant == 0 && card.concept + 1 == n_concepts();
    // A retry can be left at any time.
    let has_results = is_checked && (is_last || card.purpose.is_some() || !has_next);
    let button = |words: &'static str, action: Action, is_primary: bool| {
        let act = act.reform(move |_: MouseEvent| action);
        html! { <button key={words} type="button" class={is_primary.then_some("primary")} onclick={act}>{ words }</button> }
    };
    let check = act.reform(|_: MouseEvent| Action::Check);
    html! {
        <div class="card-steps">
            if !is_checked {
                <button key="check" type="button" class="primary" onclick={check} disabled={card.draft.letter.is_none()}>
                    { text::CHECK_ANSWER.plain() }
                </button>
            }
            if has_next { { button(text::NEXT_QUESTION.plain(), Action::Next, true) } }
            if has_results { { button(text::SEE_RESULTS.plain(), Action::ShowResults, !has_next) } }
        </div>
    }
}

/// Whether a question follows this one.
fn has_next(quiz: &QuizProgress, card: &Card) -> bool {
    match card.purpose {
        None => quiz.next_open(card.concept).is_some(),
        // It promised so many questions; what was missed among them can be retried from the results.
        Some(Purpose::Recheck) => !quiz.recheck_queue.is_empty(),
        Some(_) => quiz.can_retry() || quiz.next_open(card.concept).is_some(),
    }
}
