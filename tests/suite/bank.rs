//! The question bank: given words unchanged, every option explained on its own, written siblings like them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use attention_lesson::lesson::bank::{Item, bank};
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::quiz::{Letter, Question, Verdict, grade};
use attention_lesson::words::{Words, plain};

/// The owner's text, copied line by line, with letters and the mark of the right option.
const GIVEN: &str = include_str!("data/given_questions.txt");

/// What a learner can do is told by the verb that an objective begins with.
const VERBS: [&str; 6] = ["Say ", "Predict ", "Explain ", "Tell ", "Show ", "Judge "];

/// Seeds for which every numeric sibling is made and worked out again.
pub(crate) const SEEDS: std::ops::Range<u32> = 0..1_000;

/// Variants that reach every family of every concept.
const VARIANTS: std::ops::RangeInclusive<u8> = 1..=4;

/// Fixed questions: the given ones and the written siblings, each with its place.
pub(crate) fn written() -> Vec<(String, &'static Question)> {
    let of_item = |(item, number): (&'static Item, usize)| {
        let siblings = item.siblings.iter();
        let named = siblings.map(move |sibling| (format!("sibling of question {number}"), sibling));
        std::iter::once((format!("question {number}"), &item.question)).chain(named)
    };
    bank().items.iter().zip(1..).flat_map(of_item).collect()
}

/// Numeric siblings of all concepts, seeds and variants, each with its place.
pub(crate) static GENERATED: LazyLock<Vec<(String, Question)>> = LazyLock::new(|| {
    let fixed: BTreeSet<String> = written().iter().map(|(_, q)| q.prompt.clone()).collect();
    let of_seed =
        |seed| (0..n_concepts()).flat_map(move |concept| VARIANTS.map(move |variant| (seed, concept, variant)));
    let made = SEEDS.flat_map(of_seed).map(|(seed, concept, variant)| {
        let place = format!("concept {concept}, variant {variant}, seed {seed}");
        (place, question(concept, variant, seed).into_owned())
    });
    made.filter(|(_, question)| !fixed.contains(&*question.prompt))
        .collect()
});

/// The rich texts of a question.
fn rich_texts(question: &Question) -> Vec<&Words> {
    let whys = question.options.iter().map(|option| &option.why);
    whys.chain([&question.note]).filter(|words| !words.is_empty()).collect()
}

/// How many sentences a text has: ends of sentences are marks before a space or the end, brackets and quotes apart.
/// Abbreviations would be miscounted, so there may be none.
fn n_sentences(text: &str) -> usize {
    for abbreviation in [
        "e.g.", "i.e.", "et al.", "etc.", "vs.", "cf.", "fig.", "eq.", "approx.", "…",
    ] {
        assert!(
            !text.to_lowercase().contains(abbreviation),
            "{abbreviation} in {text:?}"
        );
    }
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_end_matches(['”', '’', ')', '*', '"', '\'']));
    bare.filter(|word| word.ends_with(['.', '!', '?'])).count()
}

#[test]
fn sentences_are_counted() {
    let cases = [
        ("One.", 1),
        ("The score is 2.0, and e raised to 0.5 is more. Two!", 2),
        ("He said “no.” (So did she.) Did they?", 3),
        ("No end", 0),
    ];
    for (text, expected) in cases {
        assert_eq!(n_sentences(text), expected, "{text}");
    }
}

#[test]
fn given_questions_stand_word_for_word() {
    let lines_of = |(item, number): (&Item, usize)| {
        let options = Letter::ALL.map(|letter| {
            let mark = if letter == item.question.right { " ✓" } else { "" };
            format!("- {}) {}{mark}\n", letter.name(), item.question.option(letter).text)
        });
        format!("**{number}.** {}\n{}", item.question.prompt, options.concat())
    };
    let lines: String = bank().items.iter().zip(1..).map(lines_of).collect();
    assert_eq!(
        lines, GIVEN,
        "the questions are not those of tests/suite/data/given_questions.txt, which the lesson's owner gave; a lesson with other \
         questions has others there"
    );
}

#[test]
fn all_sixty_options_are_graded_as_the_key_says() {
    let marks = GIVEN
        .lines()
        .filter(|line| line.starts_with("- "))
        .map(|line| line.ends_with('✓'));
    let verdicts = bank()
        .items
        .iter()
        .flat_map(|item| Letter::ALL.map(|letter| grade(&item.question, letter)));
    let verdicts: Vec<bool> = verdicts.map(|verdict| verdict == Verdict::Correct).collect();
    assert_eq!(verdicts.len(), 60);
    assert_eq!(verdicts, marks.collect::<Vec<_>>());
}

#[test]
fn every_written_option_has_an_explanation_of_its_own() {
    let mut seen = BTreeSet::new();
    for (place, question) in written() {
        for option in &question.options {
            assert!(seen.insert(plain(&option.why)), "{place}: said twice: {:?}", option.why);
        }
        let note = plain(&question.note);
        assert!(note.is_empty() || seen.insert(note), "{place}: its note is said twice");
    }
    assert_eq!(
        bank().items.iter().filter(|item| !item.siblings.is_empty()).count(),
        n_concepts()
    );
}

