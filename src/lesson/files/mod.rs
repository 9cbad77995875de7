//! Reads the lesson from the files that a teacher or translator writes: `lesson.toml`, `sources.toml`, one Djot file a section,
//! and one TOML file a question and a figure, and `labels.toml`. It runs when the page is rendered, so that a changed word compiles nothing.
//!
//! It is strict: what it does not know is a [`Mistake`] that says where, and what would be right. docs/writing.md describes
//! the files to whoever writes them.

mod figure;
mod formula;
mod mistake;
mod question;
mod reader;
mod section;
mod table;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::bank::item::{Bank, N_CONCEPTS};
use super::section::{Lesson, Source};
use crate::words::Words;
pub use mistake::Mistake;
use reader::Known;
pub use table::Files;
use table::{LESSON, listed, table};

/// The papers.
const SOURCES: &str = "sources.toml";
/// The folder of the sections.
const SECTIONS: &str = "sections/";
/// The folder of the questions.
const QUESTIONS: &str = "questions/";

/// What `lesson.toml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    subtitle: String,
    reading: String,
    sections: Vec<Spanned<String>>,
    objectives: Vec<String>,
    questions: Spanned<Vec<Spanned<String>>>,
    /// How formulas that stand in several places are read aloud: by their LaTeX.
    spoken: BTreeMap<Spanned<String>, String>,
}

/// What `sources.toml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Spanned<Source>>,
}

/// Reads the lesson in `folder`.
///
/// # Errors
/// The first mistake that is found.
pub fn read(folder: &Path) -> Result<Lesson, Mistake> {
    let path = |name: &str| folder.join(name).display().to_string();
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
    lesson(&files).map_err(|mistake| Mistake {
        file: path(&mistake.file),
        ..mistake
    })
}

/// The lesson that stands in `files`.
///
/// # Errors
/// The first mistake that is found.
pub fn lesson(files: &Files) -> Result<Lesson, Mistake> {
    let head: Head = table(files, LESSON)?;
    let sources: Sources = table(files, SOURCES)?;
    let in_head = |span: Range<usize>, what: String| Mistake::at(LESSON, &files[LESSON], span.start, what);
    let mut known = Known {
        sections: BTreeSet::new(),
        sources: BTreeMap::new(),
        spoken: head.spoken.iter().map(|(k, v)| (&**k.get_ref(), &**v)).collect(),
        spoken_used: BTreeSet::new(),
        figures_placed: BTreeSet::new(),
        later: &[],
        places: None,
        places_used: BTreeSet::new(),
        texts: Words::new(),
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
    for (concept, name) in head.questions.get_ref().iter().enumerate() {
        let file = question_file(name.get_ref());
        items.push(question::item(
            files,
            &file,
            concept,
            head.objectives.len(),
            &mut known,
        )?);
    }
    if items.len() != N_CONCEPTS {
        let what = format!("there are {} questions: a lesson has {N_CONCEPTS}", items.len());
        return Err(in_head(head.questions.span(), what));
    }
    let texts = std::mem::take(&mut known.texts);
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
        sections,
        bank: Bank {
            objectives: head.objectives,
            items,
        },
        texts,
        sources: sources.source.into_iter().map(Spanned::into_inner).collect(),
    })
}

fn section_file(id: &str) -> String {
    [SECTIONS, id, ".dj"].concat()
}

fn question_file(name: &str) -> String {
    [QUESTIONS, name, ".toml"].concat()
}
