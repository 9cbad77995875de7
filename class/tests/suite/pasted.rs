//! What teachers paste and add, in the forms in which it really comes.

use attention_class::read;
use attention_class::read::Reason;
use attention_lesson::progress::result_code::{Refusal, Results, encode, lesson};

use crate::made_up::{code, refused, some_results};

/// The line is read as the code of `some_results(1)`, with this name.
#[track_caller]
fn check(line: &str, label: Option<&str>) {
    let reading = read(line, "");
    assert_eq!(refused(&reading), [], "{line}");
    let [learner] = &reading.learners[..] else {
        panic!("one learner: {line}");
    };
    assert_eq!(learner.outcomes, some_results(1).outcomes, "{line}");
    assert_eq!(learner.label.as_deref(), label, "{line}");
}

/// For each line the code stands in the place of `CODE`.
#[track_caller]
fn check_each(lines: &[(&str, Option<&str>)]) {
    let code = code(&some_results(1));
    for (line, label) in lines {
        check(&line.replace("CODE", &code), *label);
    }
}

/// The codes of ten learners, a line each.
fn ten(line: impl Fn(usize, &str) -> String) -> String {
    let lines = (1..=10).map(|number| line(number, &code(&some_results(number))) + "\n");
    lines.collect()
}

#[test]
fn a_list_that_begins_with_a_bracket_is_no_json() {
    let chat = ten(|number, code| format!("[27.11.26, 10:15:{number:02}] Learner {number}: {code}"));
    let reading = read(&chat, "");
    assert_eq!(refused(&reading), []);
    let labels: Vec<_> = reading
        .learners
        .iter()
        .filter_map(|learner| learner.label.clone())
        .collect();
    let wanted: Vec<_> = (1..=10).map(|number| format!("Learner {number}")).collect();
    assert_eq!(labels, wanted);
    let numbered = read(&ten(|number, code| format!("[{number}] {code}")), "");
    assert_eq!((numbered.learners.len(), refused(&numbered)), (10, vec![]));
    assert!(numbered.learners.iter().all(|learner| learner.label.is_none()));
    for first in ["[Class 9b]", "{ hello", "[", "{", "{9b}"] {
        let reading = read(&format!("{first}\n{}", ten(|_, code| code.to_owned())), "");
        assert_eq!(reading.learners.len(), 10, "{first}");
        assert_eq!(refused(&reading), [(1, Reason::NoCode)], "{first}");
    }
    for json in ["{\"version\": 1, ", "[{\"version", "[\n  { \"a\": 1"] {
        let reading = read(json, "");
        assert!(
            reading.refused.iter().all(|refused| refused.reason == Reason::NotJson),
            "{json}"
        );
        assert_eq!(reading.refused.len(), 1, "{json}");
    }
}

#[test]
fn a_name_before_a_code_is_whole() {
    check_each(&[
        ("Lovelace, Ada: CODE", Some("Lovelace, Ada")),
        ("Lovelace, Ada, PhD: CODE", Some("Lovelace, Ada, PhD")),
        ("Lovelace, Ada\u{ff1a}CODE", Some("Lovelace, Ada")),
        ("Lovelace, Ada CODE", Some("Lovelace, Ada")),
        (
            "\u{5dc}\u{5d0}\u{5d1}, \u{5e2}\u{5d3}\u{5d4}: CODE",
            Some("\u{5dc}\u{5d0}\u{5d1}, \u{5e2}\u{5d3}\u{5d4}"),
        ),
        (
            "\u{200f}\u{639}\u{62f}\u{60c} \u{633}\u{644}\u{645}\u{200f}: \u{200e}CODE",
            Some("\u{639}\u{62f}\u{60c} \u{633}\u{644}\u{645}"),
        ),
        ("#1 Ada: CODE", Some("#1 Ada")),
        ("Ada #2: CODE", Some("Ada #2")),
        ("17: CODE", Some("17")),
        ("Ada L.: CODE", Some("Ada L.")),
        ("Ada (9b): CODE", Some("Ada (9b)")),
        ("2026/11/27 10:05,ada@example.org,Ada: CODE", Some("Ada")),
        ("2026/11/27 10:05,Emmy,CODE", Some("Emmy")),
        ("Grace, grace@example.org, CODE", Some("Grace")),
        ("27.11.26, 10:15 - Lovelace, Ada: CODE", Some("Lovelace, Ada")),
        ("Ada: https://example.org/lesson/class/#CODE", Some("Ada")),
        ("#1 Ada: https://example.org/lesson/class/#CODE", Some("#1 Ada")),
    ]);
}

