//! The question bank: given words unchanged, every option explained on its own, siblings with one right option each.
//!
//! Keys of numeric siblings are worked out again here from the numbers that the prompt shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use attention_lesson::attention::float::exp;
use attention_lesson::labs::number::{fixed, percent};
use attention_lesson::lesson::bank::{Item, bank};
use attention_lesson::lesson::json;
use attention_lesson::lesson::questions::{N_CONCEPTS, question};
use attention_lesson::quiz::{Letter, Question, Verdict, grade};
use attention_lesson::words::{Words, plain};

/// The owner's text, copied line by line, with letters and the mark of the right option.
const GIVEN: &str = include_str!("data/given_questions.txt");

/// What a learner can do is told by the verb that an objective begins with.
const VERBS: [&str; 6] = ["Say ", "Predict ", "Explain ", "Tell ", "Show ", "Judge "];

/// Seeds for which every numeric sibling is made and worked out again.
const SEEDS: std::ops::Range<u32> = 0..1_000;

/// Variants that reach every family of every concept.
const VARIANTS: std::ops::RangeInclusive<u8> = 1..=4;

/// Fixed questions: the given ones and the written siblings, each with its place.
fn written() -> Vec<(String, &'static Question)> {
    let of_item = |(item, number): (&'static Item, usize)| {
        let siblings = item.siblings.iter();
        let named = siblings.map(move |sibling| (format!("sibling of question {number}"), sibling));
        std::iter::once((format!("question {number}"), &item.question)).chain(named)
    };
    bank().items.iter().zip(1..).flat_map(of_item).collect()
}

/// Numeric siblings of all concepts, seeds and variants, each with its place.
static GENERATED: LazyLock<Vec<(String, Question)>> = LazyLock::new(|| {
    let fixed: BTreeSet<String> = written().iter().map(|(_, q)| q.prompt.clone()).collect();
    let of_seed = |seed| (0..N_CONCEPTS).flat_map(move |concept| VARIANTS.map(move |variant| (seed, concept, variant)));
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
    assert_eq!(lines, GIVEN);
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
        N_CONCEPTS
    );
}

/// What holds of every text of a question, fixed or made.
fn check_texts(place: &str, question: &Question) {
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
    assert_eq!(*question(usize::MAX, 0, 1), bank().items[N_CONCEPTS - 1].question);
}

/// Whether all siblings of `concept` are written ones.
fn concept_is_written(concept: usize) -> bool {
    (1..=8).all(|variant| question(concept, variant, 1) == question(concept, variant, 2))
}

#[test]
fn concepts_that_are_arithmetic_have_numeric_siblings() {
    let numeric: Vec<usize> = (0..N_CONCEPTS)
        .filter(|&concept| !concept_is_written(concept))
        .collect();
    assert_eq!(numeric, [1, 2, 3, 4, 8, 12, 14]);
}

/// The numbers in a text, `−` or `-` for negative ones, in order.
fn numbers_in(text: &str) -> Vec<f64> {
    let ascii = text.replace('−', "-");
    let words = ascii.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
    words.filter_map(|word| word.trim_matches('.').parse().ok()).collect()
}

/// The numbers in each bracketed row of a text.
fn rows_in(text: &str) -> Vec<Vec<f64>> {
    let inside = |part: &str| part.split_once(']').map(|(inside, _)| numbers_in(inside));
    text.split('[').skip(1).filter_map(inside).collect()
}

/// Softmax by its definition, without the shift by the maximum that the lesson's own has.
fn softmax(scores: &[f64]) -> Vec<f64> {
    let total: f64 = scores.iter().map(|s| exp(*s)).sum();
    scores.iter().map(|s| exp(*s) / total).collect()
}

fn weighted(weights: &[f64], values: &[f64]) -> f64 {
    weights.iter().zip(values).map(|(w, v)| w * v).sum()
}

fn shown_row(row: &[f64], decimals: usize) -> String {
    let numbers: Vec<String> = row.iter().map(|x| fixed(*x, decimals)).collect();
    format!("[{}]", numbers.join(", "))
}

/// The index of the largest, which must be alone.
fn only_top(row: &[f64]) -> usize {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|i, j| row[*j].total_cmp(&row[*i]));
    assert!(row[order[0]] > row[order[1]], "a tie: {row:?}");
    order[0]
}

