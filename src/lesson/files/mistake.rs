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
            what: what.into(),
        }
    }

    /// The same in a file of this folder.
    pub(super) fn within(self, folder: &Path) -> Self {
        Self {
            file: folder.join(&self.file).display().to_string(),
            ..self
        }
    }
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
