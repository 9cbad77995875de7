//! Rich text: running text in stretches of one meaning each, and formulas as trees.
//!
//! Plain data. The lesson's files are read into it, the page carries it to the program, `ui` draws it; nothing here knows how.

use serde::{Deserialize, Serialize};

/// What the id of a source in the list at the lesson's end begins with; its key follows.
pub const SOURCE: &str = "source-";

/// Running text.
pub type Words = Vec<Inline>;

/// A stretch of running text with one meaning. Names are short where it is serialized: a text has many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    #[serde(rename = "t")]
    Text(String),
    /// Emphasis.
    #[serde(rename = "e")]
    Emphasis(Words),
    /// Strong emphasis.
    #[serde(rename = "s")]
    Strong(Words),
    /// Words said of a query, key or value.
    #[serde(rename = "r")]
    Role(Role, String),
    /// A token of an example.
    #[serde(rename = "k")]
    Token(String),
    /// A number that was computed for this place.
    #[serde(rename = "n")]
    Number(String),
    /// A formula in the line.
    #[serde(rename = "f")]
    Formula(Formula),
    /// A link within the lesson: its words, and the id it leads to.
    #[serde(rename = "l")]
    Link(Words, String),
    /// A citation: the source's key, and the words that stand for it with the place in it.
    #[serde(rename = "c")]
    Cite(String, String),
}

/// What a word is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Said of a query.
    #[serde(rename = "q")]
    Query,
    /// Said of a key.
    #[serde(rename = "k")]
    Key,
    /// Said of a value.
    #[serde(rename = "v")]
    Value,
}

/// A formula, or a part of one, that is never broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// How a person reads it aloud: the text of it for whoever cannot see it.
    pub spoken: String,
    /// What stands in its `math` element.
    pub math: Vec<Math>,
}

/// A node of a formula in MathML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Math {
    /// Characters.
    #[serde(rename = "t")]
    Text(String),
    /// An element: its name, its attributes with their values, and what stands in it.
    #[serde(rename = "e")]
    Element(String, Vec<(String, String)>, Vec<Self>),
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