/// The family's name, and the text of the right option as the prompt's numbers demand it.
fn key(prompt: &str) -> (&'static str, String) {
    let has = |words: &str| prompt.contains(words);
    let rows = rows_in(prompt);
    if has("softmax is applied") {
        ("softmax row", shown_row(&softmax(&rows[0]), 2))
    } else if has("How do the tokens rank") {
        let mut tokens: Vec<usize> = (0..4).collect();
        tokens.sort_by(|i, j| rows[0][*j].total_cmp(&rows[0][*i]));
        let shown: Vec<String> = tokens.iter().map(|i| (i + 1).to_string()).collect();
        ("order", shown.join(", "))
    } else if has("What share") {
        let top = only_top(&rows[0]);
        assert!(has(&format!("token {} get", top + 1)), "{prompt}");
        ("share", percent(softmax(&rows[0])[top]))
    } else if has("temperature is") {
        let after = prompt.split("temperature is").nth(1).expect("a temperature is named");
        let scaled: Vec<f64> = rows[0].iter().map(|s| s / numbers_in(after)[0]).collect();
        assert_eq!(shown_row(&rows[1], 2), shown_row(&softmax(&rows[0]), 2), "{prompt}");
        ("temperature", shown_row(&softmax(&scaled), 2))
    } else if has("the keys") {
        let scores: Vec<f64> = rows[..4].iter().map(|key| weighted(key, &rows[4])).collect();
        ("winner", format!("Token {}", only_top(&scores) + 1))
    } else if has("gather context") {
        let [n, token] = numbers_in(prompt)[..] else {
            panic!("{prompt}")
        };
        let (family, last) = if has("causal decoder") {
            ("visible, decoder", token)
        } else {
            ("visible, encoder", n)
        };
        (family, format!("Tokens 1 to {last}"))
    } else if has("has given the weights") {
        let weights = &numbers_in(prompt)[..3];
        let column = |j: usize| rows.iter().map(|value| value[j]).collect::<Vec<f64>>();
        let output = [0, 1].map(|j| weighted(weights, &column(j)));
        ("weighted sum", shown_row(&output, 1))
    } else {
        assert!(has("softmax is removed"), "no family has this prompt: {prompt}");
        let values = &numbers_in(prompt)[3..6];
        let output = weighted(&rows[0], values);
        let inside = values.iter().any(|v| *v <= output) && values.iter().any(|v| *v >= output);
        assert!(!inside, "the output is a blend after all: {prompt}");
        ("raw weights", fixed(output, 1))
    }
}

#[test]
fn numeric_siblings_have_exactly_one_right_option() {
    let mut counts = BTreeMap::new();
    for (place, question) in &*GENERATED {
        let (family, expected) = key(&question.prompt);
        for letter in Letter::ALL {
            let is_expected = question.option(letter).text == expected;
            assert_eq!(is_expected, letter == question.right, "{place}: {question:#?}");
        }
        *counts.entry(family).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 9, "{counts:?}");
    assert!(counts.values().all(|count| *count >= SEEDS.len() * 4 / 5), "{counts:?}");
}

#[test]
fn no_two_options_are_equal() {
    let fixed = written().into_iter().map(|(place, question)| (place, question.clone()));
    for (place, question) in fixed.chain(GENERATED.iter().cloned()) {
        let texts: BTreeSet<_> = question.options.iter().map(|option| &option.text).collect();
        let whys: BTreeSet<_> = question.options.iter().map(|option| plain(&option.why)).collect();
        assert_eq!((texts.len(), whys.len()), (4, 4), "{place}: {question:#?}");
        // Numbers are equal whatever way they are written.
        let numbers = question.options.iter().map(|option| numbers_in(&option.text));
        let mut rows: Vec<Vec<f64>> = numbers.filter(|row| !row.is_empty()).collect();
        let n_rows = rows.len();
        rows.sort_by(|a, b| a.partial_cmp(b).expect("parsed numbers are not NaN"));
        rows.dedup();
        assert_eq!(rows.len(), n_rows, "{place}: {question:#?}");
    }
}

#[test]
fn numeric_siblings_explain_each_option_in_short() {
    for (place, question) in &*GENERATED {
        check_texts(place, question);
    }
}

#[test]
fn numeric_siblings_favor_no_letter() {
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for (_, question) in &*GENERATED {
        counts.entry(key(&question.prompt).0).or_default()[question.right.index()] += 1;
    }
    for (family, letters) in counts {
        let total: usize = letters.iter().sum();
        // Five standard deviations of a fair draw are at most 7 % of 1,000.
        let is_even = letters.iter().all(|count| count.abs_diff(total / 4) * 100 <= total * 7);
        assert!(is_even, "{family}: {letters:?}");
    }
}

#[test]
fn the_block_of_json_is_read_to_its_end_or_not_at_all() {
    let text = r#"[["a \"b\" \\ <\/\nπ",3,[["q","query"],["f","x²",[["mi","",["x"]]]]]],["",0,[]]]"#;
    let read = json::read::<Vec<(String, u8, Words)>>;
    let data = read(text).expect("it is well formed");
    assert_eq!(data[0].0, "a \"b\" \\ </\nπ");
    assert_eq!((data[0].1, data[1].1), (3, 0));
    let words = &data[0].2;
    assert_eq!((words[0].text.as_str(), words[0].inside.len()), ("query", 0));
    assert_eq!(words[1].inside[0].inside[0].text, "x");
    for (end, _) in text.char_indices() {
        assert_eq!(read(&text[..end]), None, "cut off at {end}");
    }
    for wrong in [
        "[[1,2,[]]]",
        r#"[["a",300,[]]]"#,
        r#"[["\u003c",1,[]]]"#,
        r#"[["a",1,[]]] "#,
        "{}",
        "-1",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}
