//! Every text of the lesson: marks that resolve, given words unchanged, nothing cited or computed in vain.

use std::collections::{BTreeMap, BTreeSet};

use attention_lesson::labs::numbers::{NUMBERS, number};
use attention_lesson::lesson::bank::ITEMS;
use attention_lesson::lesson::demonstrations::CAPTIONS;
use attention_lesson::lesson::formula::{FORMULAS, formula};
use attention_lesson::lesson::inline::{Span, parse, plain};
use attention_lesson::lesson::section::Block;
use attention_lesson::lesson::sections::heading;
use attention_lesson::lesson::sources::cited;
use attention_lesson::lesson::{SECTIONS, SOURCES, head};
use attention_lesson::ui::Target;
use attention_lesson::ui::figures::FIGURES;

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

/// The inline texts of a block, and its plain ones.
fn texts_of(block: &Block) -> (Vec<&'static str>, Vec<&'static str>) {
    match block {
        Block::Given(text) => (vec![], vec![text]),
        Block::GivenList(items) => (vec![], items.to_vec()),
        Block::Prose(text) => (vec![text], vec![]),
        Block::List(items) => (items.to_vec(), vec![]),
        Block::Numbered(items) => items.iter().map(|(name, text)| (*text, *name)).unzip(),
        Block::Note(name, text) => (vec![text], vec![name]),
        Block::Formula(_) | Block::Figure(_) | Block::Quiz => (vec![], vec![]),
    }
}

/// Every inline text of the lesson with the place where it stands: sections, bank, labs.
fn inline_texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for section in SECTIONS {
        let inline = section.blocks.iter().flat_map(|block| texts_of(block).0);
        texts.extend(inline.map(|text| (format!("section {}", section.id), text.to_owned())));
    }
    for (item, number) in ITEMS.iter().zip(1..) {
        let question = &item.question;
        let whys = question.options.iter().map(|option| &option.why).chain(&question.note);
        texts.extend(whys.map(|text| (format!("question {number}"), text.to_string())));
    }
    for (captions, number) in CAPTIONS.iter().zip(1..) {
        let all = captions.look.into_iter().chain([captions.limit]);
        texts.extend(all.map(|text| (format!("demonstration of question {number}"), text.to_owned())));
    }
    for figure in FIGURES {
        let said = figure.texts();
        let inline = [Some(said.instruction), said.prediction.map(|(prompt, _)| prompt)];
        texts.extend(
            inline
                .into_iter()
                .flatten()
                .map(|text| (format!("lab {}", figure.id()), text.to_owned())),
        );
    }
    texts
}

/// The names that `pick` finds among the spans of all inline texts.
fn names(pick: impl Fn(&Span) -> Option<String>) -> BTreeSet<String> {
    let texts = inline_texts();
    texts
        .iter()
        .flat_map(|(_, text)| parse(text).iter().filter_map(&pick).collect::<Vec<_>>())
        .collect()
}

#[test]
fn sections_have_the_public_ids_in_reading_order() {
    let ids: Vec<_> = SECTIONS.iter().map(|section| section.id).collect();
    assert_eq!(ids, IDS);
}

#[test]
fn every_mark_leads_somewhere() {
    for (place, text) in inline_texts() {
        for span in parse(&text) {
            let resolves = match span {
                Span::Text(t) => !["*", "{", "}", "[@", "]("].iter().any(|mark| t.contains(mark)),
                Span::Emphasis(t) | Span::Strong(t) | Span::Role(_, t) | Span::Token(t) => {
                    !t.trim().is_empty() && !t.contains(['*', '{', '[', '@'])
                }
                Span::Number(name) => number(name).is_some(),
                Span::Formula(name) => formula(name).is_some(),
                Span::Link(_, id) => leads_somewhere(id),
                Span::Cite(key, _) => cited(key).is_some(),
            };
            assert!(resolves, "{place}: {span:?}");
        }
    }
}

/// Whether `id` is that of a section, of one of the questions `q1` to `q15`, or of a figure.
fn leads_somewhere(id: &str) -> bool {
    match Target::from_fragment(id) {
        Some(Target::Section(id)) => heading(&id).is_some(),
        Some(Target::Question(_) | Target::Lab(_)) => true,
        Some(Target::NoLab) | None => false,
    }
}

#[test]
fn every_question_leads_back_to_a_section() {
    for (item, number) in ITEMS.iter().zip(1..) {
        assert!(heading(item.section).is_some(), "question {number}: {}", item.section);
    }
}

#[test]
fn plain_texts_hold_no_marks() {
    for section in SECTIONS {
        let plain_texts = section.blocks.iter().flat_map(|block| texts_of(block).1);
        for text in plain_texts.chain([section.title]) {
            assert_eq!(parse(text), [Span::Text(text)], "section {}", section.id);
        }
    }
}

