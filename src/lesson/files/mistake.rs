//! What is wrong in a file of the lesson, told to whoever wrote it.

use std::fmt::{self, Debug, Display, Formatter};
use std::path::Path;

/// What is wrong in a file, and what would be right.
pub struct Mistake {
    /// The file's path.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// A sentence.
    pub what: String,
}

impl Mistake {
    /// A mistake at this byte of a file's text.
    pub(super) fn at(file: &str, text: &str, byte: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1,
            what: in_one_line(&what.into()),
        }
    }

    /// What is wrong where the reader of TOML stopped. A text in `'''` that has no end it only notices where the next one begins.
    pub(super) fn of_toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        if let Some(byte) = open_text(text) {
            return Self::at(file, text, byte, "this text has no end: a line with ''' ends it");
        }
        let byte = error.span().map_or(0, |span| span.start);
        Self::at(file, text, byte, error.message())
    }

    /// The same in a file of this folder.
    pub(super) fn within(self, folder: &Path) -> Self {
        Self {
            file: folder.join(&self.file).display().to_string(),
            ..self
        }
    }
}

/// No sentence about a mistake needs more characters.
const MOST_CHARACTERS: usize = 1_500;

/// What is wrong quotes what stands in a file: line breaks and other control characters in it become spaces, and a long one is cut.
fn in_one_line(what: &str) -> String {
    let characters = what.chars().map(|c| if c.is_control() { ' ' } else { c });
    let cut = if what.chars().count() > MOST_CHARACTERS {
        "…"
    } else {
        ""
    };
    characters.take(MOST_CHARACTERS).chain(cut.chars()).collect()
}

/// Where a text in `'''` of several lines begins that is not ended before the next one.
fn open_text(text: &str) -> Option<usize> {
    let (mut begun, mut at) = (None, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if words.ends_with("= '''") {
            if begun.is_some() {
                break;
            }
            begun = Some(at);
        } else if words.ends_with("'''") {
            begun = None;
        }
        at += line.len();
    }
    begun
}

impl Display for Mistake {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

// A mistake is read by whoever wrote the file, also where a program ends with it.
impl Debug for Mistake {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Mistake {}
