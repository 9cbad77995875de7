//! Every text of the lesson: marks that resolve, given words unchanged, nothing cited or computed in vain.

use std::collections::{BTreeMap, BTreeSet};

use attention_lesson::labs::number::Shown;
use attention_lesson::labs::numbers::{NUMBERS, number};
use attention_lesson::lesson::bank::Item;
use attention_lesson::lesson::number::{fixed, percent, whole};
use attention_lesson::lesson::section::{Block, Section};
use attention_lesson::ui::Target;
use attention_lesson::words::{CITE, EMPHASIS, FORMULA, Inline, LINK, STRONG, TEXT, Words, plain};

use crate::files::LESSON;
use crate::tree::{files, text};

/// What the lesson's owner gave, in reading order: copied from the owner's text by hand, not from the code.
const GIVEN: [(&str, &[&str]); 3] = [
    (
        "The premise",
        &[
            "Attention is a soft, learned lookup that lets a token gather context from anywhere in a sequence; the math is simple, the consequences are profound.",
        ],
    ),
    (
        "What AI does well here",
        &[
            "Sketch attention as a weighted sum where weights come from query-key similarity.",
            "Show why parallelizing attention enabled the scale era.",
        ],
    ),
    (
        "What AI cannot do",
        &[
            "Explain why specific heads specialize in specific behaviors.",
            "Predict which architecture variant will win next.",
        ],
    ),
];

/// The ids that links from outside rely on, in reading order.
const IDS: [&str; 14] = [
    "premise",
    "lookup",
    "qkv",
    "scores",
    "softmax",
    "blending",
    "masks",
    "heads",
    "scale",
    "breaks",
    "not-thoughts",
    "does-well",
    "cannot",
    "check",
];

/// The running texts of a block.
fn texts_of(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Prose(words) | Block::Note(words) => vec![words],
        Block::List(items) => items.iter().map(Vec::as_slice).collect(),
        Block::Numbered(items) | Block::Diagram(items) => items.iter().map(|(_, words)| words.as_slice()).collect(),
        Block::Given(_)
        | Block::GivenList(_)
        | Block::Formula(_)
        | Block::Figure(_)
        | Block::Quiz
        | Block::Untranslated(_) => vec![],
    }
}

/// The plain texts of a block, as a reader hears them.
fn plain_texts_of(block: &Block) -> Vec<String> {
    let fixed = match block {
        Block::Given(text) => vec![text.clone()],
        Block::GivenList(items) => items.clone(),
        Block::Numbered(items) => items.iter().map(|(name, _)| name.clone()).collect(),
        _ => vec![],
    };
    fixed
        .into_iter()
        .chain(texts_of(block).into_iter().map(plain))
        .collect()
}

/// Every text of the questions in files, with the place where it stands.
pub(crate) fn texts_of_questions() -> Vec<(String, &'static Words)> {
    let of_item = |(item, number): (&'static Item, usize)| {
        let questions = [&item.question].into_iter().chain(&item.siblings);
        let templates = item.templates.iter().flat_map(|template| &template.inside);
        let said = questions.flat_map(|question| {
            let whys = question.options.iter().map(|option| &option.why);
            whys.chain([&question.note])
        });
        let shown = item.captions.look.iter().chain([&item.captions.limit]);
        said.chain(shown)
            .chain(templates.map(|text| &text.inside))
            .map(move |words| (format!("question {number}"), words))
            .collect::<Vec<_>>()
    };
    LESSON.bank.items.iter().zip(1..).flat_map(of_item).collect()
}

/// Each stretch of running text, those within others too; of formulas only the whole.
fn within(words: &[Inline]) -> Vec<&Inline> {
    let each = |inline| {
        let Inline { mark, inside, .. }: &Inline = inline;
        let inner = if mark == FORMULA { vec![] } else { within(inside) };
        std::iter::once(inline).chain(inner)
    };
    words.iter().flat_map(each).collect()
}

/// Every stretch of running text of sections, questions and figures.
fn stretches() -> Vec<&'static Inline> {
    let blocks = LESSON.sections.iter().flat_map(|section| &section.blocks);
    let questions = texts_of_questions().into_iter().map(|(_, words)| words.as_slice());
    let figures = LESSON.texts.iter().map(|file| file.inside.as_slice());
    let texts = blocks.flat_map(texts_of).chain(questions).chain(figures);
    texts.flat_map(within).collect()
}

