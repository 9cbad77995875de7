//! The words of a text, as the page carries them, and how values are put into them.

use crate::labs::Guess;
use crate::lesson::carried::carried;
use crate::lesson::texts::{Text, shared};
use crate::words::{Inline, TEXT, TOKEN, Words, fill, plain, push};

/// Stands for a text that there is none of.
static NOTHING: Inline = Inline {
    mark: String::new(),
    text: String::new(),
    inside: Words::new(),
};

impl Text {
    /// The text or list as the page carries it.
    pub fn text(self) -> &'static Inline {
        let file = carried().texts.get(usize::from(self.file));
        file.and_then(|file| file.inside.get(usize::from(self.at)))
            .unwrap_or(&NOTHING)
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

/// A value that is a number or a name.
pub(super) fn value(text: impl Into<String>) -> Inline {
    Inline::text(text)
}

/// A value that is a token of an example.
pub(crate) fn token(name: &str) -> Inline {
    Inline::new(TOKEN, name, Words::new())
}

/// A value that has marks of its own.
pub(super) fn within(words: Words) -> Inline {
    Inline::new(TEXT, "", words)
}

/// Two sentences, one after the other.
pub(super) fn sentences(mut first: Words, second: Words) -> Words {
    push(&mut first, Inline::text(" "));
    push(&mut first, within(second));
    first
}

/// Names in a row: "a", "a and b", "a, b, and c".
pub(super) fn listed(names: &[Inline]) -> Inline {
    let two = |text: Text, first: Inline, second: &Inline| within(text.fill(&[first, second.clone()]));
    match names {
        [first, second] => two(shared::TWO, first.clone(), second),
        [first, middle @ .., last] if !middle.is_empty() => {
            let before = middle
                .iter()
                .fold(first.clone(), |before, next| two(shared::NEXT, before, next));
            two(shared::LAST, before, last)
        }
        _ => within(names.to_vec()),
    }
}

/// A heading, and those of a list behind it.
pub(super) fn headed(first: Text, names: Text) -> Vec<&'static str> {
    let mut all = vec![first.plain()];
    all.extend(names.names());
    all
}

/// A verdict behind whether the guess is right.
pub(super) fn judged(guess: Guess, verdict: Words) -> Words {
    let text = if guess.is_right {
        shared::RIGHT
    } else {
        shared::NOT_QUITE
    };
    text.fill(&[within(verdict)])
}