#[test]
fn a_code_is_found_with_spaces_or_other_hyphens() {
    let code = code(&some_results(1));
    let marks = [
        "-", " ", "- ", " - ", "", "\u{2011}", "\u{2013}", "\u{2212}", "\u{ad}", "-\u{ad}", "\u{200b}", "\u{a0}",
        "\u{202f}",
    ];
    for mark in marks {
        let code = code.replace('-', mark);
        check(&code, None);
        check(&format!("Ada {code}"), Some("Ada"));
        check(&format!("Ada 9: {code}"), Some("Ada 9"));
        check(&format!("Learner 1 {code}"), Some("Learner 1"));
        check(&format!("Ada\t{code}"), Some("Ada"));
        check(&format!("{} Ada", code.to_lowercase()), Some("Ada"));
    }
}

#[test]
fn what_stands_around_a_code_is_passed_over() {
    check_each(&[
        ("CODE.", None),
        ("(CODE)", None),
        ("\u{201c}CODE\u{201d}", None),
        ("**CODE**", None),
        ("`CODE`,", None),
        ("https://example.org/lesson/class/#CODE. Thanks", None),
        ("<https://example.org/lesson/class/#CODE>", None),
        ("Ada <https://example.org/lesson/class/#CODE>", Some("Ada")),
        ("\u{200e}CODE\u{200f}", None),
        ("CODE Ada", Some("Ada")),
        ("CODE - Ada", Some("Ada")),
        ("CODE: Ada", Some("Ada")),
        ("CODE - Lovelace, Ada", Some("Lovelace, Ada")),
        ("CODE (Ada)", Some("Ada")),
        ("CODE,Ada", Some("Ada")),
        ("1. CODE", None),
        ("1) CODE", None),
        ("> CODE", None),
        ("> Ada: CODE", Some("Ada")),
        ("- CODE", None),
        ("\u{2022} CODE", None),
        ("\u{2022} Ada: CODE", Some("Ada")),
        ("1.\tCODE", None),
        ("CODE (https://example.org/lesson/class/#CODE)", None),
    ]);
}

/// Codes that end in each of the marks a check symbol can be.
#[test]
fn a_check_symbol_is_no_punctuation() {
    for mark in ['*', '~', '$', '=', 'U'] {
        let (results, code) = (0..10_000)
            .map(|salt| Results {
                salt,
                ..some_results(1)
            })
            .map(|results| (code(&results), results))
            .find_map(|(code, results)| code.ends_with(mark).then_some((results, code)))
            .expect("some code ends so");
        for line in [
            "CODE",
            "CODE.",
            "(CODE)",
            "**CODE**",
            "Ada: CODE",
            "CODE Ada",
            "#CODE>",
            "_CODE_",
            "CODE=",
        ] {
            let reading = read(&line.replace("CODE", &code), "");
            assert_eq!(reading.learners.len(), 1, "{line} {code}");
            assert_eq!(reading.learners[0].salt, Some(results.salt));
        }
        let cut = &code[..code.len() - 1];
        assert_eq!(
            refused(&read(&format!("Ada: {cut}."), "")),
            [(1, Reason::Code(Refusal::Cut))],
            "{cut}"
        );
    }
}

