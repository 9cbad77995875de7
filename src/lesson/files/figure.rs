//! A figure's file, or that of the page's labels: texts by the names that `lesson::texts` declares.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::Mistake;
use super::reader::{Known, Reader, Result};
use super::table::Files;
use crate::lesson::texts::labels::{DIGITS, GROUPED_FROM};
use crate::lesson::texts::{Declared, FILES};
use crate::words::{Inline, PLACE, TEXT, Words};

/// The folder of the figures.
pub(super) const FIGURES: &str = "figures/";
/// The file of the page's labels, which stands beside that folder.
const LABELS: &str = "labels";
/// The files beside that folder: those labels, and the words of the page of a class.
const PAGES: [&str; 2] = [LABELS, "class"];
/// The table of a file that has no heading.
pub(super) const HEAD: &str = "head";

/// The texts of figures and of the page, as `lesson::carried` has them.
pub(super) fn texts(files: &Files, known: &mut Known<'_>) -> Result<Words> {
    let names: Vec<String> = FILES.iter().map(|(id, _)| path(id)).collect();
    let is_stray = |file: &&String| file.starts_with(FIGURES) && !names.contains(file);
    if let Some(file) = files.keys().find(is_stray) {
        let what = format!("this file belongs to no figure: there are {}", names.join(", "));
        return Err(Mistake::at(file, "", 0, what));
    }
    known.places = Some(Vec::new());
    let read = FILES
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(i, ((_, declared), file))| figure(files, file, declared, known.english.get(i), known));
    let texts = read.collect::<Result<_>>()?;
    known.places = None;
    check_numbers(files, &texts)?;
    Ok(texts)
}

/// What says how numbers are written is more than words.
fn check_numbers(files: &Files, texts: &Words) -> Result<()> {
    let is_count = GROUPED_FROM.of(texts).text.parse::<u8>().is_ok();
    let are_digits = DIGITS.of(texts).text.chars().count() == 10;
    let checks = [
        (
            is_count,
            "grouped-from",
            "a number of digits stands here, such as \"5\"",
        ),
        (are_digits, "digits", "the ten digits from zero to nine stand here"),
    ];
    let file = path(LABELS);
    for (is_right, name, what) in checks {
        if !is_right {
            let place = files[&file].find(&format!("\n{name}")).map_or(0, |at| at + 1);
            return Err(Mistake::at(&file, &files[&file], place, what));
        }
    }
    Ok(())
}

/// The file of this name.
pub(super) fn path(name: &str) -> String {
    let folder = if PAGES.contains(&name) { "" } else { FIGURES };
    [folder, name, ".toml"].concat()
}

/// One text or list, as it stands in its file.
struct Entry {
    group: String,
    name: Spanned<String>,
    texts: Vec<Spanned<String>>,
    is_list: bool,
}

/// What stands in a figure's file, or where that has not all of it, in `english`.
fn figure(
    files: &Files,
    file: &str,
    declared: &[Declared],
    english: Option<&Inline>,
    known: &mut Known<'_>,
) -> Result<Inline> {
    let Some(text) = files.get(file) else {
        return Err(Mistake::at(
            file,
            "",
            0,
            "this file is not there: it has words that the program needs",
        ));
    };
    let mut reading = Reading { file, text, known };
    let entries = reading.entries()?;
    for entry in &entries {
        reading.check_name(entry, declared)?;
    }
    let texts = declared.iter().enumerate().map(|(at, declared)| {
        let english = english.and_then(|english| english.inside.get(at));
        reading.declared(declared, &entries, english)
    });
    Ok(Inline::new(TEXT, "", texts.collect::<Result<_>>()?))
}

/// A file whose texts are read.
struct Reading<'a, 'k> {
    file: &'a str,
    text: &'a str,
    known: &'a mut Known<'k>,
}

impl Reading<'_, '_> {
    fn wrong<T>(&self, byte: usize, what: impl Into<String>) -> Result<T> {
        Err(Mistake::at(self.file, self.text, byte, what))
    }

    /// All that stands in the file.
    fn entries(&self) -> Result<Vec<Entry>> {
        let read = DeTable::parse(self.text).map_err(|error| Mistake::of_toml(self.file, self.text, &error))?;
        let mut entries = Vec::new();
        for (name, value) in read.get_ref() {
            match value.get_ref() {
                DeValue::Table(table) if table.is_empty() => {
                    let what = format!("nothing stands under [{}]: take this line away", name.get_ref());
                    return self.wrong(name.span().start, what);
                }
                DeValue::Table(table) => {
                    for (inner, value) in table {
                        entries.push(self.entry(name.get_ref(), inner.span(), inner.get_ref(), value)?);
                    }
                }
                _ => entries.push(self.entry(HEAD, name.span(), name.get_ref(), value)?),
            }
        }
        entries.sort_by_key(|entry| entry.name.span().start);
        Ok(entries)
    }

