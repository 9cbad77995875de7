//! The navigation among questions: one button a question, which tells its state by word, mark and color.

use yew::prelude::*;

use crate::lesson::questions::n_concepts;
use crate::progress::{Action, QuizProgress, Stage};
use crate::quiz::Verdict;
use crate::ui::text;

/// The navigation.
pub(super) fn navigation(quiz: &QuizProgress, act: &Callback<Action>) -> Html {
    let entry = |concept: usize| {
        let verdict = quiz.first_verdict(concept);
        let current = (quiz.stage == Stage::Question(concept)).then_some("step");
        let go = act.reform(move |_: MouseEvent| Action::GoTo(concept));
        html! {
            <li key={concept}>
                <button type="button" class="dot" data-state={verdict.map_or("open", Verdict::name)} onclick={go}
                    aria-label={text::question_state(concept + 1, verdict)} aria-current={current}>
                    <span class="dot-mark">{ verdict.map(text::mark) }</span>
                    <span class="dot-number">{ concept + 1 }</span>
                </button>
            </li>
        }
    };
    html! {
        <nav class="questions" aria-label={text::QUESTIONS.plain()}>
            <ol role="list">{ for (0..n_concepts()).map(entry) }</ol>
        </nav>
    }
}
