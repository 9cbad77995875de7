//! The item analysis of three made-up classes against the numbers of an independent program, `reference.py`.

use attention_class::analysis::{Analysis, Item};
use attention_class::analyze;
use attention_lesson::quiz::Letter;
use serde_json::{Value, json};

use crate::made_up::{class_of, data, generated};

const TOLERANCE: f64 = 1e-12;

fn letters(letters: &[Letter]) -> Vec<&'static str> {
    letters.iter().map(|letter| letter.name()).collect()
}

fn item(item: &Item) -> Value {
    let mastery = item.mastery;
    json!({
        "n_answered": item.n_answered,
        "n_right": item.n_right,
        "difficulty": item.difficulty,
        "interval": item.interval,
        "point_biserial": item.point_biserial,
        "discrimination": item.discrimination,
        "options": item.options,
        "tempting": letters(&item.tempting),
        "confidence": item.confidence.map(|level| [level.answers, level.right]),
        "confidently_wrong": item.confidently_wrong,
        "mastery": [mastery.missed, mastery.retried, mastery.mastered],
    })
}

fn as_json(analysis: &Analysis) -> Value {
    let class = &analysis.class;
    let again = analysis.teach_again.iter().map(|concept| concept.question);
    json!({
        "n": class.n,
        "mean": class.mean,
        "standard_deviation": class.standard_deviation,
        "median": class.median,
        "totals": class.totals,
        "kr20": class.kr20,
        "time_quartiles": class.time_quartiles,
        "items": analysis.items.iter().map(item).collect::<Vec<_>>(),
        "teach_again": again.collect::<Vec<_>>(),
    })
}

/// The largest difference of two numbers in the same place; all else must be equal.
#[track_caller]
fn deviation(ours: &Value, theirs: &Value, place: &str) -> f64 {
    match (ours, theirs) {
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{place}");
            let each = a.iter().zip(b).enumerate();
            each.map(|(i, (a, b))| deviation(a, b, &format!("{place}[{i}]")))
                .fold(0.0, f64::max)
        }
        (Value::Object(a), Value::Object(b)) => {
            assert!(
                a.keys().all(|name| b.contains_key(name)) && a.len() == b.len(),
                "{place}"
            );
            let each = a
                .iter()
                .map(|(name, a)| deviation(a, &b[name], &format!("{place}.{name}")));
            each.fold(0.0, f64::max)
        }
        (Value::Number(a), Value::Number(b)) => {
            let [a, b] = [a, b].map(|number| number.as_f64().expect("a number"));
            let difference = (a - b).abs();
            assert!(difference <= TOLERANCE, "{place}: {a} {b}");
            difference
        }
        _ => {
            assert_eq!(ours, theirs, "{place}");
            0.0
        }
    }
}

#[test]
fn classes_of_3_30_and_3000_have_the_numbers_of_an_independent_program() {
    let reference: Value = serde_json::from_str(&data("reference.json")).expect("valid JSON");
    let key: Vec<Letter> = reference["key"]
        .as_str()
        .expect("a text")
        .bytes()
        .filter_map(|letter| Letter::from_index(usize::from(letter - b'a')))
        .collect();
    let classes = [
        class_of(&data("class_3.csv")),
        class_of(&data("class_30.csv")),
        generated(3_000, 3, &key),
    ];
    for (class, theirs) in classes.iter().zip(reference["classes"].as_array().expect("a list")) {
        let largest = deviation(&as_json(&analyze(class, &key)), theirs, "");
        println!("{} learners: largest deviation {largest:e}", class.len());
    }
}
