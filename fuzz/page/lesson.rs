//! A file of the lesson that somebody has changed: its name on the first line, then the whole text, or, between lines of `=====`,
//! what is replaced in the file as it is and by what.

use std::sync::LazyLock;

use attention_lesson::lesson::files::{self, Files};

use super::assert_sentence;

const SEPARATOR: &str = "\n=====\n";
/// No file of a lesson is longer by so much than those that there are.
const MOST_BYTES: usize = 20_000;

static SOUND: LazyLock<Files> = LazyLock::new(|| files::load(&super::root().join("lesson/en")));

/// A changed lesson is read, or told to be wrong in a sentence about a line that there is.
pub fn lesson(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let (file, change) = text.split_once('\n').unwrap_or((text, ""));
    let Some(sound) = SOUND.get(file).filter(|_| change.len() <= MOST_BYTES) else {
        return;
    };
    let changed = match change.trim_start_matches("=====\n").split_once(SEPARATOR) {
        Some((from, to)) => sound.replacen(from, to.strip_suffix('\n').unwrap_or(to), 1),
        None => change.to_owned(),
    };
    let mut files = SOUND.clone();
    files.insert(file.to_owned(), changed);
    if let Err(mistake) = files::lesson(&files) {
        let told = mistake.to_string();
        let n_lines = files.get(&mistake.file).map_or(1, |text| text.lines().count().max(1));
        assert!(
            (1..=n_lines + 1).contains(&mistake.line),
            "{told}: there are {n_lines} lines"
        );
        assert_sentence(&mistake.what, &files[file]);
    }
}
