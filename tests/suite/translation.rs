//! A translation begins as English with a mark before each text, tells what is still missing, and shows English there.

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::files::translation::{MARK, begin, changed};
use attention_lesson::lesson::files::{Files, lesson, translated};
use attention_lesson::lesson::section::Block;

use crate::files::{LESSON, sound};

fn read(files: Files) -> Lesson {
    translated(files, &sound(), &LESSON.texts).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// How many texts are still in English in all.
fn count(lesson: &Lesson) -> usize {
    lesson.untranslated.values().sum()
}

#[test]
fn a_translation_begins_as_english_with_every_text_marked() {
    let begun = begin(&sound());
    assert!(!begun.contains_key("sources.toml"));
    let lesson = read(begun.clone());
    let marks: usize = begun.values().map(|text| text.matches(MARK).count()).sum();
    assert_eq!(count(&lesson), marks);
    assert_eq!(
        (&lesson.title, &lesson.bank, &lesson.texts),
        (&LESSON.title, &LESSON.bank, &LESSON.texts)
    );
    for (file, n) in &lesson.untranslated {
        assert!(*n > 1, "{file} has {n}");
    }
    assert_eq!(lesson.untranslated.len(), begun.len());
    let blocks = lesson.sections.iter().flat_map(|section| &section.blocks);
    for block in blocks {
        let is_without_words = matches!(block, Block::Figure(_) | Block::Quiz);
        assert_ne!(is_without_words, matches!(block, Block::Untranslated(_)), "{block:?}");
    }
    assert!(lesson.sections.iter().all(|section| section.is_title_untranslated));
}

#[test]
fn only_words_are_marked() {
    let begun = begin(&sound());
    let question = &begun["questions/q03.toml"];
    for line in [
        "section = \"softmax\"",
        "right = \"d\"",
        "objective = 2",
        "text = \"[en] Token 2 (score 0.5)\"",
    ] {
        assert!(question.contains(line), "{line} is not in {question}");
    }
    assert!(
        begun["lesson.toml"].contains("    \"premise\",") && begun["lesson.toml"].contains("title = \"[en] Attention")
    );
    assert!(begun["sections/softmax.dj"].contains("::: figure\nsoftmax\n:::"));
    assert!(begun["labels.toml"].contains("undo = \"[en] Undo\""));
}

#[test]
fn a_text_that_is_written_over_is_translated() {
    let mut files = begin(&sound());
    let n = count(&read(files.clone()));
    let labels = files.get_mut("labels.toml").expect("a file");
    *labels = labels.replace("undo = \"[en] Undo\"", "undo = \"Rückgängig\"");
    let check = files.get_mut("sections/check.dj").expect("a file");
    *check = check.replacen(MARK, "", 1);
    let lesson = read(files);
    assert_eq!(count(&lesson), n - 2);
    let section = lesson.sections.last().expect("a section");
    assert!(!section.is_title_untranslated && matches!(section.blocks[0], Block::Untranslated(_)));
}

#[test]
fn what_a_translation_does_not_have_it_takes_from_english() {
    let mut files = begin(&sound());
    for text in files.values_mut() {
        *text = text.replace(MARK, "");
    }
    assert_eq!(count(&read(files.clone())), 0);
    files.remove("questions/q02.toml");
    let labels = files.get_mut("labels.toml").expect("a file");
    *labels = labels.replace("undo = \"Undo\"\n", "");
    let lesson = read(files);
    assert_eq!(lesson.untranslated["labels.toml"], 1);
    assert!(lesson.untranslated["questions/q02.toml"] > 10);
    assert_eq!((&lesson.bank, &lesson.texts), (&LESSON.bank, &LESSON.texts));
}

#[test]
fn english_itself_lacks_nothing_and_has_no_marks() {
    assert_eq!(count(&LESSON), 0);
    assert!(sound().values().all(|text| !text.contains(MARK)));
}

#[test]
fn a_mistake_in_a_translation_is_told_with_its_line() {
    let mut files = begin(&sound());
    let section = files.get_mut("sections/lookup.dj").expect("a file");
    *section += "\n\n[en] [A link](#nowhere).\n";
    let line = section.lines().count();
    let mistake = translated(files, &sound(), &LESSON.texts).expect_err("a link leads nowhere");
    assert_eq!((&*mistake.file, mistake.line), ("sections/lookup.dj", line));
}

/// Words before the text, but for a formula, which stands alone, and for what begins with its name.
fn shout(text: &str) -> String {
    let stands_first = text.starts_with("$$") || text.starts_with('*');
    [if stands_first { "" } else { "Oh! " }, text].concat()
}

#[test]
fn every_text_can_be_changed_where_it_stands() {
    let english = sound();
    let same = |(file, text): (&String, &String)| (file.clone(), changed(file, text, str::to_owned));
    assert_eq!(english.iter().map(same).collect::<Files>(), english);
    let shouted = |(file, text): (&String, &String)| (file.clone(), changed(file, text, shout));
    let words = english.iter().filter(|(file, _)| *file != "sources.toml");
    let mut files: Files = words.map(shouted).collect();
    files.insert("sources.toml".to_owned(), english["sources.toml"].clone());
    for (said, meant) in [("\"Oh! 5\"", "\"5\""), ("\"Oh! 0123", "\"0123")] {
        let labels = files.get_mut("labels.toml").expect("a file");
        *labels = labels.replace(said, meant);
    }
    let lesson = lesson(&files).unwrap_or_else(|mistake| panic!("{mistake}"));
    assert!(
        lesson
            .bank
            .items
            .iter()
            .all(|item| item.question.prompt.starts_with("Oh! "))
    );
    assert!(lesson.sections.iter().all(|section| section.title.starts_with("Oh! ")));
}