    fn entry(
        &self,
        group: &str,
        place: core::ops::Range<usize>,
        name: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<Entry> {
        let text = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
            DeValue::String(text) => Ok(Spanned::new(value.span(), text.clone().into_owned())),
            _ => self.wrong(
                value.span().start,
                "a text in quotes stands here, or a list of texts in brackets",
            ),
        };
        let (texts, is_list) = match value.get_ref() {
            DeValue::Array(values) => (values.iter().map(text).collect::<Result<_>>()?, true),
            _ => (vec![text(value)?], false),
        };
        Ok(Entry {
            group: group.to_owned(),
            name: Spanned::new(place, name.to_owned()),
            texts,
            is_list,
        })
    }

    /// Fails where the figure has no text of this name.
    fn check_name(&self, entry: &Entry, declared: &[Declared]) -> Result<()> {
        let (group, name) = (&entry.group, entry.name.get_ref());
        let in_group = declared.iter().filter(|declared| declared.group == group);
        let names: Vec<String> = in_group.map(Declared::name).collect();
        if names.contains(name) {
            return Ok(());
        }
        let place = entry.name.span().start;
        if names.is_empty() {
            let mut groups: Vec<&str> = declared.iter().map(|declared| declared.group).collect();
            groups.dedup();
            let what = format!("this file has no part “{group}”: it has {}", groups.join(", "));
            return self.wrong(place, what);
        }
        self.wrong(
            place,
            format!("no text of “{group}” is named “{name}”: there are {}", names.join(", ")),
        )
    }

    fn declared(&mut self, declared: &Declared, entries: &[Entry], english: Option<&Inline>) -> Result<Inline> {
        let name = declared.name();
        let is_meant = |entry: &&Entry| entry.group == declared.group && *entry.name.get_ref() == name;
        let Some(entry) = entries.iter().find(is_meant) else {
            if let Some(english) = english {
                self.known.marks.entry(self.file.to_owned()).or_default().push(0);
                return Ok(english.clone());
            }
            let heading = format!("[{}]", declared.group);
            let what = match declared.group {
                HEAD => format!("the text “{name}” is missing: it stands at the head of the file"),
                _ => format!("the text “{name}” is missing: it stands under {heading}"),
            };
            return self.wrong(self.text.find(&heading).unwrap_or(0), what);
        };
        let place = entry.name.span().start;
        match declared.n {
            None if entry.is_list => self.wrong(place, format!("“{name}” is one text and no list")),
            Some(n) if !entry.is_list || entry.texts.len() != n => self.wrong(
                place,
                format!("“{name}” is a list of {n} texts, and here are {}", entry.texts.len()),
            ),
            None => self.text(declared, &entry.texts[0]),
            Some(_) => {
                let texts = entry.texts.iter().map(|text| self.text(declared, text));
                Ok(Inline::new(TEXT, "", texts.collect::<Result<_>>()?))
            }
        }
    }

    /// A text: plain, or with others inside that have marks.
    fn text(&mut self, declared: &Declared, text: &Spanned<String>) -> Result<Inline> {
        let places = declared.places();
        self.known.places = Some(places.clone());
        self.known.places_used.clear();
        let reader = Reader::within(self.file, self.text, text, self.known);
        let words = if declared.is_rich {
            reader.only_paragraph()?
        } else {
            cut(&reader.unmarked(text.get_ref())?, &places)
        };
        let unused = (0..places.len()).find(|place| !self.known.places_used.contains(place));
        if let Some(unused) = unused {
            let what = format!(
                "“:{}:” is missing in this text: it takes {}",
                places[unused],
                places.join(", ")
            );
            return self.wrong(text.span().start, what);
        }
        Ok(whole(words))
    }
}

/// Words as one stretch: plain text, or others within.
pub(super) fn whole(mut words: Words) -> Inline {
    match words.as_slice() {
        [only] if only.mark == TEXT => words.remove(0),
        _ => Inline::new(TEXT, "", words),
    }
}

/// Plain text, cut where something is put in.
pub(super) fn cut(text: &str, places: &[String]) -> Words {
    let next = |rest: &str| {
        let found = places.iter().enumerate().filter_map(|(place, name)| {
            let name = format!(":{name}:");
            Some((rest.find(&name)?, name.len(), place))
        });
        found.min()
    };
    let (mut words, mut rest) = (Words::new(), text);
    while let Some((at, length, place)) = next(rest) {
        words.push(Inline::text(&rest[..at]));
        words.push(Inline::new(PLACE, place.to_string(), Words::new()));
        rest = &rest[at + length..];
    }
    words.push(Inline::text(rest));
    words.retain(|inline| inline.mark == PLACE || !inline.text.is_empty());
    words
}
