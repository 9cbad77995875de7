//! What to do with it: the ideas to teach again, each with the wrong answer that drew most and a figure that shows why.

use attention_lesson::labs::demonstrations::{Claim, demonstration};
use attention_lesson::lesson::bank::bank;
use attention_lesson::lesson::number::percent;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::ui::parts::running;
use attention_lesson::words::{CITE, Inline, LINK, Words};
use yew::prelude::*;

use super::counts::{learners, n};
use crate::analysis::{Analysis, Item, MOST_CONCEPTS, TeachAgain};

/// The lesson, seen from this page.
pub(super) const LESSON: &str = "../";

/// The part of the page.
pub(super) fn teach(analysis: &Analysis) -> Html {
    html! {
        <section aria-labelledby="teach-title">
            <h2 id="teach-title">{ words::TEACH_TITLE.plain() }</h2>
            if analysis.teach_again.is_empty() {
                <p>{ if analysis.items.iter().any(|item| item.n_answered > 0) { words::NOBODY_WRONG } else { words::NOBODY_ANSWERED }.plain() }</p>
            } else {
                <p>{ words::TEACH_HOW.plain() }</p>
                <ol class="class-teach">{ for analysis.teach_again.iter().filter_map(|idea| shown(idea, &analysis.items[idea.question])) }</ol>
                { certain(&analysis.items) }
            }
        </section>
    }
}

fn shown(idea: &TeachAgain, item: &Item) -> Option<Html> {
    let asked = bank().items.get(idea.question)?;
    let drew = if idea.tempting.len() > 1 {
        words::ALSO_DREW
    } else {
        words::DREW_MOST
    };
    let tempting = idea.tempting.iter().map(|letter| {
        let option = asked.question.option(*letter);
        let chosen = words::CHOSEN_BY.write(&[n(item.options[letter.index()])]);
        html! { <li><strong>{ &option.text }</strong>{ " " }{ chosen }<p>{ running(&without_links(&option.why)) }</p></li> }
    });
    let figure = demonstration(asked.place, Claim::Right)
        .map(|shown| format!("{LESSON}?present=1#lab={}/{}", shown.id, (shown.setup)().encode()));
    let wrong = [n(item.n_wrong()), n(item.n_answered), Inline::text(percent(idea.wrong))];
    Some(html! {
        <li>
            <h3>{ &asked.question.prompt }</h3>
            <p>{ words::WRONG_AT_FIRST.write(&wrong) }{ " " }{ drew.plain() }</p>
            <ul>{ for tempting }</ul>
            // In tabs of their own: a class that nobody had this device keep would be gone with the page.
            <p class="class-steps">
                { for figure.map(|href| html! { <a class="button" target="_blank" {href}>{ words::OPEN_FIGURE.plain() }</a> }) }
                <a class="button" target="_blank" href={format!("{LESSON}#q{}", idea.question + 1)}>{ words::OPEN_QUESTION.write(&[n(idea.question + 1)]) }</a>
            </p>
        </li>
    })
}

/// Running text whose links lead within the lesson and would lead nowhere here: a source stands in brackets.
fn without_links(words: &[Inline]) -> Words {
    let without = |part: &Inline| {
        let inside = without_links(&part.inside);
        match &*part.mark {
            CITE => [vec![Inline::text("(")], inside, vec![Inline::text(")")]].concat(),
            LINK => inside,
            _ => vec![Inline { inside, ..part.clone() }],
        }
    };
    words.iter().flat_map(without).collect()
}

/// Where most learners were certain and wrong, if that stands out.
fn certain(items: &[Item]) -> Html {
    let most = items.iter().map(Item::n_confidently_wrong).max().unwrap_or(0);
    if most == 0 {
        return Html::default();
    }
    let asked: Vec<&Item> = items.iter().filter(|item| item.n_confidently_wrong() == most).collect();
    // Where it is the same for many, none stands out, and the table has them all.
    if asked.len() > MOST_CONCEPTS {
        return Html::default();
    }
    let rows = asked.into_iter().filter_map(|item| {
        let prompt = &bank().items.get(item.question)?.question.prompt;
        Some(html! { <li><a href={format!("{LESSON}#q{}", item.question + 1)}>{ prompt }</a></li> })
    });
    html! {
        <>
            <h3>{ words::SURELY_WRONG.plain() }{ ": " }{ learners(most) }</h3>
            <ul>{ for rows }</ul>
        </>
    }
}
