//! What follows from the results, drawn on demand: the verdict, what was missed, how each objective stands, how confidence
//! matched truth. It is shown a code, and says in a word what the learner wants.

use std::rc::Rc;

use yew::prelude::*;

use super::again::StartAgain;
use super::calibration::Calibration;
use super::keep::Keep;
use super::later::LaterCard;
use super::missed::Missed;
use super::objectives::Objectives;
use super::results::{said, shown};
use crate::progress::{Action, Session};
use crate::quiz::Score;
use crate::ui::store::Page;
use crate::ui::text;

/// Properties of [`Details`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DetailsProperties {
    /// What to show, as the page wrote it.
    pub code: AttrValue,
    /// Called with what the learner wants.
    #[prop_or_default]
    pub say: Callback<String>,
}

/// The part.
#[component]
pub fn Details(properties: &DetailsProperties) -> Html {
    let Some((state, settings)) = shown(&properties.code) else {
        return Html::default();
    };
    let act: Callback<Action> = properties.say.reform(said);
    let (state, mastery, today) = (Rc::new(state), settings.mastery_percent, settings.today);
    let page = Rc::new(Page {
        settings: Rc::new(settings),
        ..Page::default()
    });
    let (quiz, score) = (&state.quiz, state.quiz.score());
    html! {
        <ContextProvider<Rc<Page>> context={page}>
            { strip(score, mastery) }
            <p class="results-verdict">{ text::standing(score, mastery) }</p>
            <p class="results-facts">
                { text::time_spent(state.seconds) }
                if quiz.records.iter().any(|record| record.retries > 0) {
                    { " " }{ text::mastered(quiz.n_mastered(), score.total) }
                }
            </p>
            { steps(quiz, &act) }
            <Missed state={state.clone()} act={act.clone()} />
            if let Some(today) = today {
                <LaterCard later={state.later} {today} {act} />
            }
            <Calibration quiz={quiz.clone()} />
            <Objectives quiz={quiz.clone()} />
            <Keep state={state.clone()} />
        </ContextProvider<Rc<Page>>>
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
fn steps(quiz: &Session, act: &Callback<Action>) -> Html {
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
                        { text::RETRY_MISSED }
                    </button>
                }
                <StartAgain seed={quiz.seed.wrapping_add(1)} act={act.clone()} />
            </div>
            if has_missed {
                <p class="results-hint">{ if can_retry { text::RETRY_KEEPS_SCORE } else { text::RETRY_NEEDS_MORE } }</p>
            }
        </>
    }
}
