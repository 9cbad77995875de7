//! Numeric siblings: their keys are worked out again from the numbers that the prompt shows.

use std::collections::{BTreeMap, BTreeSet};

use attention_lesson::attention::float::exp;
use attention_lesson::lesson::bank::bank;
use attention_lesson::lesson::number::{fixed, percent};
use attention_lesson::lesson::questions::numeric_siblings;
use attention_lesson::quiz::Letter;
use attention_lesson::words::plain;

use crate::bank::{GENERATED, SEEDS, check_texts, written};

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
fn numeric_siblings_for_other_systems_are_those_of_their_families() {
    let mut families = BTreeMap::new();
    for (item, seed) in bank()
        .items
        .iter()
        .flat_map(|item| (1..=20).map(move |seed| (item, seed)))
    {
        for (name, question) in numeric_siblings(item, seed) {
            let (family, expected) = key(&question.prompt);
            assert_eq!(
                question.option(question.right).text,
                expected,
                "{name}, seed {seed}: {question:#?}"
            );
            assert_eq!(numeric_siblings(item, seed), numeric_siblings(item, seed));
            families.entry(name).or_insert_with(BTreeSet::new).insert(family);
        }
    }
    let families: Vec<(&str, Vec<&str>)> = families
        .into_iter()
        .map(|(name, all)| (name, all.into_iter().collect()))
        .collect();
    let expected = [
        ("order", vec!["order"]),
        ("raw-weights", vec!["raw weights"]),
        ("share", vec!["share"]),
        ("softmax-row", vec!["softmax row"]),
        ("temperature", vec!["temperature"]),
        ("visible", vec!["visible, decoder", "visible, encoder"]),
        ("weighted-sum", vec!["weighted sum"]),
        ("winner", vec!["winner"]),
    ];
    assert_eq!(families, expected);
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