fn section(id: &str) -> Option<&'static Section> {
    LESSON.sections.iter().find(|section| section.id == id)
}

#[test]
fn the_first_paint_waits_for_a_section_that_there_is() {
    let page = std::fs::read_to_string("index.html").expect("the page");
    let (_, after) = page
        .split_once("<link rel=\"expect\" href=\"#")
        .expect("an element to wait for");
    let (id, _) = after.split_once('"').expect("an id");
    assert_eq!(
        id, LESSON.sections[1].id,
        "the second section: when it begins, the first is there"
    );
}

#[test]
fn sections_have_the_public_ids_in_reading_order() {
    let ids: Vec<_> = LESSON.sections.iter().map(|section| &*section.id).collect();
    assert_eq!(ids, IDS);
}

#[test]
fn every_mark_leads_somewhere() {
    for inline in stretches() {
        let text = &inline.text;
        let resolves = match &*inline.mark {
            TEXT => !["*", "{", "}", "[@", "]("].iter().any(|mark| text.contains(mark)),
            EMPHASIS | STRONG => !plain(&inline.inside).trim().is_empty(),
            FORMULA => !inline.inside.is_empty(),
            LINK | CITE => leads_somewhere(inline),
            _ => !text.trim().is_empty() && !text.contains(['*', '{', '[', '@']),
        };
        assert!(resolves, "{inline:?}");
    }
}

/// Whether a link leads to a section, to one of the questions `q1` to `q15` or to a figure, and whether a citation's words are
/// those of its source.
pub(crate) fn leads_somewhere(inline: &Inline) -> bool {
    if inline.mark == CITE {
        let source = LESSON.sources.iter().find(|source| source.key == inline.text);
        let words: String = inline.inside.iter().map(|words| &*words.text).collect();
        let place = source.and_then(|source| words.strip_prefix(&source.short));
        return place.is_some_and(|place| place.is_empty() || place.starts_with(", "));
    }
    match Target::from_fragment(&inline.text) {
        Some(Target::Section(id)) => section(&id).is_some(),
        Some(Target::Question(_) | Target::Lab(_)) => true,
        Some(Target::NoLab) | None => false,
    }
}

#[test]
fn every_source_is_cited_and_listed_once() {
    let stretches = stretches();
    let cited = stretches.iter().filter(|inline| inline.mark == CITE);
    let cited: BTreeSet<_> = cited.map(|inline| inline.text.clone()).collect();
    let listed: BTreeSet<_> = LESSON.sources.iter().map(|source| source.key.clone()).collect();
    assert_eq!(cited, listed);
    for source in &LESSON.sources {
        assert!(source.url.starts_with("https://"), "{}", source.key);
        let year: String = source.key.chars().filter(char::is_ascii_digit).collect();
        assert!(
            source.short.ends_with(&year) && source.full.contains(&format!("({year})")),
            "{}",
            source.key
        );
    }
}

#[test]
fn every_computed_number_is_used() {
    let written: String = files(&["lesson/en"]).into_iter().map(|file| file.text).collect();
    for (name, compute) in NUMBERS {
        let is_sound = match compute() {
            Shown::Decimals(x, _) | Shown::Percent(x) => x.is_finite(),
            Shown::Whole(_) => true,
        };
        assert!(is_sound, "{name} is no number");
        assert!(written.contains(&format!(":{name}:")), "no text uses {name}");
    }
}

#[test]
fn computed_numbers_are_what_the_prose_says_of_them() {
    let expected = [
        ("root-64", "8"),
        ("odds-1", "2.7"),
        ("odds-3", "20"),
        ("odds-8", "2981"),
        ("it-query-1", "3.40"),
        ("it-query-2", "0.45"),
        ("it-query-3", "−0.35"),
        ("meat-key-1", "1.50"),
        ("meat-key-2", "0.30"),
        ("meat-key-3", "0.00"),
        ("it-meat-score", "5.235"),
        ("meat-it-score", "0.61"),
        ("it-meat-scaled", "3.02"),
        ("it-meat-power", "20.5"),
        ("it-powers", "34.9"),
        ("it-meat-weight", "59%"),
        ("it-rex-weight", "19%"),
        ("meat-value-1", "2.0"),
        ("it-output-1", "1.58"),
        ("it-meat-masked", "63%"),
        ("pairs-4096", "16,777,216"),
        ("pair-share", "67%"),
    ];
    for (name, text) in expected {
        let written = number(name).map(|number| match number {
            Shown::Decimals(x, decimals) => fixed(x, decimals),
            Shown::Percent(share) => percent(share),
            Shown::Whole(n) => whole(n),
        });
        assert_eq!(written.as_deref(), Some(text), "{name}");
    }
}

