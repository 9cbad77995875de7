//! What the lesson is made of once its files have been read. Only the build knows it: the program finds the sections in the page,
//! and the questions in what the page carries.

use std::collections::BTreeMap;

use super::bank::item::Bank;
use crate::words::Words;

/// The lesson in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The title.
    pub title: String,
    /// What stands under the title.
    pub subtitle: String,
    /// Reading time and year of review.
    pub reading: String,
    /// What reading, figures and check take.
    pub time: String,
    /// What is said where the program does not run.
    pub start: Start,
    /// How the language is written.
    pub direction: Direction,
    /// How many texts of a translation are still in English, by file.
    pub untranslated: BTreeMap<String, usize>,
    /// The sections in reading order.
    pub sections: Vec<Section>,
    /// The questions, and what they test.
    pub bank: Bank,
    /// The texts of figures and of the page, as `lesson::carried` has them.
    pub texts: Words,
    /// The sources, in the order of the list at the lesson's end.
    pub sources: Vec<Source>,
    /// The names of the questions' files, in the order of the bank.
    pub questions: Vec<String>,
    /// The formulas of all texts, for whoever writes them in another form than MathML.
    pub formulas: Vec<Latex>,
}

/// A formula as LaTeX, and what the page has of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Latex {
    /// The LaTeX, without the marks of queries, keys and values.
    pub source: String,
    /// What stands inside the formula's stretch of text.
    pub math: Words,
}

/// One section. Contents, progress and tests follow from the sections of a [`Lesson`].
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The address fragment and element id. Public: links to it are out in the world.
    pub id: String,
    /// The heading, plain text.
    pub title: String,
    /// Whether the heading of a translation is still in English.
    pub is_title_untranslated: bool,
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
    /// A drawing of boxes that data goes through, from the first to the last; what each of those between computes is added to
    /// what went into it.
    Diagram(Vec<(String, Words)>),
    /// A formula on a line of its own. Where there is room its parts stand on one line, else each begins a new one.
    Formula(Words),
    /// An open figure, by the id of its lab.
    Figure(&'static str),
    /// A short note at the side, which begins with its name.
    Note(Words),
    /// The quiz.
    Quiz,
    /// A block of a translation in which words are still in English.
    Untranslated(Box<Self>),
}

/// What is said where the program does not run, or not yet.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Start {
    /// It is slow to come.
    pub loading: String,
    /// The browser has no WebAssembly.
    pub lacking: String,
    /// The page around forbids WebAssembly.
    pub forbidden: String,
    /// It could not be started.
    pub failed: String,
    /// It could not be loaded.
    pub unreachable: String,
    /// It has broken off.
    pub stopped: String,
    /// The button behind that, which loads the page again.
    pub again: String,
    /// A newer version has been loaded.
    pub update: String,
    /// The button behind that, which takes the newer version.
    pub load: String,
    /// Scripts are switched off.
    pub no_script: String,
}

/// How a language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// What HTML calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A paper. Every claim of the lesson that is not common knowledge cites one.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
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
