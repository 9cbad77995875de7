//! Translations: how one begins, which of its texts are still in English, and what stands in for those that it does not have.
//!
//! [`MARK`] stands before a text that is still in English. Who translates the text writes over the mark too.

use std::collections::BTreeMap;
use std::ops::Range;

use jotdown::{Container, Event, Parser};
use toml::de::{DeTable, DeValue};

use super::head::{QUESTIONS, SECTIONS, SOURCES};
use super::table::{Files, LESSON};

/// Stands before a text that is still in English.
pub const MARK: &str = "[en] ";
/// What a question and its siblings hold besides words.
const NO_WORDS: [&str; 4] = ["section", "objective", "tempting", "right"];
/// What `lesson.toml` holds besides words.
const ORDER: [&str; 3] = ["sections", "questions", "direction"];
/// Divs that hold a name and no words.
const NAMES: [&str; 3] = ["figure", "deeper", "quiz"];

/// The lines, from 1, on which marks stand, by file; a line with several is there as often.
pub(super) type Marks = BTreeMap<String, Vec<usize>>;

/// The files without their marks, and where these stood.
pub(super) fn without_marks(files: &Files) -> (Files, Marks) {
    let mut marks = Marks::new();
    for (file, text) in files {
        let lines: Vec<usize> = text
            .lines()
            .enumerate()
            .flat_map(|(i, line)| line.matches(MARK).map(move |_| i + 1))
            .collect();
        if !lines.is_empty() {
            marks.insert(file.clone(), lines);
        }
    }
    let clean = files.iter().map(|(file, text)| (file.clone(), text.replace(MARK, "")));
    (clean.collect(), marks)
}

/// The files with which a translation begins: those of English, each text marked. Sources are the same in every language.
pub fn begin(english: &Files) -> Files {
    let files = english.iter().filter(|(file, _)| *file != SOURCES);
    files
        .map(|(file, text)| (file.clone(), changed(file, text, |text| [MARK, text].concat())))
        .collect()
}

/// The files of a translation with those of English that it does not have.
pub(super) fn completed(files: Files, english: &Files) -> Files {
    let mut all = begin(english);
    all.extend(english.get(SOURCES).map(|text| (SOURCES.to_owned(), text.clone())));
    all.extend(files);
    all
}

/// The file with each of its texts changed.
pub fn changed(file: &str, text: &str, change: impl Fn(&str) -> String) -> String {
    let (mut out, mut done) = (String::new(), 0);
    for place in texts(file, text) {
        out += &text[done..place.start];
        out += &change(&text[place.clone()]);
        done = place.end;
    }
    out + &text[done..]
}

/// Where the texts of a file stand, in order.
fn texts(file: &str, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if file.starts_with(SECTIONS) {
        in_section(text, &mut found);
    } else if let Ok(table) = DeTable::parse(text) {
        in_table(file, text, table.get_ref(), &mut Vec::new(), &mut found);
    }
    found.sort_by_key(|place| place.start);
    found
}

fn in_table<'a>(
    file: &str,
    text: &str,
    table: &'a DeTable<'a>,
    path: &mut Vec<&'a str>,
    found: &mut Vec<Range<usize>>,
) {
    for (name, value) in table {
        path.push(name.get_ref());
        if has_words(file, path) {
            in_value(file, text, value, path, found);
        }
        path.pop();
    }
}

fn in_value<'a>(
    file: &str,
    text: &str,
    value: &'a toml::Spanned<DeValue<'a>>,
    path: &mut Vec<&'a str>,
    found: &mut Vec<Range<usize>>,
) {
    match value.get_ref() {
        DeValue::String(_) => {
            let Range { start, end } = value.span();
            let written = &text[start..end];
            let quotes = if ["'''", "\"\"\""].iter().any(|three| written.starts_with(three)) {
                3
            } else {
                1
            };
            // A line break behind three quotes is not part of the text.
            let begins = start + quotes + usize::from(quotes == 3 && text[start + quotes..].starts_with('\n'));
            found.push(begins..end - quotes);
        }
        DeValue::Array(values) => values.iter().for_each(|value| in_value(file, text, value, path, found)),
        DeValue::Table(table) => in_table(file, text, table, path, found),
        _ => {}
    }
}

/// Whether words stand under these names.
fn has_words(file: &str, path: &[&str]) -> bool {
    match path {
        [name] if file == LESSON => !ORDER.contains(name),
        [name] | ["sibling", name] if file.starts_with(QUESTIONS) => !NO_WORDS.contains(name),
        _ => true,
    }
}

/// Paragraphs and headings.
fn in_section(text: &str, found: &mut Vec<Range<usize>>) {
    let (mut is_name, mut is_text, mut place) = (false, false, None::<Range<usize>>);
    for (event, at) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Container::Div { class }, _) => is_name = NAMES.contains(&&*class),
            Event::End(Container::Div { .. }) => is_name = false,
            Event::Start(Container::Paragraph | Container::Heading { .. }, _) if !is_name => {
                is_text = true;
            }
            Event::End(Container::Paragraph | Container::Heading { .. }) => {
                found.extend(place.take());
                is_text = false;
            }
            _ if is_text => {
                let before = place.take().unwrap_or_else(|| at.clone());
                place = Some(before.start.min(at.start)..before.end.max(at.end));
            }
            _ => {}
        }
    }
}
