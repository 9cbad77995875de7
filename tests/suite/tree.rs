//! The project's own files, read as text by the tests of the house rules.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the project.
pub(crate) struct File {
    /// Its path from the project's root, with `/`.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl File {
    /// The line, from 1, on which byte `at` stands, as `path:line`.
    pub(crate) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.text[..at].matches('\n').count() + 1)
    }

    /// Whether its name ends in one of these.
    pub(crate) fn is_any_of(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of one file that must be there.
#[track_caller]
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text file under these files and folders, in order of path; a folder that is not there holds none. What builds
/// and tools leave behind is not the project's.
pub(crate) fn files(places: &[&str]) -> Vec<File> {
    let mut pending: Vec<PathBuf> = places.iter().map(|place| root().join(place)).collect();
    let mut found = Vec::new();
    while let Some(path) = pending.pop() {
        let is_left_behind = ["target", "node_modules", "dist", "results", "pkg"]
            .iter()
            .any(|name| path.ends_with(name));
        if is_left_behind {
            continue;
        }
        if let Ok(entries) = fs::read_dir(&path) {
            pending.extend(entries.flatten().map(|entry| entry.path()));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root()).expect("every path starts at the root");
            let path = path.to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The Rust files under a folder.
pub(crate) fn rust_files(place: &str) -> Vec<File> {
    let mut found = files(&[place]);
    found.retain(|file| file.is_any_of(&[".rs"]));
    found
}

/// The code of a Rust file: comments blanked, of the same length, so that places stay.
pub(crate) fn code(text: &str) -> String {
    let blank = |line: &str| match line.find("//") {
        // Not the one in an address.
        Some(at) if !line[..at].ends_with(':') => format!("{}{}", &line[..at], " ".repeat(line.len() - at)),
        _ => line.to_owned(),
    };
    text.split('\n').map(blank).collect::<Vec<_>>().join("\n")
}

/// Every place where `word` stands in `text` by itself, not as part of a longer name.
pub(crate) fn places_of<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let alone = move |at: &usize| {
        let starts_inside = word.starts_with(is_part) && text[..*at].ends_with(is_part);
        let ends_inside = word.ends_with(is_part) && text[at + word.len()..].starts_with(is_part);
        !starts_inside && !ends_inside
    };
    text.match_indices(word).map(|(at, _)| at).filter(alone)
}

/// Fails with all offenses, one a line.
#[track_caller]
pub(crate) fn assert_none(rule: &str, offenses: &[String]) {
    assert!(offenses.is_empty(), "{rule}\n{}", offenses.join("\n"));
}
