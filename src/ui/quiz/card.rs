//! One card: which question this is, the question with its feedback, how sure, the demonstrations, the next steps.

use yew::prelude::*;

use super::choices::choices;
use super::confidence::confidence_row;
use super::demonstrations::demonstrations;
use super::display::DisplayAction;
use super::next_steps::next_steps;
use crate::labs::demonstrations::Claim;
use crate::lesson::questions::n_concepts;
use crate::progress::{Action, Card, Purpose, QuizProgress};
use crate::ui::{Settings, text};

/// The card. `name` sets the names and ids of this lesson apart from another's on the page, `settings` has the order of the options.
pub(super) fn question_card(
    quiz: &QuizProgress,
    card: &Card,
    name: &str,
    settings: &Settings,
    demonstration: Option<(usize, Claim)>,
    act: &Callback<Action>,
    change: &Callback<DisplayAction>,
) -> Html {
    let is_checked = card.verdict.is_some();
    html! {
        <div class="card">
            { heading(card, quiz.n_to_retry()) }
            { choices(card, name, settings.seed, act) }
            if !is_checked {
                { confidence_row(card.draft.confidence, name, act) }
            }
            // A sibling tempts with other words, of which the demonstrations may say nothing.
            if is_checked && card.variant == 0 { { demonstrations(card.concept, name, settings.has_own_page, demonstration, change) } }
            { next_steps(quiz, card, act) }
        </div>
    }
}

/// Which question this is, and why it is asked where it is not a given one.
fn heading(card: &Card, n_to_retry: usize) -> Html {
    let number = card.concept + 1;
    let Some(purpose) = card.purpose else {
        return html! { <h3 class="card-heading">{ text::question_of(number, n_concepts()) }</h3> };
    };
    let reason = match purpose {
        Purpose::Missed => text::RETRY_OF_MISSED.plain(),
        Purpose::Filler => text::RETRY_BETWEEN.plain(),
        Purpose::Recheck => text::RECHECK.plain(),
    };
    html! {
        <>
            <h3 class="card-heading">{ text::idea_of(number) }</h3>
            <p class="card-reason">
                { reason }
                if n_to_retry > 0 { <span class="n-to-retry">{ " " }{ text::ideas_to_go(n_to_retry) }</span> }
            </p>
        </>
    }
}
