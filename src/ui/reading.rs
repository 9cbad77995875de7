//! The lesson as a text to read: what the page holds before its program runs, and for good where it cannot.
//!
//! The same blocks as everywhere, but for what needs the program: a sentence stands for a figure, and folded answers for
//! the quiz.

use yew::prelude::*;

use super::parts::rich;
use super::text;
use super::written::{block, head, sources};
use crate::lesson::bank::ITEMS;
use crate::lesson::{Block, SECTIONS, Section};
use crate::quiz::Question;

/// The whole text.
#[component]
pub fn Reading() -> Html {
    html! {
        <>
            { head() }
            <div class="page">
                <nav class="contents" aria-label={text::CONTENTS}>
                    <ol>{ for SECTIONS.iter().map(|section| html! {
                        <li><a href={format!("#{}", section.id)}>{ section.title }</a></li>
                    }) }</ol>
                </nav>
                <main>
                    { for SECTIONS.iter().map(|section| section_to_read(section)) }
                    { sources() }
                </main>
            </div>
        </>
    }
}

fn section_to_read(section: &'static Section) -> Html {
    let heading = format!("{}-title", section.id);
    html! {
        <section id={section.id} aria-labelledby={heading.clone()}>
            <h2 id={heading}><a class="anchor" href={format!("#{}", section.id)}>{ section.title }</a></h2>
            { for section.blocks.iter().map(|each| match each {
                Block::Figure(lab) => html! { <p class="figure-runs" data-lab={*lab}>{ text::FIGURE_RUNS }</p> },
                Block::Quiz => html! { <ol class="questions-to-read">{ for ITEMS.iter().map(|item| question(&item.question)) }</ol> },
                other => block(other),
            }) }
        </section>
    }
}

fn question(question: &Question) -> Html {
    let right = question.option(question.right);
    html! {
        <li>
            <p>{ question.prompt.to_string() }</p>
            <ul>{ for question.options.iter().map(|option| html! { <li>{ option.text.to_string() }</li> }) }</ul>
            <details>
                <summary>{ text::ANSWER }</summary>
                <p><strong>{ right.text.to_string() }</strong>{ text::ends(&right.text) }{ " " }{ rich(&right.why) }</p>
            </details>
        </li>
    }
}
