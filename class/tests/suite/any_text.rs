//! Any text is read without a panic, whatever it begins with.

use attention_class::analysis::key;
use attention_class::{analyze, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made_up::{code, some_results};

/// What the readers look for, to come upon by chance.
fn pieces() -> Vec<String> {
    let own = [
        "question,prompt,answer,right,correct,confidence,mastered,retries\n",
        "1,\"a\",a,a,true,certain,true,0\n",
        "Name\tAttempt\tQuestion 0\tResponse 0\n",
        "Email address,Response 1,Response 99999999999,Right answer 1\n",
        "attention_q1",
        "attention_r300_q99999999999999999999",
        "{\"version\": 1, \"seconds\": 2, \"questions\": []}",
        "{\"a\": [",
        "\n{",
        "%2A#:é\u{feff}",
        "\"",
        "\r\n",
        ";",
        "\t",
        ",",
        "[",
        "{",
        "# ",
        ": ",
        ", ",
        "%2",
        "https://é/#",
        "\u{ad}\u{200f}",
        "[1, 10:15] ",
        "\u{3000}",
        " - ",
        "1JT2",
        "\0",
        "-",
        "1",
        "a",
    ];
    let codes = [1, 2].map(|number| code(&some_results(number)));
    own.map(str::to_owned).into_iter().chain(codes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..300)) {
        let reading = read(&String::from_utf8_lossy(&bytes), "");
        prop_assert!(reading.learners.is_empty());
    }

    #[test]
    fn any_pieces_are_read_and_analyzed(pieces in vec(select(pieces()), 0..60)) {
        let text = pieces.concat();
        let reading = read(&text, "a file");
        let n_lines = text.matches('\n').count() + 1;
        prop_assert!(reading.learners.iter().all(|learner| (1..=n_lines).contains(&learner.source.line)));
        prop_assert!(reading.refused.iter().all(|refused| (1..=n_lines).contains(&refused.source.line)));
        prop_assert_eq!(analyze(&reading.learners, &key()).class.n, reading.learners.len());
    }
}
