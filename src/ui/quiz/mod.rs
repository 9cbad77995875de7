//! The quiz: one card, one question; the navigation among questions; the results in place of the card.
//!
//! It shows what `progress` holds and compares no answers itself. Names, ids and data attributes here are public: tests
//! and learning systems find the quiz by them.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::hooks::{
    FocusTarget, QuestionLink, Scroll, leave_question, use_focus_target, use_fragment, use_name, use_value,
};
use super::outline::Outline;
use super::results::{answered_questions, results};
use super::view::drawn_by;
use super::{Settings, Target, text};
use crate::progress::{Action, State};

mod card;
mod choices;
mod confidence;
mod demonstrations;
mod display;
mod navigation;
mod next_steps;

use card::question_card;
use display::{Display, DisplayAction};
use navigation::navigation;

/// The quiz as it stands.
#[derive(Clone, Default, PartialEq)]
pub struct Quiz {
    /// What the learner did.
    pub state: Rc<State>,
    /// The sections that answers can be read in.
    pub outline: Outline,
    /// How the page is asked to appear.
    pub settings: Rc<Settings>,
    /// Called when the learner does something. It never changes.
    pub act: Callback<Action>,
    /// The element that holds the page; `None` where it is rendered without a browser.
    pub root: Option<Element>,
    /// Called with the figure that a link within the lesson leads to. It never changes.
    pub ask: Callback<Target>,
}

drawn_by!(Quiz, use_quiz);

#[hook]
fn use_quiz(quiz: &Quiz) -> Html {
    let Quiz {
        state,
        outline,
        settings,
        root,
        ask,
        ..
    } = quiz;
    let is_embedded = settings.is_embedded;
    let name = use_name("quiz");
    let display = use_value(Display::default);
    let change = display.callback(Display::after);
    use_focus_target(root.clone(), display.focus, display.n_focused);
    let act = {
        let (act, change) = (quiz.act.clone(), change.clone());
        Callback::from(move |action| {
            act.emit(action);
            if let Some(target) = target_of_action(action, is_embedded) {
                change.emit(DisplayAction::GoTo(target));
            }
        })
    };
    let on_link = {
        let (act, change) = (quiz.act.clone(), change.clone());
        Callback::from(move |link: QuestionLink| {
            act.emit(Action::GoTo(link.question));
            change.emit(DisplayAction::GoTo(target_of_link(link, is_embedded)));
        })
    };
    use_fragment(root.clone(), settings.target.clone(), is_embedded, on_link, ask.clone());
    let quiz = &state.quiz;
    html! {
        <div class="quiz">
            { navigation(quiz, &act) }
            if let Some(today) = settings.today.filter(|today| state.recheck.is_some_and(|recheck| recheck.is_due(*today))) {
                <div class="recheck-due" role="status">
                    <span>{ text::RECHECK_DUE.plain() }</span>
                    <button type="button" class="primary" onclick={act.reform(move |_| Action::StartRecheck { today })}>{ text::START_RECHECK.plain() }</button>
                    <button type="button" onclick={act.reform(|_| Action::DeclineRecheck)}>{ text::DECLINE_RECHECK.plain() }</button>
                </div>
            }
            if let Some(card) = quiz.card() {
                { question_card(quiz, &card, &name, settings, display.demonstration, &act, &change) }
            } else {
                { results(state, outline, settings, display.results, &act, &change.reform(DisplayAction::Results)) }
            }
            if quiz.finished { { answered_questions(quiz) } }
        </div>
    }
}

/// A page that opens at a question shows it and leaves the focus alone; within a host's page it does not even scroll.
fn target_of_link(link: QuestionLink, is_embedded: bool) -> FocusTarget {
    FocusTarget {
        name: "top",
        takes_focus: link.is_by_hand,
        scroll: if is_embedded && !link.is_by_hand {
            Scroll::Stay
        } else {
            Scroll::Start
        },
    }
}

fn target_of_action(action: Action, is_embedded: bool) -> Option<FocusTarget> {
    let name = match action {
        Action::Choose(_) | Action::Rate(_) => return None,
        Action::Check => "feedback",
        _ => "top",
    };
    if name == "top" && !is_embedded {
        leave_question();
    }
    Some(FocusTarget {
        name,
        takes_focus: true,
        scroll: if is_embedded { Scroll::Stay } else { Scroll::Nearest },
    })
}
