//! One card: where one is, the question, how sure, the check, the verdict, the way on.

use yew::prelude::*;

use super::Ways;
use super::choices::choices;
use super::confidence::confidence_row;
use super::show::show_me;
use crate::lesson::questions::N_CONCEPTS;
use crate::progress::{Action, Card, Purpose};
use crate::quiz::Verdict;
use crate::ui::parts::rich;
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionCardProperties {
    pub(super) card: Card,
    pub(super) ways: Ways,
    /// How many concepts a retry has still to ask.
    pub(super) n_to_retry: usize,
    /// What sets the names and ids of this lesson apart from another's on the page.
    pub(super) name: AttrValue,
    /// From which the order of options is shuffled.
    pub(super) seed: Option<u32>,
    pub(super) act: Callback<Action>,
}

#[component]
pub(super) fn QuestionCard(properties: &QuestionCardProperties) -> Html {
    let QuestionCardProperties {
        card,
        ways,
        n_to_retry,
        name,
        seed,
        act,
    } = properties;
    let shown = use_state_eq(|| 0_u32);
    html! {
        <div class="card">
            { place(card, *n_to_retry) }
            { choices(card, name, *seed, act) }
            if card.verdict.is_none() {
                { confidence_row(card.draft.confidence, name, act) }
            }
            // It stays, so that it is heard when it fills.
            <div class="verdict" role="status" tabindex="-1" data-lead="verdict" data-verdict={card.verdict.map(Verdict::name)}>
                if let Some(verdict) = card.verdict { { told(card, verdict) } }
            </div>
            // A sibling tempts with other words, of which the demonstrations may say nothing.
            if card.verdict.is_some() && card.variant == 0 { { show_me(card, name, &shown) } }
            { steps(card, *ways, act) }
        </div>
    }
}

/// Which question this is, and why it is asked where it is not a given one.
fn place(card: &Card, n_to_retry: usize) -> Html {
    let number = card.concept + 1;
    let Some(purpose) = card.purpose else {
        return html! { <h3 class="card-place">{ text::question_of(number, N_CONCEPTS) }</h3> };
    };
    let reason = match purpose {
        Purpose::Missed => text::RETRY_OF_MISSED,
        Purpose::Spacer => text::RETRY_BETWEEN,
        Purpose::Recheck => text::RECHECK,
    };
    html! {
        <>
            <h3 class="card-place">{ text::idea_of(number) }</h3>
            <p class="card-reason">
                { reason }
                if n_to_retry > 0 { <span class="to-go">{ " " }{ text::ideas_to_go(n_to_retry) }</span> }
            </p>
        </>
    }
}

/// The verdict, its reasons, and what must be said where a wording is loose.
fn told(card: &Card, verdict: Verdict) -> Html {
    let question = &card.question;
    let right = question.option(question.right);
    let chosen = card.draft.letter.map(|letter| question.option(letter));
    html! {
        <>
            <p class="verdict-word"><strong>{ text::verdict(verdict) }</strong><span aria-hidden="true">{ text::mark(verdict) }</span></p>
            if let Some(confidence) = card.draft.confidence {
                <p class="verdict-said">{ text::you_were(confidence) }</p>
            }
            if let Some(chosen) = chosen { <p>{ rich(&chosen.why) }</p> }
            if verdict == Verdict::Incorrect {
                <p><strong>{ text::RIGHT_ANSWER }{ ": " }</strong>{ right.text.clone() }{ text::ends(&right.text) }{ " " }{ rich(&right.why) }</p>
            }
            if let Some(note) = &question.note {
                <p class="verdict-note"><strong>{ text::TO_BE_PRECISE }</strong>{ " " }{ rich(note) }</p>
            }
        </>
    }
}

/// Check before the verdict; after it the way on.
fn steps(card: &Card, ways: Ways, act: &Callback<Action>) -> Html {
    let button = |words: &'static str, action: Action, is_primary: bool| {
        let act = act.reform(move |_: MouseEvent| action);
        html! { <button key={words} type="button" class={is_primary.then_some("primary")} onclick={act}>{ words }</button> }
    };
    let check = act.reform(|_: MouseEvent| Action::Check);
    html! {
        <div class="card-steps">
            if card.verdict.is_none() {
                <button key="check" type="button" class="primary" onclick={check} disabled={card.draft.letter.is_none()}>
                    { text::CHECK_ANSWER }
                </button>
            }
            if ways.to_next { { button(text::NEXT_QUESTION, Action::Next, true) } }
            if ways.to_results { { button(text::SEE_RESULTS, Action::ShowResults, card.verdict.is_some() && !ways.to_next) } }
        </div>
    }
}
