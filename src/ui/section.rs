//! One view for every section: its heading, its words, and the figures folded at its end.
//!
//! It does not hold the words. The page brings them along as text to read, and its program takes them from there
//! (`host`); where there is no such text, `written` renders them.

use yew::prelude::*;

use super::figure::Deeper;
use crate::lesson::OUTLINE;

/// A part of the page that consists of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Title, subtitle, reading time.
    Head,
    /// What stands in the section of this index, below its heading.
    Section(usize),
    /// The list of papers at the end.
    Sources,
}

/// Where the words come from.
pub type Words = Callback<Part, Html>;

/// Which section to draw.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SectionViewProperties {
    /// Its index.
    pub index: usize,
    /// Where its words come from.
    pub words: Words,
}

/// A section with its heading, its words, and the figures folded at its end.
#[component]
pub fn SectionView(properties: &SectionViewProperties) -> Html {
    let SectionViewProperties { index, words } = properties;
    let Some(section) = OUTLINE.get(*index) else {
        return Html::default();
    };
    let heading = format!("{}-title", section.id);
    html! {
        <section id={section.id} aria-labelledby={heading.clone()}>
            <h2 id={heading}><a class="anchor" href={format!("#{}", section.id)}>{ section.title }</a></h2>
            { words.emit(Part::Section(*index)) }
            { for section.deeper.iter().map(|lab| html! { <Deeper key={*lab} {lab} /> }) }
            <span class="section-end" data-section={section.id} />
        </section>
    }
}
