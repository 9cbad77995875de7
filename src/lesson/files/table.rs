//! The files of a lesson, what a TOML file among them holds, and the lists of names in `lesson.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::mistake::Mistake;

/// The head of the lesson and the order of its parts.
pub(super) const LESSON: &str = "lesson.toml";

/// Files of a lesson in one language: the path within its folder, and the text.
pub type Files = BTreeMap<String, String>;

/// What a TOML file holds.
pub(super) fn table<T: DeserializeOwned>(files: &Files, file: &str) -> Result<T, Mistake> {
    let Some(text) = files.get(file) else {
        return Err(Mistake::at(file, "", 0, "this file is not there"));
    };
    toml::from_str(text).map_err(|error| Mistake::of_toml(file, text, &error))
}

/// The names in a list of `lesson.toml`, if each is one, stands there once and has its file, and each file of the folder is in
/// the list. `what` says what the list holds.
pub(super) fn listed<'a>(
    files: &Files,
    names: &'a [Spanned<String>],
    what: &str,
    file_of: fn(&str) -> String,
) -> Result<BTreeSet<&'a str>, Mistake> {
    let mut known = BTreeSet::new();
    for spanned in names {
        let name = &**spanned.get_ref();
        let wrong = |what| Err(Mistake::at(LESSON, &files[LESSON], spanned.span().start, what));
        let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !name.bytes().all(is_id) {
            return wrong(format!(
                "“{name}” is no id: small letters a to z, digits and hyphens make one"
            ));
        }
        if !known.insert(name) {
            return wrong(format!("the {what} “{name}” stands here twice"));
        }
        let file = file_of(name);
        if !files.contains_key(&file) {
            return wrong(format!(
                "there is no file {file}: write it, or take “{name}” out of this list"
            ));
        }
    }
    let folder = format!("{what}s/");
    let is_listed = |file: &str| known.iter().any(|name| file_of(name) == file);
    match files.keys().find(|file| file.starts_with(&folder) && !is_listed(file)) {
        None => Ok(known),
        Some(file) => {
            let what =
                format!("this {what} is not on the page: add it to `{what}s` in {LESSON}, or take the file away");
            Err(Mistake::at(file, "", 0, what))
        }
    }
}