#[test]
fn every_source_is_cited_and_listed_once() {
    let cited = names(|span| {
        if let Span::Cite(key, _) = span {
            Some((*key).to_owned())
        } else {
            None
        }
    });
    let listed: BTreeSet<_> = SOURCES.iter().map(|source| source.key.to_owned()).collect();
    assert_eq!(cited, listed);
    assert_eq!(listed.len(), SOURCES.len(), "a key stands twice");
    for source in SOURCES {
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
    let used = names(|span| {
        if let Span::Number(name) = span {
            Some((*name).to_owned())
        } else {
            None
        }
    });
    for (name, compute) in NUMBERS {
        let text = compute();
        assert!(
            text.starts_with(|c: char| c.is_ascii_digit() || c == '−'),
            "{name} is {text:?}"
        );
        assert!(used.contains(*name), "no text uses {name}");
    }
}

#[test]
fn computed_numbers_are_what_the_prose_says_of_them() {
    let expected = [
        ("root-64", "8"),
        ("odds-1", "2.7"),
        ("odds-3", "20"),
        ("odds-8", "2981"),
        ("blend-1", "3"),
        ("blend-2", "1"),
        ("pairs-4096", "16\u{202f}777\u{202f}216"),
        ("pair-share", "67\u{202f}%"),
    ];
    for (name, text) in expected {
        assert_eq!(number(name).as_deref(), Some(text), "{name}");
    }
}

#[test]
fn every_formula_is_used_and_can_be_said() {
    let mut used = names(|span| {
        if let Span::Formula(name) = span {
            Some((*name).to_owned())
        } else {
            None
        }
    });
    for block in SECTIONS.iter().flat_map(|section| section.blocks) {
        if let Block::Formula(formula) = block {
            used.insert(formula.name.to_owned());
        }
    }
    let listed: BTreeSet<_> = FORMULAS.iter().map(|formula| formula.name.to_owned()).collect();
    assert_eq!(used, listed);
    assert_eq!(listed.len(), FORMULAS.len(), "a name stands twice");
    for formula in FORMULAS {
        for line in formula.lines {
            let is_spoken = |c: char| c.is_ascii_alphanumeric() || " ,;:.".contains(c);
            let is_words = !line.spoken.is_empty() && line.spoken.chars().all(is_spoken);
            assert!(is_words, "{}: {}", formula.name, line.spoken);
        }
    }
}

#[test]
fn given_text_stands_word_for_word() {
    assert_eq!(
        head::TITLE,
        "Attention deep dive: queries, keys, values, and why it works"
    );
    assert_eq!(
        head::SUBTITLE,
        "Understand attention as a content-addressable lookup over a sequence — and where the analogy breaks."
    );
    assert_eq!(head::READING, "11 min · Reviewed 2026");
    let mut given = Vec::new();
    for section in SECTIONS {
        for block in section.blocks {
            match block {
                Block::Given(text) => given.push((section.title, vec![*text])),
                Block::GivenList(items) => given.push((section.title, items.to_vec())),
                _ => {}
            }
        }
    }
    assert_eq!(given, GIVEN.map(|(title, texts)| (title, texts.to_vec())));
    assert_eq!(
        heading("check").map(|heading| heading.title),
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
    let words: BTreeMap<_, usize> = SECTIONS
        .iter()
        .map(|section| {
            let (inline, fixed): (Vec<_>, Vec<_>) = section.blocks.iter().map(texts_of).unzip();
            let inline: usize = inline.concat().iter().map(|text| count(&plain(text))).sum();
            (
                section.id,
                count(section.title) + inline + fixed.concat().into_iter().map(count).sum::<usize>(),
            )
        })
        .collect();
    let total: usize = words.values().sum();
    assert!((2150..=2450).contains(&total), "{total} words: {words:?}");
}

#[test]
fn the_analogy_breaks_in_as_many_ways_as_the_text_says() {
    let breaks = SECTIONS.iter().find(|section| section.id == "breaks");
    let blocks = breaks.map_or(&[][..], |section| section.blocks);
    let breaks = blocks.iter().find_map(|block| match block {
        Block::Numbered(items) => Some(items.len()),
        _ => None,
    });
    assert_eq!(breaks, Some(9));
    let said = blocks
        .iter()
        .flat_map(|block| texts_of(block).0)
        .filter(|text| text.contains("nine"))
        .count();
    assert_eq!(said, 2, "the count is named before and after the list");
}

#[test]
fn a_section_shows_at_most_one_open_figure_and_no_figure_stands_twice() {
    let mut seen = BTreeSet::new();
    for section in SECTIONS {
        let open = section.blocks.iter().filter_map(|block| match block {
            Block::Figure(id) => Some(*id),
            _ => None,
        });
        let open: Vec<_> = open.collect();
        assert!(open.len() <= 1, "section {}: {open:?}", section.id);
        for id in open.iter().chain(section.deeper) {
            assert!(seen.insert(*id), "figure {id} stands twice");
        }
    }
    let open = ["lookup", "pipeline", "same", "softmax", "table"];
    assert!(open.iter().all(|id| seen.contains(id)), "{seen:?}");
}

#[test]
fn the_quiz_stands_once_in_its_own_section() {
    let quizzes = |blocks: &[Block]| blocks.iter().filter(|block| matches!(block, Block::Quiz)).count();
    for section in SECTIONS {
        assert_eq!(
            quizzes(section.blocks),
            usize::from(section.id == "check"),
            "section {}",
            section.id
        );
    }
}
