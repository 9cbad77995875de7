//! The whole page as the build renders it: all text, every figure in its first state, the questions with folded answers.
//!
//! It is what a reader sees first, what reads without scripts and what prints. The program leaves the text alone and wakes
//! the places in it that are alive (`ui::places`): the same components draw them here and there.

use yew::prelude::*;

use super::contents::contents;
use super::figures::Figure;
use super::model::{self, EngineSource, model_figure};
use super::parts::{formula, rich};
use super::places;
use super::quiz::Quiz;
use super::status::{ConnectionStatus, connection_status};
use super::text;
use super::view::view;
use crate::lesson::bank::ITEMS;
use crate::lesson::figures::title;
use crate::lesson::{Block, SECTIONS, SOURCES, Section, head as words};
use crate::quiz::Question;

/// The page, from its first link to the list of sources.
#[component]
pub fn Page() -> Html {
    html! {
        <>
            <a class="skip" href="#premise">{ text::SKIP_TO_LESSON }</a>
            { head() }
            <div class="page">
                { contents() }
                <main>
                    { for SECTIONS.iter().map(|each| section(each)) }
                    <div data-live={places::END}><div>{ connection_status(&status(), false) }</div></div>
                    { sources() }
                </main>
            </div>
        </>
    }
}

/// What the end of a page of its own shows at first. Its address is not known yet.
fn status() -> ConnectionStatus {
    ConnectionStatus {
        address: Some(String::new()),
        ..ConnectionStatus::default()
    }
}

fn head() -> Html {
    html! {
        <header class="head">
            <h1>{ words::TITLE }</h1>
            <p class="subtitle">{ words::SUBTITLE }</p>
            <p class="reading-time">{ words::READING }</p>
        </header>
    }
}

fn section(section: &'static Section) -> Html {
    let heading = format!("{}-title", section.id);
    html! {
        <section id={section.id} aria-labelledby={heading.clone()}>
            <h2 id={heading}><a class="anchor" href={format!("#{}", section.id)}>{ section.title }</a></h2>
            { for section.blocks.iter().map(block) }
            { for section.deeper.iter().map(|lab| folded_figure(lab)) }
            <span class="section-end" data-section={section.id} />
        </section>
    }
}

fn block(block: &'static Block) -> Html {
    match block {
        Block::Given(words) => html! { <p class="given">{ *words }</p> },
        Block::GivenList(items) => {
            html! { <ul class="given">{ for items.iter().map(|item| html! { <li>{ *item }</li> }) }</ul> }
        }
        Block::Prose(words) => html! { <p>{ rich(words) }</p> },
        Block::List(items) => html! { <ul>{ for items.iter().map(|item| html! { <li>{ rich(item) }</li> }) }</ul> },
        Block::Numbered(items) => html! { <ol class="numbered">{ for items.iter().map(named) }</ol> },
        Block::Formula(shown) => html! { <div class="formula" tabindex="0">{ formula(shown, true) }</div> },
        Block::Figure(lab) => html! {
            <div class="figure-place" data-lab={*lab} data-live={*lab}><div>{ figure(lab) }</div></div>
        },
        Block::Note(name, words) => html! {
            <aside class="note"><p><strong>{ *name }</strong>{ " " }{ rich(words) }</p></aside>
        },
        Block::Quiz => html! {
            <>
                <div class="quiz-place" data-live={places::QUIZ}><div>{ view(places::QUIZ, Quiz::default()) }</div></div>
                <ol class="questions-to-read">{ for ITEMS.iter().map(|item| question(&item.question)) }</ol>
            </>
        },
    }
}

fn named((name, words): &(&'static str, &'static str)) -> Html {
    html! { <li><h3>{ *name }</h3><p>{ rich(words) }</p></li> }
}

fn figure(lab: &'static str) -> Html {
    if lab == model::ID {
        model_figure(EngineSource::default())
    } else {
        let figure = Figure {
            id: lab,
            has_link: true,
            ..Figure::default()
        };
        view(lab, figure)
    }
}

/// A figure behind its question at the end of a section.
fn folded_figure(lab: &'static str) -> Html {
    html! {
        <details class="deeper" data-lab={lab}>
            <summary><span class="deeper-mark">{ text::GO_DEEPER }</span>{ " " }{ title(lab).unwrap_or_default() }</summary>
            <div class="figure-place" data-live={lab}><div>{ figure(lab) }</div></div>
        </details>
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

/// The list of papers at the end.
fn sources() -> Html {
    html! {
        <section id="sources" class="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">{ text::SOURCES }</h2>
            <ul>
                { for SOURCES.iter().map(|source| html! {
                    <li id={format!("source-{}", source.key)}>
                        { source.full }{ " " }<a href={source.url} rel="noreferrer" target="_blank">{ source.url }</a>
                    </li>
                }) }
            </ul>
        </section>
    }
}
