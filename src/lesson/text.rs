//! The words of a text, as the page carries them, and with values in their places.

use super::carried::carried;
use super::texts::Text;
use crate::words::{Inline, Words, fill, plain};

/// Stands for a text that there is none of.
static NOTHING: Inline = Inline {
    mark: String::new(),
    text: String::new(),
    inside: Words::new(),
};

impl Text {
    /// The text or list as the page carries it.
    pub fn text(self) -> &'static Inline {
        self.of(&carried().texts)
    }

    /// The text or list among all texts of a language.
    pub(super) fn of(self, texts: &[Inline]) -> &Inline {
        let file = texts.get(usize::from(self.file));
        file.and_then(|file| file.inside.get(usize::from(self.at)))
            .unwrap_or(&NOTHING)
    }

    /// The text without marks among all texts of a language.
    #[cfg(feature = "prerender")]
    pub fn among(self, texts: &[Inline]) -> &str {
        &self.of(texts).text
    }

    /// The words.
    pub fn words(self) -> &'static [Inline] {
        self.text().words()
    }

    /// The words of a text without marks.
    pub fn plain(self) -> &'static str {
        &self.text().text
    }

    /// The texts of a list.
    pub fn list(self) -> &'static [Inline] {
        &self.text().inside
    }

    /// A text of a list.
    pub fn item(self, i: usize) -> &'static Inline {
        self.list().get(i).unwrap_or(&NOTHING)
    }

    /// A text of a list of texts without marks.
    pub fn name(self, i: usize) -> &'static str {
        &self.item(i).text
    }

    /// All texts of a list of texts without marks.
    pub fn names(self) -> Vec<&'static str> {
        self.list().iter().map(|text| &*text.text).collect()
    }

    /// The words with these values in their places.
    pub fn fill(self, values: &[Inline]) -> Words {
        fill(self.words(), values)
    }

    /// The same of a text of a list.
    pub fn fill_item(self, i: usize, values: &[Inline]) -> Words {
        fill(self.item(i).words(), values)
    }

    /// The same of a text without marks.
    pub fn write(self, values: &[Inline]) -> String {
        plain(&self.fill(values))
    }

    /// The same of a text without marks in a list.
    pub fn write_item(self, i: usize, values: &[Inline]) -> String {
        plain(&self.fill_item(i, values))
    }
}
