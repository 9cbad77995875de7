//! The words of the page, rendered from the lesson's text.

use yew::prelude::*;

use super::figure::Figure;
use super::parts::{formula, rich};
use super::quiz::Quiz;
use super::section::{Part, Words};
use super::text;
use crate::lesson::{Block, SECTIONS, SOURCES, head as words};

/// Words that are rendered here.
pub fn written() -> Words {
    Callback::from(|part| match part {
        Part::Head => head(),
        Part::Section(index) => SECTIONS.get(index).map_or_else(Html::default, |section| {
            html! { <>{ for section.blocks.iter().map(block) }</> }
        }),
        Part::Sources => sources(),
    })
}

pub(super) fn head() -> Html {
    html! {
        <header class="head">
            <h1>{ words::TITLE }</h1>
            <p class="subtitle">{ words::SUBTITLE }</p>
            <p class="reading-time">{ words::READING }</p>
        </header>
    }
}

pub(super) fn block(block: &'static Block) -> Html {
    match block {
        Block::Given(words) => html! { <p class="given">{ *words }</p> },
        Block::GivenList(items) => {
            html! { <ul class="given">{ for items.iter().map(|item| html! { <li>{ *item }</li> }) }</ul> }
        }
        Block::Prose(words) => html! { <p>{ rich(words) }</p> },
        Block::List(items) => html! { <ul>{ for items.iter().map(|item| html! { <li>{ rich(item) }</li> }) }</ul> },
        Block::Numbered(items) => html! { <ol class="numbered">{ for items.iter().map(named) }</ol> },
        Block::Formula(shown) => html! { <div class="formula">{ formula(shown, true) }</div> },
        Block::Figure(lab) => html! { <Figure {lab} is_linked=true /> },
        Block::Note(name, words) => html! {
            <aside class="note"><p><strong>{ *name }</strong>{ " " }{ rich(words) }</p></aside>
        },
        Block::Quiz => html! { <Quiz /> },
    }
}

fn named((name, words): &(&'static str, &'static str)) -> Html {
    html! { <li><h3>{ *name }</h3><p>{ rich(words) }</p></li> }
}

/// The list of papers at the end.
pub(super) fn sources() -> Html {
    html! {
        <section id="sources" class="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">{ text::SOURCES }</h2>
            <ul>
                { for SOURCES.iter().map(|source| html! {
                    <li key={source.key} id={format!("source-{}", source.key)}>
                        { source.full }{ " " }<a href={source.url} rel="noreferrer" target="_blank">{ source.url }</a>
                    </li>
                }) }
            </ul>
        </section>
    }
}
