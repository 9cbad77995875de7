//! What a section of the lesson is made of.

use super::Formula;

/// One section. The table [`super::SECTIONS`] holds them in reading order and drives contents, progress and tests.
#[derive(Debug)]
pub struct Section {
    /// The address fragment and element id, lower case with hyphens. Public: links to it are out in the world.
    pub id: &'static str,
    /// The heading, plain text.
    pub title: &'static str,
    /// What stands in it, in order.
    pub blocks: &'static [Block],
    /// Ids of the figures folded under "Go deeper" at its end.
    pub deeper: &'static [&'static str],
}

/// What the page has to know of a section apart from its words: a program that finds the words in the page does not carry
/// them.
#[derive(Debug)]
pub struct Heading {
    /// [`Section::id`].
    pub id: &'static str,
    /// [`Section::title`].
    pub title: &'static str,
    /// [`Section::deeper`].
    pub deeper: &'static [&'static str],
}

impl Heading {
    /// The heading of `section`.
    pub const fn of(section: &Section) -> Self {
        Self {
            id: section.id,
            title: section.title,
            deeper: section.deeper,
        }
    }
}

/// A part of a section. Texts marked "inline" use the notation of [`super::inline`].
#[derive(Debug)]
pub enum Block {
    /// The owner's own words, set apart and never changed; plain text.
    Given(&'static str),
    /// The owner's own list, word for word; plain text.
    GivenList(&'static [&'static str]),
    /// A paragraph; inline.
    Prose(&'static str),
    /// A list whose order means nothing; inline.
    List(&'static [&'static str]),
    /// Numbered statements, each a short name (plain text) and what is to be said of it (inline).
    Numbered(&'static [(&'static str, &'static str)]),
    /// A formula on a line of its own.
    Formula(&'static Formula),
    /// An open figure, by the id of its lab.
    Figure(&'static str),
    /// A short note at the side: its name (plain text) and its text (inline).
    Note(&'static str, &'static str),
    /// The quiz.
    Quiz,
}
