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
use super::results::{MakeCode, answered_questions, results};
use super::view::drawn_by;
use super::{Settings, Target, text};
use crate::lesson::texts::Text;
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
    /// Called with the learner's word on whether answers that this device kept are theirs; `None` where it kept none.
    pub on_kept: Option<Callback<bool>>,
    /// What makes codes of results, where nobody sees these unless the learner hands them in.
    pub make_code: Option<MakeCode>,
    /// What a learner has to know before the first answer.
    pub warning: Option<&'static str>,
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
        on_kept,
        make_code,
        warning,
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
    let on_kept = on_kept.clone().map(|on_kept| {
        let change = change.clone();
        Callback::from(move |are_theirs| {
            on_kept.emit(are_theirs);
            change.emit(DisplayAction::GoTo(top(is_embedded)));
        })
    });
    use_fragment(root.clone(), settings.target.clone(), is_embedded, on_link, ask.clone());
    let quiz = &state.quiz;
    html! {
        <div class="quiz">
            { navigation(quiz, &act) }
            { for warning.map(|words| html! { <p class="offer warning" role="status">{ words }</p> }) }
            if let Some(today) = settings.today.filter(|today| state.recheck.is_some_and(|recheck| recheck.is_due(*today))) {
                { offer([text::RECHECK_DUE, text::START_RECHECK, text::DECLINE_RECHECK], &act.reform(move |is_wanted| {
                    if is_wanted { Action::StartRecheck { today } } else { Action::DeclineRecheck }
                })) }
            }
            { for on_kept.map(|on_kept| offer([text::KEPT_ANSWERS, text::ADD_ANSWERS, text::DELETE_ANSWERS], &on_kept)) }
            if let Some(card) = quiz.card() {
                { question_card(quiz, &card, &name, settings, display.demonstration, &act, &change) }
            } else {
                { results(state, outline, settings, *make_code, display.results, &act, &change.reform(DisplayAction::Results)) }
            }
            if quiz.finished { { answered_questions(quiz) } }
        </div>
    }
}

/// Something to accept or to decline: what it is, and the words of both buttons.
fn offer(texts: [Text; 3], on_decided: &Callback<bool>) -> Html {
    let [what, yes, no] = texts.map(Text::plain);
    html! {
        <div class="offer" role="status">
            <span>{ what }</span>
            <button type="button" class="primary" onclick={on_decided.reform(|_| true)}>{ yes }</button>
            <button type="button" onclick={on_decided.reform(|_| false)}>{ no }</button>
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
        ..top(is_embedded)
    })
}

/// Where the focus goes when what stands under it is gone.
fn top(is_embedded: bool) -> FocusTarget {
    FocusTarget {
        name: "top",
        takes_focus: true,
        scroll: if is_embedded { Scroll::Stay } else { Scroll::Nearest },
    }
}
