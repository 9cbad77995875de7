//! `docs/accessibility.md` has a row for each criterion, and each test that it names exists.

use std::collections::BTreeSet;

use crate::tree::{assert_none, text};

const DOCUMENT: &str = "docs/accessibility.md";

/// The success criteria of WCAG 2.2.
const LEVEL_A: &[&str] = &[
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.3.3", "1.4.1", "1.4.2", "2.1.1", "2.1.2", "2.1.4",
    "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "3.1.1",
    "3.2.1", "3.2.2", "3.2.6", "3.3.1", "3.3.2", "3.3.7", "4.1.2",
];
const LEVEL_AA: &[&str] = &[
    "1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.4.5",
    "2.4.6", "2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.1.2", "3.2.3", "3.2.4", "3.3.3", "3.3.4", "3.3.8", "4.1.3",
];

/// The tests that a text names: a file of `tests/e2e/` and how the name begins, as `` `quiz` “by keyboard alone” ``.
fn named(text: &str) -> Vec<(&str, &str)> {
    let each = text.split("` “").collect::<Vec<_>>();
    let pairs = each.iter().zip(each.iter().skip(1));
    pairs
        .filter_map(|(before, after)| Some((before.rsplit('`').next()?, after.split_once('”')?.0)))
        .collect()
}

/// Whether a file's text has a test whose name begins so.
fn has_test(file: &str, name: &str) -> bool {
    ['"', '`'].iter().any(|quote| file.contains(&format!("{quote}{name}")))
}

#[test]
fn each_criterion_has_one_row_with_its_level() {
    let document = text(DOCUMENT);
    let rows: Vec<(&str, &str)> = document
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            let (id, _) = cells.next()?.split_once(' ')?;
            let is_criterion = id.split('.').count() == 3 && id.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            is_criterion.then_some((id, cells.next()?))
        })
        .collect();
    let expected: BTreeSet<(&str, &str)> = (LEVEL_A.iter().map(|id| (*id, "A")))
        .chain(LEVEL_AA.iter().map(|id| (*id, "AA")))
        .collect();
    assert_eq!(rows.iter().copied().collect::<BTreeSet<_>>(), expected);
    assert_eq!(rows.len(), expected.len(), "a criterion has two rows");
    let n = format!("all {} success criteria", expected.len());
    assert!(document.contains(&n), "the document says “{n}”");
}

#[test]
fn each_test_that_the_document_names_exists() {
    let document = text(DOCUMENT);
    let tests = named(&document);
    assert!(tests.len() > 40, "{} tests are named", tests.len());
    let missing: Vec<String> = tests
        .iter()
        .filter(|(file, name)| !has_test(&text(&format!("tests/e2e/{file}.test.mjs")), name))
        .map(|(file, name)| format!("{file}: {name}"))
        .collect();
    assert_none("Name a test that exists.", &missing);
}

#[test]
fn the_rule_finds_a_test_that_is_not_there() {
    let named = named("See `quiz` “by keyboard”, `labs` “${lab}: guess” and “a word”.");
    assert_eq!(named, [("quiz", "by keyboard"), ("labs", "${lab}: guess")]);
    let file = "lesson(\"by keyboard alone\", {}, async () => {}); lesson(`${lab}: guess, reveal`, {});";
    assert!(has_test(file, "by keyboard") && has_test(file, "${lab}: guess"));
    assert!(!has_test(file, "keyboard alone") && !has_test(file, "by mouse"));
}
