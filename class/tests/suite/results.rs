//! What "Keep your results" gives comes back as the state had it.

use attention_class::read::Reason;
use attention_class::{Reading, read};
use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::State;
use attention_lesson::progress::result_code::{Outcome, Results};
use attention_lesson::ui::results::report::{Format, report};

use crate::made_up::{first, refused, right, some_results};

/// A state with the results that differ with `number`.
fn state(number: usize) -> State {
    let results = some_results(number);
    let mut state = State {
        seconds: results.seconds,
        ..State::default()
    };
    for (record, outcome) in state.quiz.records.iter_mut().zip(&results.outcomes) {
        record.first = outcome.first;
        record.retries = outcome.retries;
        record.mastered = outcome.mastered;
    }
    state
}

fn export(number: usize, format: Format) -> String {
    report(&state(number), 80, format)
}

fn expected(number: usize) -> Vec<Outcome> {
    Results::of(&state(number), 0).outcomes
}

/// The text gives the learners of these numbers, each beginning on its line, and nothing is refused.
#[track_caller]
fn check(text: &str, has_seconds: bool, learners: &[(usize, usize)]) {
    let reading = read(text, "a file");
    assert_eq!(reading.refused, []);
    let found: Vec<_> = reading
        .learners
        .iter()
        .map(|learner| (learner.source.line, learner.seconds, learner.outcomes.clone()))
        .collect();
    let wanted: Vec<_> = learners
        .iter()
        .map(|(line, number)| {
            let seconds = has_seconds.then(|| some_results(*number).seconds);
            (*line, seconds, expected(*number))
        })
        .collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn json_comes_back_alone_and_several_in_a_row() {
    let [one, two] = [1, 2].map(|number| export(number, Format::Json));
    let n_lines = one.lines().count();
    check(&one, true, &[(1, 1)]);
    check(&format!("\u{feff}{}", one.replace('\n', "\r\n")), true, &[(1, 1)]);
    check(&format!("{one}{two}"), true, &[(1, 1), (1 + n_lines, 2)]);
    check(&format!("[\n{one},\n{two}]"), true, &[(2, 1), (3 + n_lines, 2)]);
    let [one, two] = [one, two].map(|object| object.replace('\n', " "));
    check(&format!("{one}\n\n{two}\n"), true, &[(1, 1), (3, 2)]);
}

#[test]
fn csv_comes_back_however_it_was_saved_and_put_together() {
    let [one, two] = [1, 2].map(|number| export(number, Format::Csv));
    let n_lines = one.lines().count();
    check(&one, false, &[(2, 1)]);
    check(&format!("\u{feff}\n{}", one.replace("\r\n", "\n")), false, &[(3, 1)]);
    check(&format!("{one}\u{feff}{two}"), false, &[(2, 1), (2 + n_lines, 2)]);
    let (_, rows) = two.split_once("\r\n").expect("a header and rows");
    check(&format!("{one}{rows}"), false, &[(2, 1), (1 + n_lines, 2)]);
    // Quoted, a spreadsheet's capital letters, other separators.
    for separator in [";", "\t"] {
        let line = |line: &str| {
            let (number, rest) = line.split_once(',').expect("several cells");
            match rest.rsplit_once('"') {
                Some((prompt, rest)) => [number, &(prompt.to_owned() + "\""), &rest[1..].replace(',', separator)]
                    .join(separator)
                    .replace("true", "TRUE"),
                None => line.replace(',', separator),
            }
        };
        let text: Vec<String> = one.lines().map(line).collect();
        check(&text.join("\r\n"), false, &[(2, 1)]);
    }
}

#[track_caller]
fn check_refused(text: &str, line: usize, reason: &Reason) {
    let reading = read(text, "");
    assert_eq!(reading.learners, [], "{reason:?}");
    assert_eq!(refused(&reading), [(line, reason.clone())], "{text}");
}

#[test]
fn what_is_no_whole_export_is_refused() {
    let [csv, json] = [Format::Csv, Format::Json].map(|format| export(1, format));
    let last = csv.trim_end().rfind('\n').expect("several lines");
    let entry = |name: &str| Reason::Entry(name.to_owned());
    check_refused(&csv[..last], 2, &Reason::Questions);
    check_refused(&csv.replace("\r\n3,", "\r\nthree,"), 4, &entry("question"));
    check_refused(&csv.replace(",certain,", ",sure,"), 2, &entry("confidence"));
    check_refused(&csv.replacen(",true,2", ",yes,2", 1), 3, &entry("mastered"));
    let prompts = json.replace("In the attention mechanism, what does", "What does");
    assert_ne!(prompts, json, "the first question is as it was");
    check_refused(&prompts, 1, &Reason::Foreign);
    let other_key = json.replace("\"right\": \"a\"", "\"right\": \"b\"");
    assert_ne!(other_key, json, "some question has the key a");
    check_refused(&other_key, 1, &Reason::Foreign);
    check_refused(&json.replace("\"version\": 1", "\"version\": 2"), 1, &Reason::Form);
    check_refused(&json.replace("\"retries\"", "\"tries\""), 1, &Reason::Form);
    check_refused(
        &json.replace("\"question\": 2,", "\"question\": 3,"),
        1,
        &Reason::Questions,
    );
    check_refused(&json[..json.len() / 2], 1, &Reason::NotJson);
    check_refused("[1]", 1, &Reason::Form);
}

#[test]
fn after_what_is_cut_the_rest_counts() {
    let [one, two] = [1, 2].map(|number| export(number, Format::Json));
    let cut = &one[..one.len() / 2];
    let reading = read(&format!("{cut}\n{two}"), "");
    assert_eq!(reading.refused.len(), 1);
    assert_eq!(reading.learners.len(), 1);
    assert_eq!(reading.learners[0].outcomes, expected(2));
    assert_eq!(reading.learners[0].source.line, cut.lines().count() + 1);
    let [one, two] = [1, 2].map(|number| export(number, Format::Csv));
    let cut = one.replace("\r\n7,", "\r\nseven,");
    let reading = read(&format!("{cut}{two}"), "");
    assert_eq!(reading.refused.len(), 1);
    assert_eq!(reading.learners[0].outcomes, expected(2));
}

/// Another language has other prompts, and the same keys.
#[test]
fn an_export_in_another_language_counts() {
    let json = export(1, Format::Json);
    let translated: String = json
        .lines()
        .map(|line| match line.split_once("\"prompt\": \"") {
            Some((start, rest)) => format!("{start}\"prompt\": \"Frage {rest}\n"),
            None => format!("{line}\n"),
        })
        .collect();
    check(&translated, true, &[(1, 1)]);
    assert_eq!(expected(1).len(), n_concepts());
}

#[test]
fn an_export_that_was_added_twice_counts_once() {
    for format in [Format::Json, Format::Csv] {
        let [one, two] = [("one", 1), ("two", 2)].map(|(file, number)| read(&export(number, format), file));
        let again = read(&export(1, format), "one (1)");
        let joined = Reading::join([one.clone(), two, again]);
        assert_eq!(joined.learners.len(), 2);
        let first = Reason::RepeatedResults(one.learners[0].source.clone());
        let refused: Vec<_> = joined
            .refused
            .iter()
            .map(|refused| (&*refused.source.file, &refused.reason))
            .collect();
        assert_eq!(refused, [("one (1)", &first)]);
        let twice = read(&export(1, format).repeat(2), "");
        assert_eq!((twice.learners.len(), twice.refused.len()), (1, 1));
    }
}

#[test]
fn learners_with_the_same_answers_and_other_seconds_are_two() {
    let seconds = [600, 601].map(|seconds| report(&State { seconds, ..state(1) }, 80, Format::Json));
    assert_eq!(read(&seconds.concat(), "").learners.len(), 2);
}

/// Without the time there is nothing by which to tell those apart who had everything right.
#[test]
fn learners_who_had_nothing_wrong_all_count() {
    let mut state = state(1);
    for (concept, record) in state.quiz.records.iter_mut().enumerate() {
        let outcome = first(right(concept), None);
        (record.first, record.retries, record.mastered) = (outcome.first, 0, true);
    }
    let csv = report(&state, 80, Format::Csv);
    let reading = read(&csv.repeat(3), "");
    assert_eq!((reading.learners.len(), reading.refused.len()), (3, 0));
}
