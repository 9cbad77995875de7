//! Result codes as people hand them in.

use attention_class::read::Reason;
use attention_class::{Reading, Source, read};
use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::Answer;
use attention_lesson::progress::result_code::{Outcome, Refusal, Results, encode, lesson};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::made_up::{any_results, behind_right, class_of, code, data, filled, refused, some_results};

/// The sample file with codes in the places of their numbers.
fn sample() -> String {
    filled(&data("codes.txt"), |name| {
        let (kind, number) = name.split_once(' ').unwrap_or(("", name));
        let results = some_results(number.parse().expect("a number"));
        let code = code(&results);
        match kind {
            "cut" => code[..code.len() - 4].to_owned(),
            "foreign" => encode(&results, lesson() ^ 1),
            "small" => code.to_lowercase().replace('-', " "),
            "mistyped" => code.replacen(&code[8..9], if &code[8..9] == "7" { "8" } else { "7" }, 1),
            "escaped" => ["*%2A", "~%7E", "$%24", "=%3D"]
                .iter()
                .fold(code, |code, pair| code.replace(&pair[..1], &pair[1..])),
            _ => code,
        }
    })
}

/// Of each learner the line, the label, and the number from which its results were made.
fn learners(reading: &Reading) -> Vec<(usize, Option<&str>, u32)> {
    let learners = reading.learners.iter();
    learners
        .map(|learner| {
            let number = learner.salt.expect("a code has a salt") - 1_000;
            let made = some_results(number as usize);
            assert_eq!(
                (&learner.outcomes, learner.seconds),
                (&made.outcomes, Some(made.seconds))
            );
            (learner.source.line, learner.label.as_deref(), number)
        })
        .collect()
}

#[test]
fn codes_are_found_wherever_they_stand_and_the_rest_is_refused_line_by_line() {
    for text in [sample(), format!("\u{feff}{}", sample().replace('\n', "\r\n"))] {
        let reading = read(&text, "codes.txt");
        assert_eq!(
            learners(&reading),
            [
                (1, None, 1),
                (2, Some("Ada Lovelace"), 2),
                (3, Some("Emmy"), 3),
                (4, Some("Sofja"), 4),
                (5, Some("Lovelace, Ada"), 5),
                (6, Some("Grace Hopper"), 6),
                (7, None, 7),
                (8, Some("Alan"), 8),
                (9, Some("Kurt"), 9),
                (10, Some("Rózsa Péter"), 10),
                (11, Some("Mary"), 11),
            ]
        );
        let first = Source {
            file: "codes.txt".into(),
            line: 2,
        };
        assert_eq!(
            refused(&reading),
            [
                (13, Reason::Code(Refusal::Cut)),
                (14, Reason::Code(Refusal::Wrong)),
                (15, Reason::Code(Refusal::Foreign)),
                (16, Reason::Repeated(first)),
                (17, Reason::Code(Refusal::Doubled)),
                (18, Reason::SeveralCodes),
                (19, Reason::NoCode),
            ]
        );
        assert!(
            reading
                .learners
                .iter()
                .all(|learner| learner.source.file == "codes.txt")
        );
    }
}

#[test]
fn names_of_columns_are_no_mistake() {
    for separator in [",", ";", "\t"] {
        let lines = [
            ["Time", "Name", "Code"].map(str::to_owned),
            ["2026/11/27 10:05".into(), "Ada".into(), code(&some_results(1))],
            ["2026/11/27 10:06".into(), "Emmy".into(), code(&some_results(2))],
        ];
        let text = lines.map(|cells| cells.join(separator)).join("\n");
        let reading = read(&text, "");
        assert_eq!(learners(&reading), [(2, Some("Ada"), 1), (3, Some("Emmy"), 2)]);
        assert_eq!(refused(&reading), []);
    }
}

#[test]
fn a_code_in_two_files_counts_once() {
    let [one, two] = ["one", "two"].map(|file| read(&code(&some_results(1)), file));
    let joined = Reading::join([one.clone(), two]);
    assert_eq!(joined.learners, one.learners);
    let refused = joined.refused.first().expect("the second is refused");
    assert_eq!(refused.source.file, "two");
    assert_eq!(refused.reason, Reason::Repeated(one.learners[0].source.clone()));
}

#[test]
fn files_that_were_put_together_hold_marks_of_byte_order() {
    let text = [1, 2].map(|number| format!("\u{feff}{}\n", code(&some_results(number))));
    assert_eq!(learners(&read(&text.concat(), "")), [(1, None, 1), (2, None, 2)]);
}

#[test]
fn an_empty_text_has_nobody() {
    for text in ["", "\n\n", "\u{feff}", " \t "] {
        assert_eq!(read(text, ""), Reading::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// Ten times a thousand learners.
    #[test]
    fn any_results_come_back_from_a_list_of_codes(class in vec(any_results(), 1_000)) {
        let codes: Vec<String> = class.iter().map(code).collect();
        let reading = read(&codes.join("\n"), "");
        let mut different: Vec<&Results> = Vec::new();
        for results in &class {
            if !different.iter().any(|other| other.salt == results.salt && *other == results) {
                different.push(results);
            }
        }
        prop_assert_eq!(reading.learners.len(), different.len());
        prop_assert_eq!(reading.refused.len(), class.len() - different.len());
        for (learner, results) in reading.learners.iter().zip(different) {
            prop_assert_eq!(&learner.outcomes, &results.outcomes);
            prop_assert_eq!((learner.seconds, learner.salt), (Some(results.seconds), Some(results.salt)));
        }
        prop_assert!(reading.learners.iter().all(|learner| learner.outcomes.len() == n_concepts()));
    }
}

/// The class of 30 as codes with names, which the tests in browsers paste. Where the questions of the lesson have changed,
/// `CODES=write cargo test --package attention-class` writes the file anew.
#[test]
fn the_codes_of_the_class_of_30_are_those_of_the_file() {
    let learners = class_of(&data("class_30.csv"));
    let reference: Value = serde_json::from_str(&data("reference.json")).expect("the file is JSON");
    let key = reference["key"].as_str().expect("a key");
    // The class answers questions with a key of its own: what counts is how far an answer is from the right one.
    let moved = |concept: usize, key: char, outcome: &Outcome| {
        let first = outcome.first.map(|answer| Answer {
            letter: behind_right(concept, answer.letter.index() + 4 - (key as usize - 'a' as usize)),
            ..answer
        });
        Outcome { first, ..*outcome }
    };
    let lines = learners.iter().enumerate().map(|(i, learner)| {
        let outcomes = learner.outcomes.iter().zip(key.chars()).enumerate();
        let results = Results {
            outcomes: outcomes
                .map(|(concept, (outcome, key))| moved(concept, key, outcome))
                .collect(),
            seconds: learner.seconds.unwrap_or_default(),
            salt: i as u32,
        };
        format!("Learner {}: {}\n", i + 1, code(&results))
    });
    let codes: String = lines.collect();
    if std::env::var_os("CODES").is_some_and(|act| act == "write") {
        let path = [env!("CARGO_MANIFEST_DIR"), "/tests/data/codes_30.txt"].concat();
        std::fs::write(path, &codes).expect("the file is written");
    }
    assert_eq!(codes, data("codes_30.txt"));
    assert_eq!(read(&codes, "").learners.len(), learners.len());
}
