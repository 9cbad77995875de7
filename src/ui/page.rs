//! The whole page as the build renders it: all text, every figure in its first state, the questions with folded answers.
//!
//! It is what a reader sees first, what reads without scripts and what prints. The program leaves the text alone and wakes
//! the places in it that are alive (`ui::places`): the same components draw them here and there.

use std::rc::Rc;

use yew::prelude::*;

use super::contents::contents;
use super::figures::{FIGURES, Figure};
use super::model::{self, EngineSource, model_figure};
use super::parts::{formula, running};
use super::places;
use super::quiz::Quiz;
use super::status::{ConnectionStatus, connection_status};
use super::text;
use super::view::view;
use crate::lesson::Lesson;
use crate::lesson::bank::bank;
use crate::lesson::figures::title;
use crate::lesson::section::{Block, Section, Source};
use crate::lesson::texts::Text;
use crate::quiz::Question;
use crate::words::{SOURCE, Words};

/// What the page is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageProperties {
    /// The words, as they stand in the lesson's files.
    pub lesson: Rc<Lesson>,
}

/// The page, from its first link to the list of sources.
#[component]
pub fn Page(properties: &PageProperties) -> Html {
    let lesson = &properties.lesson;
    let first = lesson.sections.first().map(|section| format!("#{}", section.id));
    html! {
        <>
            <header class="head">
                <a class="skip" href={first}>{ text::SKIP_TO_LESSON.plain() }</a>
                <h1>{ lesson.title.clone() }</h1>
                <p class="subtitle">{ lesson.subtitle.clone() }</p>
                <p class="reading-time">{ lesson.reading.clone() }</p>
                <p class="reading-time">{ lesson.time.clone() }</p>
                { presenting() }
            </header>
            <div class="page">
                { contents(&lesson.sections) }
                <main>
                    { for lesson.sections.iter().map(section) }
                    <div data-live={places::END}><div>{ connection_status(&status(), false) }</div></div>
                    { sources(&lesson.sources) }
                </main>
            </div>
        </>
    }
}

/// Leads on from a figure that is presented: the styles show it then, and `static/start.js` says where each link leads. In the page each leads
/// to the first figure, so that none is without an address to whoever follows all links of a page.
fn presenting() -> Html {
    let first = format!("#lab-{}", FIGURES[0].id());
    let link = |key: &'static str, words: Text| html! { <a href={first.clone()} aria-keyshortcuts={key}>{ words.plain() }</a> };
    html! {
        <p class="presenting" hidden=true>
            { link("PageUp", text::PREVIOUS_FIGURE) }{ link("PageDown", text::NEXT_FIGURE) }{ link("Escape", text::STOP_PRESENTING) }
        </p>
    }
}

/// What the end of a page of its own shows at first. Its address is not known yet.
fn status() -> ConnectionStatus {
    ConnectionStatus {
        address: Some(String::new()),
        ..ConnectionStatus::default()
    }
}

fn section(section: &Section) -> Html {
    let (id, heading) = (section.id.clone(), format!("{}-title", section.id));
    html! {
        <section id={id.clone()} aria-labelledby={heading.clone()}>
            <h2 id={heading} lang={section.is_title_untranslated.then_some("en")}><a class="anchor" href={format!("#{id}")}>{ section.title.clone() }</a></h2>
            { for section.blocks.iter().map(block) }
            { for section.deeper.iter().map(|lab| folded_figure(lab)) }
            <span class="section-end" data-section={id} />
        </section>
    }
}

fn block(part: &Block) -> Html {
    match part {
        Block::Given(words) => html! { <p class="given">{ words.clone() }</p> },
        Block::GivenList(items) => {
            html! { <ul class="given">{ for items.iter().map(|item| html! { <li>{ item.clone() }</li> }) }</ul> }
        }
        Block::Prose(words) => html! { <p>{ running(words) }</p> },
        Block::List(items) => html! { <ul>{ for items.iter().map(|item| html! { <li>{ running(item) }</li> }) }</ul> },
        Block::Numbered(items) => html! { <ol class="numbered">{ for items.iter().map(named) }</ol> },
        Block::Diagram(boxes) => html! { <ol class="diagram">{ for boxes.iter().map(drawn_box) }</ol> },
        Block::Formula(parts) => html! {
            <div class="formula" role="group" aria-label={text::FORMULA.plain()}>{ for parts.iter().map(|part| formula(part, true)) }</div>
        },
        Block::Figure(lab) => html! {
            <div class="figure-place" data-lab={*lab} data-live={*lab}><div>{ figure(lab) }</div></div>
        },
        Block::Note(words) => html! { <p class="note" role="note">{ running(words) }</p> },
        Block::Untranslated(inner) => html! { <div lang="en" dir="ltr">{ block(inner) }</div> },
        Block::Quiz => html! {
            <>
                <div class="quiz-place" data-live={places::QUIZ}><div>{ view(places::QUIZ, Quiz::default()) }</div></div>
                <ol class="questions-to-read">{ for bank().items.iter().map(|item| question(&item.question)) }</ol>
            </>
        },
    }
}

fn named((name, words): &(String, Words)) -> Html {
    html! { <li><h3>{ name.clone() }</h3><p>{ running(words) }</p></li> }
}

fn drawn_box((name, words): &(String, Words)) -> Html {
    html! { <li><b>{ name.clone() }</b>{ " " }{ running(words) }</li> }
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
            <summary><span class="deeper-mark">{ text::GO_DEEPER.plain() }</span>{ " " }{ title(lab).unwrap_or_default() }</summary>
            <div class="figure-place" data-live={lab}><div>{ figure(lab) }</div></div>
        </details>
    }
}

fn question(question: &Question) -> Html {
    let right = question.option(question.right);
    html! {
        <li>
            <p>{ question.prompt.clone() }</p>
            <ul>{ for question.options.iter().map(|option| html! { <li>{ option.text.clone() }</li> }) }</ul>
            <details>
                <summary>{ text::ANSWER.plain() }</summary>
                <p><strong>{ right.text.clone() }</strong>{ text::ends(&right.text) }{ " " }{ running(&right.why) }</p>
            </details>
        </li>
    }
}

/// The list of papers at the end.
fn sources(sources: &[Source]) -> Html {
    html! {
        <section id="sources" class="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">{ text::SOURCES.plain() }</h2>
            <ul>
                { for sources.iter().map(|source| html! {
                    <li id={format!("{SOURCE}{}", source.key)}>
                        { source.full.clone() }{ " " }
                        <a href={source.url.clone()} rel="noreferrer" target="_blank">{ source.url.clone() }</a>
                    </li>
                }) }
            </ul>
        </section>
    }
}
