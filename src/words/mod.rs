//! Rich text: running text in stretches of one meaning each, and formulas within it.
//!
//! Plain data. The lesson's files are read into it, the page carries it to the program, `ui` draws it; nothing here knows how.
//! It is one type of node for all, because each further type costs the program the code that reads it.

mod data;

/// What the id of a source in the list at the lesson's end begins with; its key follows.
pub const SOURCE: &str = "source-";

/// The mark of plain text.
pub const TEXT: &str = "";
/// Of emphasis.
pub const EMPHASIS: &str = "e";
/// Of strong emphasis.
pub const STRONG: &str = "s";
/// Of words said of a query.
pub const QUERY: &str = "q";
/// Of words said of a key.
pub const KEY: &str = "k";
/// Of words said of a value.
pub const VALUE: &str = "v";
/// Of a token of an example.
pub const TOKEN: &str = "t";
/// Of a number that was computed for this place.
pub const NUMBER: &str = "n";
/// Of a formula, or a part of one that is never broken: its text is how a person reads it aloud, and inside are nodes of MathML.
pub const FORMULA: &str = "f";
/// Of a link within the lesson: its text is the id that it leads to.
pub const LINK: &str = "l";
/// Of a citation: its text is the source's key, and inside are the words that stand for it.
pub const CITE: &str = "c";
/// Of what is put in when a sentence is said: its text is the place of the value among all, from 0.
pub const PLACE: &str = "p";

/// The attributes that an element of a formula can have.
pub const ATTRIBUTES: [&str; 9] = [
    "accent",
    "class",
    "displaystyle",
    "form",
    "linethickness",
    "movablelimits",
    "scriptlevel",
    "stretchy",
    "width",
];

/// Running text.
pub type Words = Vec<Inline>;

/// A stretch of running text with one meaning, or a node of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// What it means: one of the marks above. Within a formula the name of an element, or that of an attribute behind `@`.
    pub mark: String,
    /// The words themselves, or what the mark says.
    pub text: String,
    /// What stands within it.
    pub inside: Words,
}

impl Inline {
    /// A stretch with this mark.
    pub fn new(mark: &str, text: impl Into<String>, inside: Words) -> Self {
        Self {
            mark: mark.to_owned(),
            text: text.into(),
            inside,
        }
    }

    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(TEXT, text, Words::new())
    }

    /// The words of a text that stands by itself: itself if it is plain, else what stands within it.
    pub fn words(&self) -> &[Self] {
        if self.inside.is_empty() {
            core::slice::from_ref(self)
        } else {
            &self.inside
        }
    }

    /// The value of an attribute of an element in a formula.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut inside = self.inside.iter();
        let attribute = inside.find(|node| node.mark.strip_prefix('@') == Some(name))?;
        Some(&attribute.text)
    }
}

/// The text as a reader hears it; computed numbers, formulas and citations are left out.
pub fn plain(words: &[Inline]) -> String {
    let part = |inline: &Inline| match &*inline.mark {
        TEXT | QUERY | KEY | VALUE | TOKEN => inline.text.clone(),
        EMPHASIS | STRONG | LINK => plain(&inline.inside),
        _ => String::new(),
    };
    words.iter().map(part).collect()
}

/// The words with values in their places.
pub fn fill(words: &[Inline], values: &[Inline]) -> Words {
    let mut filled = Words::new();
    for inline in words {
        let value = || values.get(usize::from(inline.text.parse::<u8>().ok()?));
        match &*inline.mark {
            PLACE => value().into_iter().for_each(|value| push(&mut filled, value.clone())),
            mark => push(
                &mut filled,
                Inline::new(mark, &*inline.text, fill(&inline.inside, values)),
            ),
        }
    }
    filled
}

/// Adds a stretch. Plain text goes on where plain text stands, and of a plain stretch around others these alone are added.
pub fn push(words: &mut Words, inline: Inline) {
    match words.last_mut() {
        _ if inline.mark == TEXT && !inline.inside.is_empty() => {
            inline.inside.into_iter().for_each(|inside| push(words, inside));
        }
        Some(last) if inline.mark == TEXT && last.mark == TEXT => last.text.push_str(&inline.text),
        _ => words.push(inline),
    }
}
