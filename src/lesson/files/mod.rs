//! Reads the lesson from the files that a teacher or translator writes: `lesson.toml`, `sources.toml`, one Djot file a section,
//! and one TOML file a question and a figure, and `labels.toml`. It runs when the page is rendered, so that a changed word compiles nothing.
//!
//! It is strict: what it does not know is a [`Mistake`] that says where, and what would be right. docs/writing.md describes
//! the files to whoever writes them.

mod figure;
mod formula;
mod head;
mod mistake;
mod numeric;
mod question;
mod reader;
mod schema;
mod section;
mod table;
pub mod translation;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;

use super::bank::item::{Bank, MOST_CONCEPTS};
use super::section::Lesson;
use crate::words::Words;
use head::{Head, QUESTIONS, SECTIONS, SOURCES, Sources};
pub use mistake::Mistake;
use reader::Known;
pub use schema::schemas;
pub use table::Files;
use table::{LESSON, listed, table};

/// Reads the lesson in `folder`.
///
/// # Errors
/// The first mistake that is found.
pub fn read(folder: &Path) -> Result<Lesson, Mistake> {
    lesson(&load(folder)).map_err(|mistake| mistake.within(folder))
}

/// Reads the translation in `folder` of the lesson in `original`. What it does not have it takes from there.
///
/// # Errors
/// The first mistake that is found.
pub fn read_translation(folder: &Path, original: &Path) -> Result<Lesson, Mistake> {
    let english = load(original);
    let texts = lesson(&english).map_err(|mistake| mistake.within(original))?.texts;
    translated(load(folder), &english, &texts).map_err(|mistake| mistake.within(folder))
}

/// The lesson that stands in the `files` of a translation, with what they lack from those of English, whose `texts` have been read.
///
/// # Errors
/// The first mistake that is found.
pub fn translated(files: Files, english: &Files, texts: &Words) -> Result<Lesson, Mistake> {
    lesson_or(&translation::completed(files, english), texts)
}

/// The files in `folder`.
pub fn load(folder: &Path) -> Files {
    let mut files = Files::new();
    for below in ["", SECTIONS, QUESTIONS, figure::FIGURES] {
        let found = fs::read_dir(folder.join(below)).into_iter().flatten().flatten();
        for name in found.filter_map(|entry| entry.file_name().into_string().ok()) {
            let name = [below, &name].concat();
            if let Ok(text) = fs::read_to_string(folder.join(&name)) {
                files.insert(name, text);
            }
        }
    }
    files
}

/// The lesson that stands in `files`.
///
/// # Errors
/// The first mistake that is found.
pub fn lesson(files: &Files) -> Result<Lesson, Mistake> {
    lesson_or(files, &Words::new())
}

/// Which of the questions that the program knows this is: `q01` is the first.
fn place_of(name: &str) -> u8 {
    let number = name.strip_prefix('q').and_then(|digits| digits.parse::<u8>().ok());
    number.and_then(|number| number.checked_sub(1)).unwrap_or(u8::MAX)
}

/// The same, where `english` has the texts of figures and labels that may be missing.
fn lesson_or(files: &Files, english: &Words) -> Result<Lesson, Mistake> {
    let (files, marks) = translation::without_marks(files);
    let files = &files;
    let head: Head = table(files, LESSON)?;
    let sources: Sources = table(files, SOURCES)?;
    let in_head = |span: Range<usize>, what: String| Mistake::at(LESSON, &files[LESSON], span.start, what);
    let mut known = Known {
        sections: BTreeSet::new(),
        n_questions: head.questions.get_ref().len(),
        sources: BTreeMap::new(),
        spoken: head.spoken.iter().map(|(k, v)| (&**k.get_ref(), &**v)).collect(),
        spoken_used: BTreeSet::new(),
        formulas: Vec::new(),
        figures_placed: BTreeSet::new(),
        places: None,
        places_used: BTreeSet::new(),
        texts: Words::new(),
        marks,
        english,
    };
    for source in &sources.source {
        let key = &*source.get_ref().key;
        if known.sources.insert(key, source.get_ref()).is_some() {
            let what = format!("a source before this one has the key “{key}” too: each needs one of its own");
            return Err(Mistake::at(SOURCES, &files[SOURCES], source.span().start, what));
        }
    }
    known.sections = listed(files, &head.sections, "section", section_file)?;
    listed(files, head.questions.get_ref(), "question", question_file)?;
    // First, since the labels say how numbers are written.
    known.texts = figure::texts(files, &mut known)?;
    let mut sections = Vec::new();
    for id in &head.sections {
        let file = section_file(id.get_ref());
        sections.push(section::section(id.get_ref(), &file, &files[&file], &mut known)?);
    }
    let mut items = Vec::new();
    for name in head.questions.get_ref() {
        let file = question_file(name.get_ref());
        items.push(question::item(
            files,
            &file,
            place_of(name.get_ref()),
            head.objectives.len(),
            &mut known,
        )?);
    }
    if !(1..=MOST_CONCEPTS).contains(&items.len()) {
        let what = format!(
            "there are {} questions: a lesson has one to {MOST_CONCEPTS}",
            items.len()
        );
        return Err(in_head(head.questions.span(), what));
    }
    let (texts, formulas) = (std::mem::take(&mut known.texts), std::mem::take(&mut known.formulas));
    let unused = head
        .spoken
        .keys()
        .find(|latex| !known.spoken_used.contains(latex.get_ref()));
    if let Some(latex) = unused {
        let what = format!("no text has the formula “{}”: take this line away", latex.get_ref());
        return Err(in_head(latex.span(), what));
    }
    Ok(Lesson {
        title: head.title,
        subtitle: head.subtitle,
        reading: head.reading,
        time: head.time,
        start: head.start,
        direction: head.direction,
        untranslated: known
            .marks
            .into_iter()
            .map(|(file, lines)| (file, lines.len()))
            .collect(),
        sections,
        bank: Bank {
            objectives: head.objectives,
            items,
        },
        texts,
        sources: sources.source.into_iter().map(Spanned::into_inner).collect(),
        questions: head
            .questions
            .into_inner()
            .into_iter()
            .map(Spanned::into_inner)
            .collect(),
        formulas,
    })
}

fn section_file(id: &str) -> String {
    [SECTIONS, id, ".dj"].concat()
}

fn question_file(name: &str) -> String {
    [QUESTIONS, name, ".toml"].concat()
}
