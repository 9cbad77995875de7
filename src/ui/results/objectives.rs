//! How each objective of the lesson stands, with links into the sections that serve it.

use yew::prelude::*;

use crate::lesson::bank::bank;
use crate::progress::QuizProgress;
use crate::progress::calibration::{ObjectiveResult, by_objective};
use crate::ui::outline::{Heading, Outline};
use crate::ui::text;

/// The list of objectives.
pub(super) fn objectives(quiz: &QuizProgress, outline: &Outline) -> Html {
    let results = by_objective(quiz);
    let entry = |(objective, result): (usize, ObjectiveResult)| {
        html! {
            <li key={objective} class="objective">
                <p class="objective-name">{ bank().objectives.get(objective).cloned().unwrap_or_default() }</p>
                <p class="objective-result">
                    <span class="objective-marks" aria-hidden="true">{ for (0..result.total).map(|i| mark(i, result)) }</span>
                    <span>{ text::right_at_first(result.right, result.total) }</span>
                </p>
                <p class="objective-sections">{ for links(objective, outline).enumerate().map(link) }</p>
            </li>
        }
    };
    html! {
        <div class="results-part">
            <h4>{ text::BY_OBJECTIVE.plain() }</h4>
            <ol class="objectives" role="list">{ for results.into_iter().enumerate().map(entry) }</ol>
        </div>
    }
}

/// One small mark a question: right ones first, then wrong ones, then open ones.
fn mark(i: usize, result: ObjectiveResult) -> Html {
    let state = if i < result.right {
        "correct"
    } else if i < result.answered {
        "incorrect"
    } else {
        "open"
    };
    html! { <span class="objective-mark" data-state={state} /> }
}

/// The sections of `outline` that answer the questions of `objective`, in reading order.
fn links(objective: usize, outline: &Outline) -> impl Iterator<Item = &Heading> {
    let serves = move |section: &&Heading| {
        bank()
            .items
            .iter()
            .any(|item| usize::from(item.objective) == objective && section.id == item.section)
    };
    outline.iter().filter(serves)
}

fn link((i, section): (usize, &Heading)) -> Html {
    html! {
        <>
            if i > 0 { { " · " } }
            <a href={format!("#{}", section.id)}>{ section.title.clone() }</a>
        </>
    }
}
