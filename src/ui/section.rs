//! One view for every section: it walks the section's blocks and draws each by its kind.

use yew::prelude::*;

use super::figure::{Deeper, Figure};
use super::parts::{formula, rich};
use super::quiz::Quiz;
use super::text;
use crate::lesson::{Block, SOURCES, Section};

/// Which section to draw.
#[derive(Clone, Debug, Properties)]
pub struct SectionViewProperties {
    /// The section.
    pub section: &'static Section,
}

impl PartialEq for SectionViewProperties {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.section, other.section)
    }
}

/// A section with its heading, its blocks, and the figures folded at its end.
#[component]
pub fn SectionView(properties: &SectionViewProperties) -> Html {
    let section = properties.section;
    let heading = format!("{}-title", section.id);
    html! {
        <section id={section.id} aria-labelledby={heading.clone()}>
            <h2 id={heading}><a class="anchor" href={format!("#{}", section.id)}>{ section.title }</a></h2>
            { for section.blocks.iter().map(block) }
            { for section.deeper.iter().map(|lab| html! { <Deeper key={*lab} {lab} /> }) }
            <span class="section-end" data-section={section.id} />
        </section>
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
        Block::Formula(shown) => html! { <div class="formula" tabindex="0">{ formula(shown, true) }</div> },
        Block::Figure(lab) => html! { <Figure {lab} /> },
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
