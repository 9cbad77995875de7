//! What to do with it: the ideas to teach again, each with the wrong answer that drew most and a figure that shows why.

use attention_lesson::labs::demonstrations::{Claim, demonstration};
use attention_lesson::lesson::bank::bank;
use attention_lesson::lesson::number::percent;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::ui::parts::running;
use attention_lesson::words::Inline;
use yew::prelude::*;

use crate::analysis::{Analysis, TeachAgain};

/// The lesson, seen from this page.
const LESSON: &str = "../";

/// The part of the page.
pub(super) fn teach(analysis: &Analysis) -> Html {
    html! {
        <section aria-labelledby="teach-title">
            <h2 id="teach-title">{ words::TEACH_TITLE.plain() }</h2>
            if analysis.teach_again.is_empty() {
                <p>{ words::NOBODY_WRONG.plain() }</p>
            } else {
                <p class="class-how">{ words::TEACH_HOW.plain() }</p>
                <ol class="class-teach">{ for analysis.teach_again.iter().filter_map(idea) }</ol>
            }
        </section>
    }
}

fn idea(idea: &TeachAgain) -> Option<Html> {
    let item = bank().items.get(idea.question)?;
    let drew = if idea.tempting.len() > 1 { words::ALSO_DREW } else { words::DREW_MOST };
    let tempting = idea.tempting.iter().map(|letter| {
        let option = item.question.option(*letter);
        html! { <li><strong>{ &option.text }</strong>{ " " }{ running(&option.why) }</li> }
    });
    let figure = demonstration(item.place, Claim::Right)
        .map(|shown| format!("{LESSON}#lab={}/{}", shown.id, (shown.setup)().encode()));
    Some(html! {
        <li>
            <p class="class-prompt">{ &item.question.prompt }</p>
            <p>{ words::WRONG_AT_FIRST.write(&[Inline::text(percent(idea.wrong))]) }</p>
            <p>{ drew.plain() }</p>
            <ul>{ for tempting }</ul>
            <p class="class-steps">
                { for figure.map(|href| html! { <a class="button" {href}>{ words::OPEN_FIGURE.plain() }</a> }) }
                <a class="button" href={format!("{LESSON}#q{}", idea.question + 1)}>{ words::OPEN_QUESTION.plain() }</a>
            </p>
        </li>
    })
}
