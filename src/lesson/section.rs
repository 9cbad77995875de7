//! What the lesson is made of once its files have been read. Only the build knows it: the program finds the words in the page.

use super::inline::Role;

/// The lesson in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The title.
    pub title: String,
    /// What stands under the title.
    pub subtitle: String,
    /// Reading time and year of review.
    pub reading: String,
    /// The sections in reading order.
    pub sections: Vec<Section>,
    /// The sources, in the order of the list at the lesson's end.
    pub sources: Vec<Source>,
}

/// One section. Contents, progress and tests follow from the sections of a [`Lesson`].
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The address fragment and element id. Public: links to it are out in the world.
    pub id: String,
    /// The heading, plain text.
    pub title: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// Ids of the figures folded under "Go deeper" at its end.
    pub deeper: Vec<&'static str>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The owner's own words, set apart and never changed.
    Given(String),
    /// The owner's own list, word for word.
    GivenList(Vec<String>),
    /// A paragraph.
    Prose(Words),
    /// A list whose order means nothing.
    List(Vec<Words>),
    /// Numbered statements, each a short name and what is to be said of it.
    Numbered(Vec<(String, Words)>),
    /// A formula on a line of its own. Where there is room its parts stand on one line, else each begins a new one.
    Formula(Vec<Formula>),
    /// An open figure, by the id of its lab.
    Figure(&'static str),
    /// A short note at the side, which begins with its name.
    Note(Words),
    /// The quiz.
    Quiz,
}

/// Running text.
pub type Words = Vec<Inline>;

/// A stretch of running text with one meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Emphasis(Words),
    /// Strong emphasis.
    Strong(Words),
    /// Words said of a query, key or value.
    Role(Role, String),
    /// A token of an example.
    Token(String),
    /// The name of a number that `labs::numbers` computes.
    Number(String),
    /// A formula in the line.
    Formula(Formula),
    /// A link within the lesson: its words, and the id it leads to.
    Link(Words, String),
    /// A citation: the source's key, and the words that stand for it with the place in it.
    Cite(String, String),
}

/// A formula, or a part of one, that is never broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// How a person reads it aloud: the text of it for whoever cannot see it.
    pub spoken: String,
    /// What stands in its `math` element.
    pub mathml: String,
}

/// A paper. Every claim of the lesson that is not common knowledge cites one.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The key by which texts cite it: first author and year, lower case.
    pub key: String,
    /// How a citation in the text names it, for example "Vaswani et al. 2017".
    pub short: String,
    /// Authors, year, title, where it appeared.
    pub full: String,
    /// Where to read it. The page never loads it; a reader may follow it.
    pub url: String,
}

/// The text as a reader hears it; computed numbers, formulas and citations are left out.
pub fn plain(words: &[Inline]) -> String {
    let part = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Role(_, text) | Inline::Token(text) => text.clone(),
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Link(words, _) => plain(words),
        Inline::Number(_) | Inline::Formula(_) | Inline::Cite(..) => String::new(),
    };
    words.iter().map(part).collect()
}