#[test]
fn every_formula_can_be_said() {
    let blocks = LESSON.sections.iter().flat_map(|section| &section.blocks);
    let displayed = blocks.filter_map(|block| match block {
        Block::Formula(parts) => Some(parts),
        _ => None,
    });
    let within = stretches().into_iter().filter(|inline| inline.mark == FORMULA);
    for spoken in displayed.flatten().chain(within).map(|formula| &*formula.text) {
        let is_spoken = |c: char| c.is_ascii_alphanumeric() || " ,;:.".contains(c);
        assert!(!spoken.is_empty() && spoken.chars().all(is_spoken), "{spoken}");
    }
}

#[test]
fn given_text_stands_word_for_word() {
    let title = "Attention deep dive: queries, keys, values, and why it works";
    let subtitle =
        "Understand attention as a content-addressable lookup over a sequence — and where the analogy breaks.";
    assert_eq!(LESSON.title, title);
    assert_eq!(LESSON.subtitle, subtitle);
    assert_eq!(LESSON.reading, "11 min · Reviewed 2026");
    let index = text("index.html");
    assert!(index.contains(&format!("<title>{title}</title>")) && index.contains(&format!("content=\"{subtitle} ")));
    let mut given = Vec::new();
    for section in &LESSON.sections {
        for block in &section.blocks {
            match block {
                Block::Given(text) => given.push((&*section.title, vec![&**text])),
                Block::GivenList(items) => given.push((&*section.title, items.iter().map(String::as_str).collect())),
                _ => {}
            }
        }
    }
    assert_eq!(given, GIVEN.map(|(title, texts)| (title, texts.to_vec())));
    assert_eq!(
        section("check").map(|section| &*section.title),
        Some("End-of-lesson check")
    );
}

#[test]
fn the_text_reads_in_eleven_minutes() {
    let count = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let count_all = |section: &Section| -> usize {
        let texts = section.blocks.iter().flat_map(plain_texts_of);
        count(&section.title) + texts.map(|text| count(&text)).sum::<usize>()
    };
    let sections = LESSON.sections.iter();
    let words: BTreeMap<_, usize> = sections.map(|section| (&*section.id, count_all(section))).collect();
    let total: usize = words.values().sum();
    let most = 11 * 220;
    assert!(
        (2150..=most).contains(&total),
        "the text has {total} words and may have 2150 to {most}: {words:?}"
    );
}

#[test]
fn the_analogy_breaks_in_as_many_ways_as_the_text_says() {
    let blocks = section("breaks").map_or(&[][..], |section| &section.blocks);
    let breaks = blocks.iter().find_map(|block| match block {
        Block::Numbered(items) => Some(items.len()),
        _ => None,
    });
    assert_eq!(breaks, Some(9));
    let said = blocks
        .iter()
        .flat_map(plain_texts_of)
        .filter(|text| text.contains("nine"))
        .count();
    assert_eq!(said, 2, "the count is named before and after the list");
}

#[test]
fn a_section_shows_at_most_one_open_figure_and_no_figure_stands_twice() {
    let mut seen = BTreeSet::new();
    for section in &LESSON.sections {
        let open = section.blocks.iter().filter_map(|block| match block {
            Block::Figure(id) => Some(*id),
            _ => None,
        });
        let open: Vec<_> = open.collect();
        assert!(open.len() <= 1, "section {}: {open:?}", section.id);
        for id in open.iter().chain(&section.deeper) {
            assert!(seen.insert(*id), "figure {id} stands twice");
        }
    }
    let open = ["lookup", "pipeline", "same", "softmax", "table"];
    assert!(open.iter().all(|id| seen.contains(id)), "{seen:?}");
}

#[test]
fn the_quiz_stands_once_in_its_own_section() {
    let quizzes = |blocks: &[Block]| blocks.iter().filter(|block| matches!(block, Block::Quiz)).count();
    for section in &LESSON.sections {
        assert_eq!(
            quizzes(&section.blocks),
            usize::from(section.id == "check"),
            "section {}",
            section.id
        );
    }
}
