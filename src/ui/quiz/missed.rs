//! What was missed at first, confident misses first, with the way into the text and back to the question.

use yew::prelude::*;

use super::PartProperties;
use crate::lesson::bank::ITEMS;
use crate::lesson::questions::question;
use crate::lesson::sections::heading;
use crate::progress::calibration::misses;
use crate::progress::{Action, Session};
use crate::ui::text;

#[component]
pub(super) fn Missed(properties: &PartProperties) -> Html {
    let PartProperties { state, act } = properties;
    let missed = misses(&state.quiz);
    if missed.is_empty() {
        return html! { <p class="none-missed">{ text::none_missed(state.quiz.n_answered()) }</p> };
    }
    let entry = |concept: usize| html! { <li key={concept} class="miss">{ miss(&state.quiz, concept, act) }</li> };
    html! {
        <div class="results-part">
            <h4>{ text::WHAT_WAS_MISSED }</h4>
            <ol class="misses" role="list">{ for missed.into_iter().map(entry) }</ol>
        </div>
    }
}

fn miss(quiz: &Session, concept: usize, act: &Callback<Action>) -> Html {
    let (record, number) = (&quiz.records[concept], concept + 1);
    let Some(first) = record.first else {
        return Html::default();
    };
    let asked = question(concept, 0, quiz.seed);
    let back = act.reform(move |_: MouseEvent| Action::GoTo(concept));
    html! {
        <>
            <p class="miss-place">
                { text::question_number(number) }
                if record.mastered { <span class="miss-mastered">{ text::MASTERED_SINCE }</span> }
            </p>
            <p class="miss-prompt">{ asked.prompt.clone() }</p>
            <dl class="miss-answers">
                <div data-standing="wrong">
                    <dt><span aria-hidden="true">{ "✗ " }</span>{ text::YOUR_ANSWER }</dt>
                    <dd>
                        { asked.option(first.letter).text.clone() }
                        if let Some(confidence) = first.confidence {
                            { " " }<span class="miss-said">{ text::you_were(confidence) }</span>
                        }
                    </dd>
                </div>
                <div data-standing="right">
                    <dt><span aria-hidden="true">{ "✓ " }</span>{ text::RIGHT_ANSWER }</dt>
                    <dd>{ asked.option(asked.right).text.clone() }</dd>
                </div>
            </dl>
            <p class="miss-ways">
                { section_link(concept) }
                <button type="button" onclick={back}>{ text::back_to(number) }</button>
            </p>
        </>
    }
}

fn section_link(concept: usize) -> Html {
    let read = ITEMS.get(concept).map(|item| item.section);
    read.map_or_else(Html::default, |id| {
        let title = heading(id).map_or(id, |heading| heading.title);
        html! { <a href={format!("#{id}")}>{ text::read_section(title) }</a> }
    })
}