/// What holds of every text of a question, fixed or made.
pub(crate) fn check_texts(place: &str, question: &Question) {
    for text in question.options.iter().map(|o| &*o.text).chain([&*question.prompt]) {
        assert!(!text.contains(['*', '_', '{', '}', '`']), "{place}: a mark in {text}");
        assert!(!names_a_number(text), "{place}: a name is left in {text}");
    }
    for option in &question.options {
        let sentences = n_sentences(&plain(&option.why));
        assert!(
            (1..=2).contains(&sentences),
            "{place}: {sentences} sentences: {:?}",
            option.why
        );
    }
    let note = plain(&question.note);
    assert!(
        note.is_empty() || n_sentences(&note) == 1,
        "{place}: a note is one sentence: {note}"
    );
    for text in rich_texts(question).into_iter().map(|words| plain(words)) {
        assert!(!names_a_number(&text), "{place}: a name is left in {text}");
        assert!(text.ends_with(['.', '?', '!']), "{place}: no full stop: {text}");
        assert!(!text.contains('\''), "{place}: {text}");
    }
}

/// Whether a name such as `:scores:` stands in a text.
fn names_a_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let is_name = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    parts.len() > 2 && parts[1..parts.len() - 1].iter().any(is_name)
}

#[test]
fn written_texts_are_short() {
    for (place, question) in written() {
        check_texts(&place, question);
    }
}

/// Options may be shuffled on screen, so no text may name one by its letter.
#[test]
fn no_text_names_an_option_by_its_letter() {
    for (place, question) in written() {
        for text in rich_texts(question) {
            let words: Vec<String> = plain(text).to_lowercase().split(' ').map(Into::into).collect();
            let named = words.windows(2).find(|pair| {
                ["option", "answer", "choice"].contains(&&*pair[0])
                    && ["a", "b", "c", "d"].contains(&pair[1].trim_end_matches([',', '.', ':']))
            });
            assert_eq!(named, None, "{place}: {text:?}");
        }
    }
}

#[test]
fn every_item_has_a_section_an_objective_and_a_wrong_option_that_tempts() {
    let mut per_objective = vec![0; bank().objectives.len()];
    for (item, number) in bank().items.iter().zip(1..) {
        assert_ne!(item.tempting, item.question.right, "question {number}");
        per_objective[usize::from(item.objective)] += 1;
    }
    assert!((5..=6).contains(&bank().objectives.len()));
    assert!(per_objective.iter().all(|count| *count >= 2), "{per_objective:?}");
    assert!(
        bank()
            .objectives
            .iter()
            .all(|objective| VERBS.iter().any(|verb| objective.starts_with(verb)) && n_sentences(objective) == 1)
    );
}

#[test]
fn written_siblings_neither_favor_a_letter_nor_the_longest_option() {
    let siblings: Vec<_> = bank().items.iter().flat_map(|item| &item.siblings).collect();
    for letter in Letter::ALL {
        let count = siblings.iter().filter(|sibling| sibling.right == letter).count();
        assert!((3..=5).contains(&count), "{letter:?} is right {count} times");
    }
    let length = |sibling: &Question, letter| sibling.option(letter).text.chars().count();
    let is_longest = |sibling: &&&Question| {
        Letter::ALL
            .iter()
            .all(|l| length(sibling, *l) <= length(sibling, sibling.right))
    };
    let n_longest = siblings.iter().filter(is_longest).count();
    assert!(
        n_longest * 3 <= siblings.len(),
        "the right option is the longest {n_longest} times"
    );
}

#[test]
fn variants_start_with_the_given_question_and_go_on_for_any_number() {
    for (concept, item) in bank().items.iter().enumerate() {
        assert_eq!(*question(concept, 0, 7), item.question);
        for variant in 1..=u8::MAX {
            let sibling = question(concept, variant, 7);
            assert_ne!(
                sibling.prompt, item.question.prompt,
                "concept {concept}, variant {variant}"
            );
            assert_eq!(
                sibling,
                question(concept, variant, 7),
                "the same seed makes the same question"
            );
            let returns = sibling == question(concept, variant - 1, 7);
            assert!(
                !returns || concept_is_written(concept),
                "concept {concept}, variant {variant}"
            );
        }
        let reached: Vec<Question> = (1..=4)
            .map(|variant| question(concept, variant, 7).into_owned())
            .collect();
        assert!(
            item.siblings.iter().all(|sibling| reached.contains(sibling)),
            "concept {concept}"
        );
    }
    assert_eq!(*question(usize::MAX, 0, 1), bank().items[n_concepts() - 1].question);
}

/// Whether all siblings of `concept` are written ones.
fn concept_is_written(concept: usize) -> bool {
    (1..=8).all(|variant| question(concept, variant, 1) == question(concept, variant, 2))
}

#[test]
fn concepts_that_are_arithmetic_have_numeric_siblings() {
    let numeric: Vec<usize> = (0..n_concepts())
        .filter(|&concept| !concept_is_written(concept))
        .collect();
    assert_eq!(numeric, [1, 2, 3, 4, 8, 12, 14]);
}