#[test]
fn what_cannot_be_meant_as_a_code_is_of_no_other_lesson() {
    let codes = ten(|number, code| format!("2026/11/27 10:05,Ada {number},7,{code}"));
    for header in ["Timestamp,Name,Question 1,Code", "Time 1,Code"] {
        let reading = read(&format!("{header}\n{codes}"), "");
        assert_eq!((reading.learners.len(), refused(&reading)), (10, vec![]));
        assert_eq!(refused(&read(header, "")), [(1, Reason::NoCode)]);
    }
    let words = [
        "2026-11-27 10:05:33",
        "+49 170 1234567",
        "Class 9b, 12 learners",
        "see you on Monday 14",
        "DE89 3704 0044 0532 0130 00",
        "550e8400-e29b-41d4-a716-446655440000",
        "1",
        "Ada: none, was ill on 3 days",
        "https://example.org/lesson/class/",
    ];
    for line in words {
        assert_eq!(refused(&read(line, "")), [(1, Reason::NoCode)], "{line}");
    }
    let mut short = some_results(14);
    short.outcomes.pop();
    for foreign in [encode(&some_results(14), lesson() ^ 1), encode(&short, lesson() ^ 5)] {
        for line in [
            foreign.clone(),
            format!("Alonzo: {foreign}."),
            foreign.replace('-', " "),
        ] {
            assert_eq!(
                refused(&read(&line, "")),
                [(1, Reason::Code(Refusal::Foreign))],
                "{line}"
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_code_is_told_whatever_stands_around_it() {
    let code = code(&some_results(1));
    let digit = |at: usize| if &code[at..=at] == "7" { "8" } else { "7" };
    let with = |at: usize, text: &str| format!("{}{text}{}", &code[..at], &code[at + 1..]);
    for (text, refusal) in [
        (with(8, digit(8)), Refusal::Wrong),
        (with(1, digit(1)), Refusal::Wrong),
        (with(8, "\u{e9}"), Refusal::Symbol('\u{e9}')),
        (with(8, ""), Refusal::Cut),
        (with(8, "77"), Refusal::Long),
        (format!("{code} {code}"), Refusal::Doubled),
        (code.repeat(2), Refusal::Doubled),
    ] {
        for line in [
            text.clone(),
            format!("Ada: {text}"),
            format!("({text})"),
            format!("Ada {}", text.replace('-', " ")),
        ] {
            assert_eq!(refused(&read(&line, "")), [(1, Reason::Code(refusal))], "{line}");
        }
    }
}

#[test]
fn what_says_nothing_is_refused() {
    for text in [
        "",
        "\n\n",
        "\u{feff}",
        "[]",
        "question,prompt,answer,right,confidence,mastered,retries\n",
    ] {
        assert_eq!(refused(&read(text, "a file")), [(1, Reason::Empty)], "{text}");
    }
    let bytes = [
        b"PK\x03\x04\x14\0\x06\0\n".as_slice(),
        &[0x9a, 0xff, 0xc1, b'\n'].repeat(100),
    ]
    .concat();
    for text in [
        String::from_utf8_lossy(&bytes).into_owned(),
        "{\0".into(),
        "\u{fffd}\u{fffd}\n\u{fffd}a".into(),
    ] {
        assert_eq!(refused(&read(&text, "table.xlsx")), [(1, Reason::NoText)], "{text}");
    }
    // One character that could not be read is no harm.
    check(
        &format!("\0Ad\u{fffd}: {}", code(&some_results(1))),
        Some("\0Ad\u{fffd}"),
    );
}

#[test]
fn a_line_of_a_million_cells_is_refused() {
    let code = code(&some_results(1));
    for (cell, reason) in [
        ("a,", Reason::NoCode),
        ("a ", Reason::NoCode),
        ("[", Reason::NoCode),
        ("\"a\",", Reason::NoCode),
        (&code[..7], Reason::Code(Refusal::Long)),
        (&format!("{} ", &code[..5]), Reason::Code(Refusal::Wrong)),
    ] {
        let reading = read(&cell.repeat(3_000_000 / cell.len()), "");
        assert_eq!(reading.learners, []);
        assert_eq!(refused(&reading), [(1, reason)], "{cell}");
    }
}
