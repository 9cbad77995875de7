//! The lesson's files, and what is said where one is missing or one too many.

use std::path::Path;
use std::sync::LazyLock;

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::files::{Files, lesson, read};

use crate::tree::files;

const FOLDER: &str = "lesson/en";

/// The lesson as its files tell it.
pub(crate) static LESSON: LazyLock<Lesson> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    read(&folder).unwrap_or_else(|mistake| panic!("{mistake}"))
});

/// The lesson's files as they are.
pub(crate) fn sound() -> Files {
    let name = |path: &str| path.trim_start_matches(FOLDER).trim_start_matches('/').to_owned();
    files(&[FOLDER])
        .into_iter()
        .map(|file| (name(&file.path), file.text))
        .collect()
}

#[test]
fn a_file_that_is_missing_is_told() {
    for file in [
        "lesson.toml",
        "sources.toml",
        "sections/qkv.dj",
        "questions/q03.toml",
        "figures/softmax.toml",
        "figures/shared.toml",
        "labels.toml",
    ] {
        let mut files = sound();
        files.remove(file);
        let told = lesson(&files).expect_err("a file is missing").to_string();
        assert!(
            told.contains("is not there") || told.contains(&format!("there is no file {file}")),
            "{told}"
        );
    }
}

#[test]
fn a_file_of_a_figure_that_there_is_not_is_told() {
    let mut files = sound();
    files.insert("figures/softmin.toml".to_owned(), String::new());
    let told = lesson(&files).expect_err("no figure is named so").to_string();
    let said =
        "figures/softmin.toml:1: this file belongs to no figure: there are figures/pipeline.toml, figures/root.toml,";
    assert!(told.starts_with(said), "{told}");
}

#[test]
fn words_of_numeric_siblings_that_are_missing_are_told() {
    let mut files = sound();
    let text = files.get_mut("questions/q03.toml").expect("a file of the lesson");
    let (before, _) = text.split_once("[numeric.share]").expect("words of a numeric sibling");
    *text = before.to_owned();
    let told = lesson(&files).expect_err("words are missing").to_string();
    assert!(
        told.ends_with("the words of its numeric siblings are missing: [numeric.share]"),
        "{told}"
    );
}

#[test]
fn a_lesson_takes_further_questions_anywhere_up_to_twenty() {
    let mut files = sound();
    let question = files["questions/q01.toml"].clone();
    let (before, shown) = question.split_once("[show]").expect("what is said of its figures");
    let (_, siblings) = shown.split_once("[[sibling]]").expect("a sibling");
    let own = before.replace("what does the query", "what, again, does the query") + "[[sibling]]" + siblings;
    files.insert("questions/q16.toml".to_owned(), own.clone());
    let add = |files: &mut Files, names: &str| {
        let head = files.get_mut("lesson.toml").expect("a file of the lesson");
        *head = head.replace("\"q02\",", &format!("{names} \"q02\","));
    };
    add(&mut files, "\"q16\",");
    let bank = lesson(&files).expect("sound").bank;
    assert_eq!(
        (bank.items.len(), bank.items[1].place, bank.items[2].place),
        (16, 15, 1)
    );
    assert!(bank.items[1].captions.look[0].is_empty() && bank.items[1].templates.is_empty());
    // The program's own are known wherever they stand.
    assert!(!bank.items[2].captions.look[0].is_empty() && !bank.items[2].templates.is_empty());

    files.insert("questions/q16.toml".to_owned(), question.clone());
    let told = lesson(&files).expect_err("figures that are not there").to_string();
    assert!(
        told.ends_with("the program has no figures for this question: take [show] away"),
        "{told}"
    );
    let mut without = sound();
    without.insert("questions/q01.toml".to_owned(), own.clone());
    let told = lesson(&without)
        .expect_err("nothing is said of the figures")
        .to_string();
    assert!(told.ends_with("is missing: [show] with right and tempting"), "{told}");

    files.insert("questions/q16.toml".to_owned(), own.clone());
    for n in 17..=21 {
        files.insert(
            format!("questions/q{n}.toml"),
            own.replace("again", &format!("for the {n}th time")),
        );
        add(&mut files, &format!("\"q{n}\","));
    }
    let told = lesson(&files).expect_err("too many").to_string();
    assert!(
        told.ends_with("there are 21 questions: a lesson has one to 20"),
        "{told}"
    );
}

#[test]
fn characters_that_are_marks_stand_as_they_are_behind_a_backslash() {
    let mut files = sound();
    let text = files.get_mut("sections/check.dj").expect("a file of the lesson");
    *text = text.replace("15 questions", "{% a remark %}\n15 \\[new\\] questions");
    let lesson = lesson(&files).expect("sound");
    let html = format!("{:?}", lesson.sections.last());
    assert!(
        html.contains("15 [new] questions") && !html.contains("remark"),
        "{html}"
    );
}
