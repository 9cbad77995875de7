//! Files of the lesson that are broken, each in one place, and what is said of it.

use attention_lesson::lesson::files::lesson;

use crate::files::sound;
use crate::tree::assert_none;

mod figures;
mod questions;
mod sections;

/// A change that breaks a file: what is replaced, by what, how many lines below the change the mistake is told, and words of what
/// is said of it.
type Broken = (&'static str, &'static str, &'static str, isize, &'static str);

#[test]
fn a_broken_file_is_told_with_its_line_and_what_would_be_right() {
    let told_otherwise = |(file, from, to, below, said): &Broken| {
        let mut files = sound();
        let text = files.get_mut(*file).expect("a file of the lesson");
        let before = text
            .split_once(from)
            .map(|(before, _)| before.matches('\n').count().cast_signed() + 1);
        let line = before.unwrap_or_else(|| panic!("{file} has no {from:?}")) + below;
        *text = text.replacen(from, to, 1);
        match lesson(&files) {
            Ok(_) => Some(format!("{file}: {to:?} is taken")),
            Err(mistake) if mistake.line.cast_signed() == line && mistake.what.contains(said) => None,
            Err(mistake) => Some(format!("{to:?} is told as {mistake}\n    not in line {line}: {said}")),
        }
    };
    let found: Vec<String> = [sections::BROKEN, questions::BROKEN, figures::BROKEN]
        .into_iter()
        .flatten()
        .filter_map(told_otherwise)
        .collect();
    assert_none("Each is told otherwise than expected.", &found);
}

#[test]
fn a_question_without_a_sibling_is_refused() {
    let mut files = sound();
    let text = files.get_mut("questions/q03.toml").expect("a file of the lesson");
    text.truncate(text.find("[[sibling]]").expect("a sibling"));
    let mistake = lesson(&files).expect_err("whoever misses it could not be asked another one");
    assert_eq!(mistake.file, "questions/q03.toml");
    assert!(mistake.what.contains("at least one [[sibling]]"), "{mistake}");
}
