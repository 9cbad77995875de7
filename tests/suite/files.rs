//! The lesson's files, and what is said of one that is broken.

use std::path::Path;
use std::sync::LazyLock;

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::files::{Files, lesson, read};

use crate::tree::{assert_none, files};

const FOLDER: &str = "lesson/en";

/// The lesson as its files tell it.
pub(crate) static LESSON: LazyLock<Lesson> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    read(&folder).unwrap_or_else(|mistake| panic!("{mistake}"))
});

fn sound() -> Files {
    let name = |path: &str| path.trim_start_matches(FOLDER).trim_start_matches('/').to_owned();
    files(&[FOLDER])
        .into_iter()
        .map(|file| (name(&file.path), file.text))
        .collect()
}

/// A change that breaks a file: what is replaced, by what, the line of the mistake, and words of what is said of it.
type Broken = (&'static str, &'static str, &'static str, usize, &'static str);

const BROKEN: &[Broken] = &[
    // lesson.toml
    (
        "lesson.toml",
        "title = ",
        "titel = ",
        3,
        "unknown field `titel`, expected one of `title`",
    ),
    (
        "lesson.toml",
        "reading = ",
        "# reading = ",
        1,
        "missing field `reading`",
    ),
    (
        "lesson.toml",
        "\"qkv\"",
        "\"qvk\"",
        12,
        "there is no file sections/qvk.dj: write it",
    ),
    (
        "lesson.toml",
        "    \"qkv\",\n",
        "",
        1,
        "this section is not on the page: add it to `sections`",
    ),
    (
        "lesson.toml",
        "\"qkv\"",
        "\"premise\"",
        12,
        "“premise” stands here twice",
    ),
    ("lesson.toml", "\"qkv\"", "\"Q k v\"", 12, "“Q k v” is no id"),
    (
        "lesson.toml",
        "[spoken]",
        "[spoken]\n'd_l' = \"d l\"",
        28,
        "no section has the formula “d_l”",
    ),
    ("lesson.toml", "title = \"", "title = ", 3, "expected newline"),
    // sources.toml
    (
        "sources.toml",
        "url = \"https://arxiv.org/abs/1409.0473\"",
        "",
        9,
        "missing field `url`",
    ),
    (
        "sources.toml",
        "url = ",
        "link = ",
        13,
        "unknown field `link`, expected one of `key`, `short`, `full`, `url`",
    ),
    (
        "sources.toml",
        "brunner2020",
        "bahdanau2015",
        15,
        "has the key “bahdanau2015” too",
    ),
    // How a section is put together
    (
        "sections/check.dj",
        "# End",
        "End",
        1,
        "a section begins with its heading",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "## More\n\n15 questions",
        3,
        "a section has one heading",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "# More\n\n15 questions",
        3,
        "a file holds one section",
    ),
    (
        "sections/check.dj",
        "::: quiz",
        "::: quizz",
        6,
        "`::: quizz` is unknown: there are `::: given`",
    ),
    (
        "sections/check.dj",
        ":::\n",
        ":::\n\n> quoted\n",
        9,
        "the page has no place for this",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "{.wide}\n15 questions",
        3,
        "nothing in braces stands here",
    ),
    (
        "sections/softmax.dj",
        "\nsoftmax\n",
        "\nsoftmacs\n",
        31,
        "no figure is named “softmacs”: there are pipeline, root",
    ),
    (
        "sections/softmax.dj",
        "\nsoftmax\n",
        "\nlinear\n",
        35,
        "the figure “linear” stands in the lesson already",
    ),
    (
        "sections/softmax.dj",
        "::: figure",
        "::: deeper\nblend\n:::\n\n::: figure",
        33,
        "folded figures stand at the end",
    ),
    (
        "sections/scores.dj",
        "*Not a guarantee*",
        "Not a guarantee",
        22,
        "a note begins with its name",
    ),
    (
        "sections/breaks.dj",
        "*It blends*",
        "It blends",
        22,
        "a numbered statement is its name",
    ),
    (
        "sections/premise.dj",
        "Attention is a soft",
        "Attention is a _soft_",
        4,
        "plain words stand here, without marks",
    ),
    // What stands in running text
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query]{.query}",
        4,
        "there are {.q}, {.k}, {.v}, {.t} and {.cite}",
    ),
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query]{#q}",
        4,
        "what [query] is marked with is unknown",
    ),
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query{.q}",
        4,
        "a mark is left over, “[”: close it",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "(#brakes)",
        18,
        "“#brakes” leads nowhere",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "(https://example.org)",
        18,
        "leads nowhere: a link has words, and #",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "[breaks]",
        18,
        "a link is [words](#id)",
    ),
    (
        "sections/lookup.dj",
        "ramsauer2021",
        "ramsauer2012",
        15,
        "no source has the key “ramsauer2012”: sources.toml has bahdanau2015",
    ),
    (
        "sections/lookup.dj",
        "_every_",
        "{=every=}",
        13,
        "text has no such mark",
    ),
    (
        "sections/lookup.dj",
        "_every_",
        "every[^note]",
        13,
        "text has no such mark",
    ),
    (
        "sections/softmax.dj",
        ":odds-3:",
        ":odds-4:",
        13,
        "no number is named “odds-4”: there are example-1",
    ),
    // Formulas
    ("sections/qkv.dj", "$`x`", "$`y`", 4, "how is “y” read aloud?"),
    (
        "sections/qkv.dj",
        "$`x`",
        "$$`x`",
        4,
        "a formula with `$$` stands in a paragraph of its own",
    ),
    (
        "sections/qkv.dj",
        "{say=\"its key",
        "{speak=\"its key",
        7,
        "how it is read aloud, and nothing else",
    ),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\q{q_i =",
        6,
        "cannot be read: unbalanced group",
    ),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\w{q}_i =",
        6,
        "cannot be read: unknown primitive command",
    ),
    ("sections/qkv.dj", "\\q{q}_i =", "\\q{q_i} =", 6, "takes letters alone"),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\textcolor{red}{q}_i =",
        6,
        "it has a color or a size of its own; colors are those of \\q{…}",
    ),
];

#[test]
fn a_broken_file_is_told_with_its_line_and_what_would_be_right() {
    let told_otherwise = |(file, from, to, line, said): &Broken| {
        let mut files = sound();
        let text = files.get_mut(*file).expect("a file of the lesson");
        assert!(text.contains(from), "{file} has no {from:?}");
        *text = text.replacen(from, to, 1);
        match lesson(&files) {
            Ok(_) => Some(format!("{file}: {to:?} is taken")),
            Err(mistake) if mistake.line == *line && mistake.what.contains(said) => None,
            Err(mistake) => Some(format!("{to:?} is told as {mistake}\n    not in line {line}: {said}")),
        }
    };
    let found: Vec<String> = BROKEN.iter().filter_map(told_otherwise).collect();
    assert_none("Each is told otherwise than expected.", &found);
}

#[test]
fn a_file_that_is_missing_is_told() {
    for file in ["lesson.toml", "sources.toml", "sections/qkv.dj"] {
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
