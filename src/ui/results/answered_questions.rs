//! All questions as a list for paper, with the learner's first answers, the right ones, and the explanations.

use yew::prelude::*;

use crate::lesson::questions::{n_concepts, question};
use crate::progress::QuizProgress;
use crate::quiz::Letter;
use crate::ui::parts::running;
use crate::ui::text;

/// The list. The styles show it in print alone.
pub fn answered_questions(quiz: &QuizProgress) -> Html {
    html! { <ol class="questions-answered">{ for (0..n_concepts()).map(|concept| answered_question(quiz, concept)) }</ol> }
}

fn answered_question(quiz: &QuizProgress, concept: usize) -> Html {
    let given = question(concept, 0, quiz.seed);
    let chosen = quiz.records[concept].first.map(|answer| answer.letter);
    let option = |letter: Letter| {
        let (is_right, is_chosen) = (letter == given.right, chosen == Some(letter));
        let tag = text::option_tag(is_right, is_chosen);
        let mark = match (is_right, is_chosen) {
            (true, _) => "✓",
            (false, true) => "✗",
            _ => "",
        };
        let option = given.option(letter);
        html! {
            <li>
                if !tag.is_empty() { <strong>{ mark }{ " " }{ tag }{ ": " }</strong> }
                { option.text.clone() }
                <p>{ running(&option.why) }</p>
            </li>
        }
    };
    html! {
        <li>
            <p><strong>{ given.prompt.clone() }</strong></p>
            if chosen.is_none() { <p>{ text::NOT_ANSWERED.plain() }{ "." }</p> }
            <ul>{ for Letter::ALL.into_iter().map(option) }</ul>
            if !given.note.is_empty() { <p><strong>{ text::TO_BE_PRECISE.plain() }</strong>{ " " }{ running(&given.note) }</p> }
        </li>
    }
}
