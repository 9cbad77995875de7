//! What to review: the questions missed at first, confident ones first, with links into the text and back to the question.

use yew::prelude::*;

use crate::lesson::bank::bank;
use crate::lesson::questions::question;
use crate::progress::calibration::missed_at_first;
use crate::progress::{Action, QuizProgress};
use crate::ui::outline::Outline;
use crate::ui::text;

/// The list, or the sentence that there is nothing to review.
pub(super) fn review(quiz: &QuizProgress, outline: &Outline, act: &Callback<Action>) -> Html {
    let missed = missed_at_first(quiz);
    if missed.is_empty() {
        return html! { <p class="nothing-missed">{ text::none_missed(quiz.n_answered()) }</p> };
    }
    let entry = |concept: usize| html! { <li key={concept} class="missed">{ missed_question(quiz, concept, outline, act) }</li> };
    html! {
        <div class="results-part review">
            <h4>{ text::WHAT_WAS_MISSED.plain() }</h4>
            <ol role="list">{ for missed.into_iter().map(entry) }</ol>
        </div>
    }
}

fn missed_question(quiz: &QuizProgress, concept: usize, outline: &Outline, act: &Callback<Action>) -> Html {
    let (record, number) = (&quiz.records[concept], concept + 1);
    let Some(first) = record.first else {
        return Html::default();
    };
    let given = question(concept, 0, quiz.seed);
    let back = act.reform(move |_: MouseEvent| Action::GoTo(concept));
    html! {
        <>
            <p class="missed-heading">
                { text::question_number(number) }
                if record.mastered { <span class="mastered">{ text::MASTERED_SINCE.plain() }</span> }
            </p>
            <p class="missed-prompt">{ given.prompt.clone() }</p>
            <dl class="missed-answers">
                <div data-result="wrong">
                    <dt><span aria-hidden="true">{ "✗ " }</span>{ text::YOUR_ANSWER.plain() }</dt>
                    <dd>
                        { given.option(first.letter).text.clone() }
                        if let Some(confidence) = first.confidence {
                            { " " }<span class="stated-confidence">{ text::stated(confidence) }</span>
                        }
                    </dd>
                </div>
                <div data-result="right">
                    <dt><span aria-hidden="true">{ "✓ " }</span>{ text::RIGHT_ANSWER.plain() }</dt>
                    <dd>{ given.option(given.right).text.clone() }</dd>
                </div>
            </dl>
            <p class="missed-links">
                { section_link(concept, outline) }
                <button type="button" onclick={back}>{ text::back_to(number) }</button>
            </p>
        </>
    }
}

fn section_link(concept: usize, outline: &Outline) -> Html {
    let id = bank().items.get(concept).map_or("", |item| &*item.section);
    let title = outline.iter().find(|heading| heading.id == id);
    let title = title.map_or(id, |heading| &*heading.title);
    html! { <a href={format!("#{id}")}>{ text::read_section(title) }</a> }
}
