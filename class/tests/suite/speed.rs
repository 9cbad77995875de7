//! How long ten thousand codes take. It is printed and not asserted:
//! `cargo test --release -p attention-class ten_thousand -- --ignored --nocapture`.

use std::fmt::Write;

use attention_class::analysis::key;
use attention_class::{analyze, read};
use attention_lesson::progress::result_code::Results;

use crate::made_up::{code, generated};

#[test]
#[ignore = "it prints a time"]
#[allow(
    clippy::disallowed_methods,
    reason = "a native clock, of a test that is not run in a browser"
)]
fn ten_thousand_codes_are_read_and_analyzed() {
    let mut text = String::new();
    for (salt, learner) in (0..).zip(generated(10_000, 5, &key())) {
        let results = Results {
            outcomes: learner.outcomes,
            seconds: learner.seconds.unwrap_or(0),
            salt,
        };
        writeln!(text, "Learner {salt}: {}", code(&results)).expect("a text takes all");
    }
    let start = std::time::Instant::now();
    let reading = read(&text, "");
    let after_reading = start.elapsed();
    let analysis = analyze(&reading.learners, &key());
    let after_all = start.elapsed();
    assert_eq!((analysis.class.n, reading.refused.len()), (10_000, 0));
    println!("10,000 codes: read in {after_reading:?}, read and analyzed in {after_all:?}");
}
