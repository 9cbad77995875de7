//! The results: the score of first answers, whether it passes, what to review, how each objective stands, how confidence
//! matched the verdicts, and what can be done from here.

use std::rc::Rc;

use yew::prelude::*;

use super::outline::Outline;
use super::{Settings, text};
use crate::lesson::number::whole;
use crate::progress::{Action, QuizProgress, State};
use crate::quiz::Score;

mod answered_questions;
mod calibration;
mod display;
mod export;
mod hand_in;
mod objectives;
mod recheck;
pub mod report;
mod restart;
mod review;

pub use answered_questions::answered_questions;
use calibration::calibration;
pub use display::{ResultsAction, ResultsDisplay};
use export::export;
pub use hand_in::MakeCode;
use hand_in::hand_in;
use objectives::objectives;
use recheck::recheck;
use restart::restart;
use review::review;

/// The results of `state`, with links into the sections of `outline`.
pub fn results(
    state: &Rc<State>,
    outline: &Outline,
    settings: &Settings,
    make_code: Option<MakeCode>,
    display: ResultsDisplay,
    act: &Callback<Action>,
    change: &Callback<ResultsAction>,
) -> Html {
    let (quiz, score, mastery_percent) = (&state.quiz, state.quiz.score(), settings.mastery_percent);
    html! {
        <div class="results" data-score={score.points.to_string()} data-total={score.total.to_string()}>
            <h3 class="results-title" tabindex="-1" data-focus="top">{ text::YOUR_RESULTS.plain() }</h3>
            <p class="score"><strong>{ whole(score.points as u64) }</strong>{ " " }{ text::of(score.total) }</p>
            { strip(score, mastery_percent) }
            <p class="results-verdict">{ text::outcome(score, mastery_percent) }</p>
            <p class="results-facts">
                { text::time_spent(state.seconds) }
                if quiz.records.iter().any(|record| record.retries > 0) {
                    { " " }{ text::mastered(quiz.n_mastered(), score.total) }
                }
            </p>
            { steps(quiz, display, act, change) }
            { review(quiz, outline, act) }
            if let Some(today) = settings.today { { recheck(state.recheck, today, act) } }
            { calibration(quiz) }
            { objectives(quiz, outline) }
            { for make_code.map(|make_code| hand_in(state, make_code, settings.has_class_page)) }
            { export(state, mastery_percent, display.format, change) }
        </div>
    }
}

/// The score as a strip of one cell a question, with a tick where the mark for passing stands.
fn strip(score: Score, mastery_percent: u8) -> Html {
    const CELL: usize = 20;
    let cell = |i: usize| {
        let class = if i < score.points { "cell got" } else { "cell" };
        html! { <rect {class} x={(i * CELL + 1).to_string()} y="6" width={(CELL - 2).to_string()} height="14" rx="2" /> }
    };
    let width = score.total * CELL;
    let at = (width * usize::from(mastery_percent) / 100).clamp(1, width.max(2) - 1);
    html! {
        <svg class="strip" viewBox={format!("0 0 {width} 26")} preserveAspectRatio="none" aria-hidden="true">
            { for (0..score.total).map(cell) }
            <line class="mark" x1={at.to_string()} x2={at.to_string()} y1="0" y2="26" vector-effect="non-scaling-stroke" />
        </svg>
    }
}

/// What can be done from here.
fn steps(
    quiz: &QuizProgress,
    display: ResultsDisplay,
    act: &Callback<Action>,
    change: &Callback<ResultsAction>,
) -> Html {
    let has_missed = !quiz.missed().is_empty();
    let is_under_way = quiz.retry.is_some_and(|retry| retry.answer.is_none());
    let can_retry = is_under_way || quiz.can_retry();
    let retry = act.reform(|_: MouseEvent| Action::RetryMissed);
    let open = quiz.next_open(quiz.records.len()).map(|concept| {
        let go = act.reform(move |_: MouseEvent| Action::GoTo(concept));
        html! { <button type="button" class="primary" onclick={go}>{ text::go_on_with(concept + 1) }</button> }
    });
    html! {
        <>
            <div class="card-steps">
                { open.clone() }
                if has_missed || is_under_way {
                    <button type="button" class={open.is_none().then_some("primary")} disabled={!can_retry} onclick={retry}>
                        { text::RETRY_MISSED.plain() }
                    </button>
                }
                { restart(quiz.seed.wrapping_add(1), display.confirms_restart, act, change) }
            </div>
            if has_missed {
                <p class="results-hint">{ if can_retry { text::RETRY_KEEPS_SCORE.plain() } else { text::RETRY_NEEDS_MORE.plain() } }</p>
            }
        </>
    }
}
