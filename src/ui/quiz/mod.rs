//! The quiz: one card, one question; results; the navigation among questions.
//!
//! It shows what `progress` holds and compares no answers itself. Names, ids and data attributes here are public: tests
//! and learning systems find the quiz by them.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Call, Lead, Scroll, leave_question, use_fragment, use_lead, use_name};
use super::store::{use_act, use_page, use_settings, use_state_of_lesson};
use super::text;
use crate::lesson::questions::N_CONCEPTS;
use crate::progress::later::due;
use crate::progress::{Action, Card, Purpose, Session};

mod again;
mod calibration;
mod card;
mod choices;
mod confidence;
mod details;
mod keep;
mod later;
mod missed;
mod objectives;
mod questions;
pub mod report;
mod results;
mod show;

use card::QuestionCard;
pub use details::{Details, DetailsProperties};
use questions::questions;
use results::results;
pub use results::{ID as RESULTS, code as results_code};

/// The quiz as it stands.
#[component]
pub fn Quiz() -> Html {
    let state = use_state_of_lesson();
    let settings = use_settings();
    let root = use_node_ref();
    let act = use_led_act(&root, settings.is_embedded);
    let name = use_name("quiz");
    let quiz = &state.quiz;
    html! {
        <div class="quiz" ref={root} data-lead="quiz">
            { questions(quiz, &act) }
            if let Some(today) = settings.today.filter(|today| state.later.is_some_and(|later| due(&later, *today))) {
                <div class="recheck-due" role="status">
                    <span>{ text::RECHECK_DUE }</span>
                    <button type="button" class="primary" onclick={act.reform(move |_| Action::Recheck { today })}>{ text::START_RECHECK }</button>
                    <button type="button" onclick={act.reform(|_| Action::DeclineRecheck)}>{ text::DECLINE_RECHECK }</button>
                </div>
            }
            if let Some(card) = quiz.card() {
                <QuestionCard ways={Ways::on_from(quiz, &card)} n_to_retry={quiz.n_to_retry()} {card} {name} seed={settings.seed} {act} />
            } else {
                { results(&state, &settings, &act) }
            }
        </div>
    }
}

/// Acts, and leads the learner to where the action brought them; follows links to questions. Never changes.
#[hook]
fn use_led_act(root: &NodeRef, is_embedded: bool) -> Callback<Action> {
    let act = use_act();
    let lead = use_lead(root);
    let target = use_settings().target.clone();
    let on_call = {
        let (act, lead) = (act.clone(), lead.clone());
        Callback::from(move |call: Call| {
            act.emit(Action::GoTo(call.question));
            lead.emit(lead_of_call(call, is_embedded));
        })
    };
    let page = use_page();
    use_fragment(page.root.clone(), target, is_embedded, on_call, page.ask.clone());
    (*use_memo((), move |()| {
        Callback::from(move |action| {
            act.emit(action);
            if let Some(led) = lead_of_action(action, is_embedded) {
                lead.emit(led);
            }
        })
    }))
    .clone()
}

/// A page that opens at a question shows it and leaves the focus alone; within a host's page it does not even scroll.
fn lead_of_call(call: Call, is_embedded: bool) -> Lead {
    Lead {
        to: if call.is_by_hand { "top" } else { "quiz" },
        takes_focus: call.is_by_hand,
        scroll: if is_embedded && !call.is_by_hand {
            Scroll::Stay
        } else {
            Scroll::Start
        },
    }
}

fn lead_of_action(action: Action, is_embedded: bool) -> Option<Lead> {
    let to = match action {
        Action::Choose(_) | Action::Rate(_) => return None,
        Action::Check => "verdict",
        _ => "top",
    };
    if to == "top" && !is_embedded {
        leave_question();
    }
    Some(Lead {
        to,
        takes_focus: true,
        scroll: if is_embedded { Scroll::Stay } else { Scroll::Nearest },
    })
}

/// What buttons lead on from a card.
#[derive(Clone, Copy, PartialEq)]
struct Ways {
    /// To another question.
    to_next: bool,
    /// To the results.
    to_results: bool,
}

impl Ways {
    fn on_from(quiz: &Session, card: &Card) -> Self {
        let goes_on = match card.purpose {
            None => quiz.next_open(card.concept).is_some(),
            // It promised so many questions; what was missed among them can be retried from the results.
            Some(Purpose::Recheck) => !quiz.recheck.is_empty(),
            Some(_) => quiz.can_retry() || quiz.next_open(card.concept).is_some(),
        };
        let is_checked = card.answer.is_some();
        let is_last = card.variant == 0 && card.concept + 1 == N_CONCEPTS;
        let to_next = is_checked && goes_on;
        Self {
            to_next,
            // A retry can be left at any time.
            to_results: is_checked && (is_last || card.purpose.is_some() || !to_next),
        }
    }
}

/// What parts of the results are made from.
#[derive(Clone, PartialEq, Properties)]
struct PartProperties {
    state: Rc<crate::progress::State>,
    act: Callback<Action>,
}
