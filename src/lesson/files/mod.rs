//! Reads the lesson from the files that a teacher or translator writes: `lesson.toml`, `sources.toml` and one Djot file a
//! section. It runs when the page is rendered, so that a changed word compiles nothing.
//!
//! It is strict: what it does not know is a [`Mistake`] that says where, and what would be right. docs/writing.md describes
//! the files to whoever writes them.

mod formula;
mod mistake;
mod reader;
mod section;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::section::{Lesson, Source};
pub use mistake::Mistake;
use reader::Known;

/// The head of the lesson and the order of its parts.
const LESSON: &str = "lesson.toml";
/// The papers.
const SOURCES: &str = "sources.toml";
/// The folder of the sections.
const SECTIONS: &str = "sections/";

/// Files of a lesson in one language: the path within its folder, and the text.
pub type Files = BTreeMap<String, String>;

/// What `lesson.toml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    subtitle: String,
    reading: String,
    sections: Vec<Spanned<String>>,
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
    for below in ["", SECTIONS] {
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
    };
    for source in &sources.source {
        let key = &*source.get_ref().key;
        if known.sources.insert(key, source.get_ref()).is_some() {
            let what = format!("a source before this one has the key “{key}” too: each needs one of its own");
            return Err(Mistake::at(SOURCES, &files[SOURCES], source.span().start, what));
        }
    }
    for id in &head.sections {
        let (file, id, span) = (section_file(id.get_ref()), id.get_ref(), id.span());
        let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !id.bytes().all(is_id) {
            let what = format!("“{id}” is no id: small letters a to z, digits and hyphens make one");
            return Err(in_head(span, what));
        }
        if !known.sections.insert(id) {
            return Err(in_head(span, format!("the section “{id}” stands here twice")));
        }
        if !files.contains_key(&file) {
            let what = format!("there is no file {file}: write it, or take “{id}” out of this list");
            return Err(in_head(span, what));
        }
    }
    let is_listed = |file: &str| known.sections.iter().any(|id| section_file(id) == file);
    if let Some(file) = files.keys().find(|file| file.starts_with(SECTIONS) && !is_listed(file)) {
        let what = format!("this section is not on the page: add it to `sections` in {LESSON}, or take the file away");
        return Err(Mistake::at(file, "", 0, what));
    }
    let mut sections = Vec::new();
    for id in &head.sections {
        let file = section_file(id.get_ref());
        sections.push(section::section(id.get_ref(), &file, &files[&file], &mut known)?);
    }
    let unused = head
        .spoken
        .keys()
        .find(|latex| !known.spoken_used.contains(latex.get_ref()));
    if let Some(latex) = unused {
        let what = format!("no section has the formula “{}”: take this line away", latex.get_ref());
        return Err(in_head(latex.span(), what));
    }
    Ok(Lesson {
        title: head.title,
        subtitle: head.subtitle,
        reading: head.reading,
        sections,
        sources: sources.source.into_iter().map(Spanned::into_inner).collect(),
    })
}

fn section_file(id: &str) -> String {
    [SECTIONS, id, ".dj"].concat()
}

/// What a TOML file holds.
fn table<T: DeserializeOwned>(files: &Files, file: &str) -> Result<T, Mistake> {
    let Some(text) = files.get(file) else {
        return Err(Mistake::at(file, "", 0, "this file is not there"));
    };
    toml::from_str(text).map_err(|error| {
        let byte = error.span().map_or(0, |span| span.start);
        Mistake::at(file, text, byte, error.message())
    })
}
