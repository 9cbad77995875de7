//! Reports of Moodle: the responses of a quiz, and the interactions of a SCORM activity.

use attention_class::read::Reason;
use attention_class::{Learner, Reading, read};
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::quiz::Letter;

use crate::made_up::{data, filled, refused, right};

/// The sample of a quiz: `[3 right]`, `[3 wrong]` and `[3 prompt]` stand for texts of question 3.
fn quiz() -> String {
    filled(&data("moodle_responses.csv"), |name| {
        let (number, what) = name.split_once(' ').expect("a question and what of it");
        let concept = number.parse::<usize>().expect("a number") - 1;
        let given = question(concept, 0, 0);
        let text = match what {
            "prompt" => &given.prompt,
            "right" => &given.option(given.right).text,
            _ => &given.option(wrong(concept)).text,
        };
        text.replace('"', "\"\"")
    })
}

fn wrong(concept: usize) -> Letter {
    Letter::ALL[(right(concept).index() + 1) % 4]
}

/// The numbers of the questions that were answered, wrong ones below 0.
fn answered(learner: &Learner) -> Vec<i32> {
    assert_eq!(learner.outcomes.len(), n_concepts());
    let outcomes = (1..).zip(&learner.outcomes);
    outcomes
        .filter_map(|(number, outcome)| {
            let concept = usize::try_from(number - 1).expect("from 0");
            let answer = outcome.first?;
            assert!([right(concept), wrong(concept)].contains(&answer.letter));
            assert_eq!(answer.confidence, None);
            Some(if answer.letter == right(concept) {
                number
            } else {
                -number
            })
        })
        .collect()
}

fn labels(reading: &Reading) -> Vec<(usize, &str)> {
    let learners = reading.learners.iter();
    learners
        .map(|learner| (learner.source.line, learner.label.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn responses_of_a_quiz_are_known_by_the_texts_of_options() {
    for text in [quiz(), format!("\u{feff}{}", quiz().replace('\n', "\r\n"))] {
        let reading = read(&text, "responses.csv");
        assert_eq!(
            labels(&reading),
            [(2, "Ada Lovelace"), (3, "Emmy Noether"), (8, "Sofja Kowalewskaja")]
        );
        let learners: Vec<_> = reading.learners.iter().map(answered).collect();
        assert_eq!(learners, [vec![1, -3, 7], vec![-1, 3], vec![3, -7]]);
        let seconds: Vec<_> = reading.learners.iter().map(|learner| learner.seconds).collect();
        assert_eq!(seconds, [Some(723), Some(3_720), None]);
        let column = |name: &str| name.to_owned();
        assert_eq!(
            refused(&reading),
            [
                (1, Reason::UnknownQuestion(column("Response 4"))),
                (6, Reason::LaterAttempt(2)),
                (7, Reason::NoAnswer),
                (8, Reason::UnknownResponse(column("Response 2"))),
            ]
        );
    }
}

#[test]
fn interactions_of_scorm_are_known_by_their_ids() {
    let reading = read(&data("scorm_interactions.txt"), "scorm.txt");
    assert_eq!(labels(&reading), [(3, "Ada Lovelace"), (4, "Emmy Noether")]);
    let firsts = |learner: &Learner| -> Vec<_> {
        let outcomes = learner.outcomes.iter().take(3);
        outcomes
            .map(|outcome| {
                let letter = outcome.first.map_or("", |answer| answer.letter.name());
                (letter, outcome.retries, outcome.mastered)
            })
            .collect()
    };
    let [ada, emmy] = &reading.learners[..] else {
        panic!("two learners");
    };
    let is_right = |letter: &str, concept: usize| letter == right(concept).name();
    assert_eq!(
        firsts(ada),
        [("a", 0, is_right("a", 0)), ("b", 2, true), ("", 0, false)]
    );
    assert_eq!(
        firsts(emmy),
        [("d", 1, false), ("", 0, false), ("c", 0, is_right("c", 2))]
    );
    assert_eq!(
        refused(&reading),
        [
            (2, Reason::LaterAttempt(3)),
            (5, Reason::NoAnswer),
            (6, Reason::Entry("Response 0".into())),
        ]
    );
}

#[test]
fn a_report_of_scorm_without_ids_is_refused() {
    let text = "Name\tAttempt\tStarted on\tLast accessed on\tScore\tResponse 0\nAda\t1\t\t\t3\ta\n";
    let missing = Reason::MissingColumn("Question".into());
    assert_eq!(refused(&read(text, "")), [(1, missing)]);
}
