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

/// A change that breaks a file: what is replaced, by what, how many lines below the change the mistake is told, and words of what
/// is said of it.
type Broken = (&'static str, &'static str, &'static str, isize, &'static str);

const BROKEN: &[Broken] = &[
    // lesson.toml
    (
        "lesson.toml",
        "title = ",
        "titel = ",
        0,
        "unknown field `titel`, expected one of `title`",
    ),
    (
        "lesson.toml",
        "reading = ",
        "# reading = ",
        -5,
        "missing field `reading`",
    ),
    (
        "lesson.toml",
        "\"qkv\"",
        "\"qvk\"",
        0,
        "there is no file sections/qvk.dj: write it",
    ),
    (
        "lesson.toml",
        "    \"qkv\",\n",
        "",
        -11,
        "this section is not on the page: add it to `sections`",
    ),
    (
        "lesson.toml",
        "\"qkv\"",
        "\"premise\"",
        0,
        "“premise” stands here twice",
    ),
    ("lesson.toml", "\"qkv\"", "\"Q k v\"", 0, "“Q k v” is no id"),
    (
        "lesson.toml",
        "[spoken]",
        "[spoken]\n'd_l' = \"d l\"",
        1,
        "no text has the formula “d_l”",
    ),
    ("lesson.toml", "title = \"", "title = ", 0, "expected newline"),
    (
        "lesson.toml",
        "\"q03\"",
        "\"q30\"",
        0,
        "there is no file questions/q30.toml: write it",
    ),
    (
        "lesson.toml",
        "\"q03\"",
        "\"q02\"",
        0,
        "the question “q02” stands here twice",
    ),
    (
        "lesson.toml",
        "\"q03\", ",
        "",
        -37,
        "this question is not on the page: add it to `questions`",
    ),
    // sources.toml
    (
        "sources.toml",
        "url = \"https://arxiv.org/abs/1409.0473\"",
        "",
        -4,
        "missing field `url`",
    ),
    (
        "sources.toml",
        "url = ",
        "link = ",
        0,
        "unknown field `link`, expected one of `key`, `short`, `full`, `url`",
    ),
    (
        "sources.toml",
        "brunner2020",
        "bahdanau2015",
        -1,
        "has the key “bahdanau2015” too",
    ),
    // How a section is put together
    (
        "sections/check.dj",
        "# End",
        "End",
        0,
        "a section begins with its heading",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "## More\n\n15 questions",
        0,
        "a section has one heading",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "# More\n\n15 questions",
        0,
        "a file holds one section",
    ),
    (
        "sections/check.dj",
        "::: quiz",
        "::: quizz",
        0,
        "`::: quizz` is unknown: there are `::: given`",
    ),
    (
        "sections/check.dj",
        ":::\n",
        ":::\n\n> quoted\n",
        2,
        "the page has no place for this",
    ),
    (
        "sections/check.dj",
        "15 questions",
        "{.wide}\n15 questions",
        0,
        "nothing in braces stands here",
    ),
    (
        "sections/softmax.dj",
        "\nsoftmax\n",
        "\nsoftmacs\n",
        2,
        "no figure is named “softmacs”: there are pipeline, root",
    ),
    (
        "sections/softmax.dj",
        "\nsoftmax\n",
        "\nlinear\n",
        6,
        "the figure “linear” stands in the lesson already",
    ),
    (
        "sections/softmax.dj",
        "::: figure",
        "::: deeper\nblend\n:::\n\n::: figure",
        4,
        "folded figures stand at the end",
    ),
    (
        "sections/scores.dj",
        "*Not a guarantee*",
        "Not a guarantee",
        -1,
        "a note begins with its name",
    ),
    (
        "sections/breaks.dj",
        "*It blends*",
        "It blends",
        0,
        "a numbered statement is its name",
    ),
    (
        "sections/premise.dj",
        "Attention is a soft",
        "Attention is a _soft_",
        0,
        "plain words stand here, without marks",
    ),
    // What stands in running text
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query]{.query}",
        0,
        "there are {.q}, {.k}, {.v}, {.t} and {.cite}",
    ),
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query]{#q}",
        0,
        "what [query] is marked with is unknown",
    ),
    (
        "sections/lookup.dj",
        "[query]{.q}",
        "[query{.q}",
        0,
        "a mark is left over, “[”: close it",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "(#brakes)",
        0,
        "“#brakes” leads nowhere",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "(https://example.org)",
        0,
        "leads nowhere: a link has words, and #",
    ),
    (
        "sections/lookup.dj",
        "(#breaks)",
        "[breaks]",
        0,
        "a link is [words](#id)",
    ),
    (
        "sections/premise.dj",
        "bahdanau2015",
        "bahdanau2051",
        0,
        "no source has the key “bahdanau2051”: sources.toml has bahdanau2015",
    ),
    ("sections/lookup.dj", "_every_", "{=every=}", 0, "text has no such mark"),
    (
        "sections/lookup.dj",
        "_every_",
        "every[^note]",
        0,
        "text has no such mark",
    ),
    (
        "sections/softmax.dj",
        ":odds-3:",
        ":odds-4:",
        0,
        "no number is named “odds-4”: there are example-1",
    ),
    // Formulas
    ("sections/qkv.dj", "$`x`", "$`y`", 0, "how is “y” read aloud?"),
    (
        "sections/qkv.dj",
        "$`x`",
        "$$`x`",
        0,
        "a formula with `$$` stands in a paragraph of its own",
    ),
    (
        "sections/qkv.dj",
        "{say=\"its key",
        "{speak=\"its key",
        0,
        "how it is read aloud, and nothing else",
    ),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\q{q_i =",
        0,
        "cannot be read: unbalanced group",
    ),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\w{q}_i =",
        0,
        "cannot be read: unknown primitive command",
    ),
    ("sections/qkv.dj", "\\q{q}_i =", "\\q{q_i} =", 0, "takes letters alone"),
    (
        "sections/qkv.dj",
        "\\q{q}_i =",
        "\\textcolor{red}{q}_i =",
        0,
        "it has a color or a size of its own; colors are those of \\q{…}",
    ),
    // Questions
    (
        "questions/q03.toml",
        "objective =",
        "objectiv =",
        0,
        "unknown field `objectiv`, expected one of `section`",
    ),
    (
        "questions/q03.toml",
        "text = \"Token 2 (score 0.5)\"\n",
        "",
        -1,
        "missing field `text`",
    ),
    (
        "questions/q03.toml",
        "why = ",
        "because = ",
        0,
        "unknown field `because`, expected `text` or `why`",
    ),
    (
        "questions/q03.toml",
        "[show]",
        "[[option]]\ntext = \"Token 5\"\nwhy = \"There is none.\"\n\n[show]",
        -33,
        "this question has 5 options: it needs four",
    ),
    (
        "questions/q03.toml",
        "Token 4 (score 0.0)",
        "Token 2 (score 0.5)",
        0,
        "an option before this one says the same",
    ),
    (
        "questions/q03.toml",
        "Token 4 (score 0.0)",
        "",
        0,
        "here stand no words",
    ),
    (
        "questions/q03.toml",
        "right = \"d\"",
        "right = \"e\"",
        0,
        "“e” is no letter of an option: those are a, b, c and d",
    ),
    (
        "questions/q03.toml",
        "tempting = \"a\"",
        "tempting = \"d\"",
        0,
        "this option is the right one",
    ),
    (
        "questions/q03.toml",
        "\"softmax\"",
        "\"softmacs\"",
        0,
        "there is no section “softmacs” in lesson.toml",
    ),
    (
        "questions/q03.toml",
        "objective = 2",
        "objective = 9",
        0,
        "there is no objective 9: lesson.toml has those from 1 to 6",
    ),
    (
        "questions/q03.toml",
        "the highest",
        "the _highest_",
        0,
        "plain words stand here, without marks",
    ),
    (
        "questions/q03.toml",
        "all four keys",
        "all :example-2: keys",
        0,
        "plain words stand here, without numbers that are computed",
    ),
    (
        "questions/q03.toml",
        ":example-2:",
        ":example-9:",
        0,
        "no number is named “example-9”: there are example-1",
    ),
    (
        "questions/q03.toml",
        "The softmax keeps the order of the scores, so no",
        "\nThe softmax keeps the order of the scores, so no",
        1,
        "one paragraph of text stands here",
    ),
    (
        "questions/q08.toml",
        "[vaswani2017,",
        "[vaswani2071,",
        0,
        "no source has the key “vaswani2071”",
    ),
    (
        "questions/q07.toml",
        "#lab=model/1",
        "#lab=modle/1",
        0,
        "“#lab=modle/1” leads nowhere",
    ),
    (
        "questions/q06.toml",
        "$`W_{\\v{V}}`",
        "$`W_V`",
        0,
        "how is “W_V” read aloud?",
    ),
    // The words of numeric siblings
    (
        "questions/q03.toml",
        "[numeric.order]",
        "[numeric.ordre]",
        0,
        "“ordre” are no numeric siblings of this question: it has order, share",
    ),
    (
        "questions/q01.toml",
        "[show]",
        "[numeric.order]\nprompt = \"How?\"\n\n[show]",
        0,
        "“order” are no numeric siblings of this question: it has none",
    ),
    (
        "questions/q03.toml",
        "by-place =",
        "by-plaec =",
        0,
        "[numeric.order] has no “by-plaec”: it has prompt, right, by-size, smallest-first, by-place",
    ),
    (
        "questions/q05.toml",
        "option = \"Token :token:\"\n",
        "",
        -2,
        "[numeric.winner] needs a text “option”",
    ),
    (
        "questions/q03.toml",
        "are :scores:.",
        "are :score:.",
        0,
        "no number is named “score” here: there are scores, weights",
    ),
    (
        "questions/q03.toml",
        "weights are :weights:",
        "weights are :wights:",
        0,
        "no number is named “wights”: there are scores, weights, example-1",
    ),
    // The words of figures
    (
        "figures/softmax.toml",
        "waiting =",
        "wating =",
        0,
        "no text of “messages” is named “wating”: there are waiting, shares, tie",
    ),
    (
        "figures/softmax.toml",
        "title =",
        "titel =",
        0,
        "no text of “head” is named “titel”: there are title, instruction",
    ),
    (
        "figures/softmax.toml",
        "[labels]",
        "[lables]",
        2,
        "this file has no part “lables”: it has head, prediction, messages, labels",
    ),
    (
        "figures/softmax.toml",
        "praise =",
        "# praise =",
        -5,
        "the text “praise” is missing: it stands under [prediction]",
    ),
    (
        "figures/softmax.toml",
        "instruction =",
        "# instruction =",
        -3,
        "the text “instruction” is missing: it stands at the head",
    ),
    (
        "figures/softmax.toml",
        "add up to :sum:. The",
        "add up to :sun:. The",
        0,
        "“:sun:” is not put into this text: there are sum",
    ),
    (
        "figures/softmax.toml",
        "That is close",
        "That is :share:",
        0,
        "nothing is put into this text, so “:share:” cannot stand in it",
    ),
    (
        "figures/softmax.toml",
        "add up to :sum:. The",
        "add up to it. The",
        0,
        "“:sum:” is missing in this text: it takes sum",
    ),
    (
        "figures/softmax.toml",
        ", :token:",
        ", :tokne:",
        0,
        "“:tokne:” is not put into this text: there are token",
    ),
    (
        "figures/softmax.toml",
        "score :score:",
        "score",
        0,
        "“:score:” is missing in this text: it takes score",
    ),
    (
        "figures/softmax.toml",
        ", \"Sigmoid\"]",
        "]",
        0,
        "“rules” is a list of 4 texts, and here are 3",
    ),
    (
        "figures/softmax.toml",
        "scores = \"Score\"",
        "scores = [\"Score\"]",
        0,
        "“scores” is one text and no list",
    ),
    (
        "figures/softmax.toml",
        "tokens = [\"Token 1\",",
        "tokens = \"Token 1\" #",
        0,
        "“tokens” is a list of 4 texts, and here are 1",
    ),
    (
        "figures/softmax.toml",
        "scores = \"Score\"",
        "scores = 3",
        0,
        "a text in quotes stands here, or a list of texts in brackets",
    ),
    (
        "figures/softmax.toml",
        "\"Your guess\"",
        "\"Your _guess_\"",
        0,
        "plain words stand here, without marks",
    ),
    ("figures/softmax.toml", "\"Weight\"", "\"\"", 0, "here stand no words"),
    (
        "figures/softmax.toml",
        ":top: gets",
        "[:top:]{.t} gets",
        0,
        "plain words stand here, without marks",
    ),
    (
        "figures/softmax.toml",
        "That is close",
        "That is _close",
        0,
        "a mark is left over, “_”",
    ),
    ("figures/softmax.toml", "scores = \"Score\"", "scores = Score", 0, ""),
    (
        "figures/same.toml",
        "[jain2019]",
        "[jian2019]",
        0,
        "no source has the key “jian2019”",
    ),
    (
        "figures/softmax.toml",
        "[labels]",
        "[more]\n[labels]",
        0,
        "nothing stands under [more]: take this line away",
    ),
    // The page's labels
    (
        "labels.toml",
        "undo =",
        "unod =",
        0,
        "no text of “page” is named “unod”: there are skip-to-lesson",
    ),
    (
        "labels.toml",
        "of :total:\"",
        "of all\"",
        0,
        "“:total:” is missing in this text: it takes number, total",
    ),
    (
        "labels.toml",
        "\"Undo\"",
        "\"_Undo_\"",
        0,
        "plain words stand here, without marks",
    ),
];

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
    let found: Vec<String> = BROKEN.iter().filter_map(told_otherwise).collect();
    assert_none("Each is told otherwise than expected.", &found);
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
fn a_lesson_has_fifteen_questions() {
    let mut files = sound();
    let another = files["questions/q01.toml"].clone();
    files.insert("questions/q16.toml".to_owned(), another);
    let head = files.get_mut("lesson.toml").expect("a file of the lesson");
    *head = head.replace("\"q15\",", "\"q15\", \"q16\",");
    let told = lesson(&files).expect_err("one too many").to_string();
    assert!(told.ends_with("there are 16 questions: a lesson has 15"), "{told}");
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
