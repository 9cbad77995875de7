//! The events of a Djot text, one after another, and the place of each.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use jotdown::{AttributeKind, Attributes, Container, Event, Parser};
use toml::Spanned;

use super::mistake::Mistake;
use super::translation::Marks;
use crate::lesson::section::{Latex, Source};
use crate::words::{Inline, Words};

pub(super) type Result<T> = std::result::Result<T, Mistake>;

/// What texts may name, and what they have named so far.
pub(super) struct Known<'a> {
    pub(super) sections: BTreeSet<&'a str>,
    pub(super) n_questions: usize,
    pub(super) sources: BTreeMap<&'a str, &'a Source>,
    /// How formulas are read aloud: by their LaTeX.
    pub(super) spoken: BTreeMap<&'a str, &'a str>,
    pub(super) spoken_used: BTreeSet<String>,
    /// The formulas that were read.
    pub(super) formulas: Vec<Latex>,
    pub(super) figures_placed: BTreeSet<&'static str>,
    /// In a text of a figure or of a numeric sibling what is put into it, by name, and which of that has been named.
    pub(super) places: Option<Vec<String>>,
    pub(super) places_used: BTreeSet<usize>,
    /// The texts of figures and labels, once they are read.
    pub(super) texts: Words,
    /// Where marks of texts that are still in English stood.
    pub(super) marks: Marks,
    /// The texts of figures and labels in English, for a translation; none for English itself.
    pub(super) english: &'a [Inline],
}

/// A file, or a text within one, that is read from its beginning to its end.
pub(super) struct Reader<'a, 'k> {
    file: &'a str,
    /// All that stands in the file.
    text: &'a str,
    /// Where in the file the text begins that is read.
    from: usize,
    pub(super) known: &'a mut Known<'k>,
    events: Peekable<vec::IntoIter<(Event<'a>, Range<usize>)>>,
    /// Where the event stands that was taken last: a mistake is told of this place.
    pub(super) place: Range<usize>,
}

impl<'a, 'k> Reader<'a, 'k> {
    pub(super) fn new(file: &'a str, text: &'a str, known: &'a mut Known<'k>) -> Self {
        Self::of(file, text, 0, text, known)
    }

    /// Reads a string of a TOML file. Places are right where the string stands in the file as it is, between `'''`; after a
    /// character that is written by its number they may be a line early.
    pub(super) fn within(file: &'a str, text: &'a str, string: &'a Spanned<String>, known: &'a mut Known<'k>) -> Self {
        let begins = string.span().start;
        let quotes = text[begins..].find(&**string.get_ref()).unwrap_or(0);
        Self::of(file, text, begins + quotes, string.get_ref(), known)
    }

    fn of(file: &'a str, text: &'a str, from: usize, read: &'a str, known: &'a mut Known<'k>) -> Self {
        let events: Vec<_> = Parser::new(read).into_offset_iter().collect();
        Self {
            file,
            text,
            from,
            known,
            events: events.into_iter().peekable(),
            place: 0..0,
        }
    }

    /// Takes the next event that is more than an empty line.
    pub(super) fn take(&mut self) -> Result<Event<'a>> {
        for (event, place) in self.events.by_ref() {
            if event != Event::Blankline {
                self.place = place;
                return Ok(event);
            }
        }
        self.wrong("the file ends too early")
    }

    /// Looks at the event that comes next.
    pub(super) fn peek(&mut self) -> Option<&Event<'a>> {
        self.events.peek().map(|(event, _)| event)
    }

    /// Takes the beginning of what `is_meant`, without attributes; else `what` is wrong.
    pub(super) fn begin(&mut self, is_meant: impl Fn(&Container<'_>) -> bool, what: &str) -> Result<()> {
        match self.take()? {
            Event::Start(container, attributes) if is_meant(&container) => self.bare(&attributes),
            _ => self.wrong(what),
        }
    }

    /// Takes the end of what was begun; else `what` is wrong.
    pub(super) fn end(&mut self, what: &str) -> Result<()> {
        match self.take()? {
            Event::End(_) => Ok(()),
            _ => self.wrong(what),
        }
    }

    /// Fails where something has attributes; comments, `{% … %}`, are none.
    pub(super) fn bare(&self, attributes: &Attributes<'_>) -> Result<()> {
        if attributes.iter().all(|(kind, _)| *kind == AttributeKind::Comment) {
            return Ok(());
        }
        self.wrong("nothing in braces stands here: {.q} and the like follow words in [brackets], {say=\"…\"} a formula")
    }

    /// Whether something from this byte on, up to the event that was taken last, is still in English.
    pub(super) fn is_untranslated(&self, from: usize) -> bool {
        let line = |byte: usize| self.text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1;
        let lines = line(from)..=line(self.place.end.max(from + 1) - 1);
        let marks = self.known.marks.get(self.file);
        marks.is_some_and(|marks| marks.iter().any(|mark| lines.contains(mark)))
    }

    /// A mistake at the place of the event that was taken last.
    pub(super) fn wrong<T>(&self, what: impl Into<String>) -> Result<T> {
        Err(Mistake::at(self.file, self.text, self.from + self.place.start, what))
    }
}
