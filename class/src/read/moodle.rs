//! The report "Responses" of a quiz in Moodle, downloaded in English: one row an attempt, with columns `Response 1`, and if they were
//! included `Right answer 1` and `Question 1`, which hold the texts of options and questions.
//!
//! Questions of the lesson are known by the texts of their options, in whatever order they were put; others are passed over. Moodle has
//! neither confidence nor retries on another question; an attempt that is not finished counts as far as it goes.
//! Source: mod/quiz/report/responses and mod/quiz/report/attemptsreport.php in Moodle.

use std::collections::BTreeMap;

use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::Answer;
use attention_lesson::progress::result_code::Outcome;
use attention_lesson::quiz::Letter;

use super::person::Person;
use super::reading::{Reading, Reason};
use super::table::{NOTHING, Row, Table, number_after, single_spaced};
use crate::learner::{Learner, Source};

const RESPONSE: &str = "Response";
const RIGHT_ANSWER: &str = "Right answer";

pub(super) fn is_header(names: &[String]) -> bool {
    names.iter().any(|name| number_after(name, RESPONSE).is_some())
}

/// Where an option stands: in which question, and with which letter.
type Place = (usize, Letter);

/// The options of all given questions by their texts.
fn options() -> BTreeMap<String, Vec<Place>> {
    let mut options: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for concept in 0..n_concepts() {
        let given = question(concept, 0, 0);
        for letter in Letter::ALL {
            let places = options.entry(single_spaced(&given.option(letter).text)).or_default();
            places.push((concept, letter));
        }
    }
    options
}

/// The response with the right answer beside it, if that is told.
struct Column {
    response: usize,
    right: Option<usize>,
    is_known: bool,
}

impl Column {
    /// Which option the response is. An option of several questions is that of the question whose right answer stands beside it.
    fn place(&self, row: &Row, options: &BTreeMap<String, Vec<Place>>) -> Option<Place> {
        let places = options.get(&single_spaced(row.cell(Some(self.response))))?;
        let right = single_spaced(row.cell(self.right));
        let is_right = |concept: usize| {
            let given = question(concept, 0, 0);
            single_spaced(&given.option(given.right).text) == right
        };
        let mut fitting = places
            .iter()
            .filter(|(concept, _)| right.is_empty() || is_right(*concept));
        let place = fitting.next().copied();
        place.filter(|_| fitting.next().is_none())
    }

    fn is_answered(&self, row: &Row) -> bool {
        !NOTHING.contains(&row.cell(Some(self.response)))
    }
}

pub(super) fn read(table: &Table) -> Reading {
    let options = options();
    let person = Person::of(table);
    let rights = table.numbered(RIGHT_ANSWER);
    let mut columns: Vec<Column> = table
        .numbered(RESPONSE)
        .into_iter()
        .map(|(response, number)| Column {
            response,
            right: rights.iter().find(|(_, own)| *own == number).map(|(column, _)| *column),
            is_known: false,
        })
        .collect();
    let mut reading = Reading::default();
    for column in &mut columns {
        column.is_known = table.rows.iter().any(|row| column.place(row, &options).is_some());
        if !column.is_known {
            let name = table.name(column.response).to_owned();
            reading.refuse(table.header_line, Reason::UnknownQuestion(name));
        }
    }
    columns.retain(|column| column.is_known);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in &table.rows {
        if !columns.iter().any(|column| column.is_answered(row)) {
            reading.refuse(row.line, Reason::NoAnswer);
            continue;
        }
        if let Some(id) = person.id(row) {
            if let Some(first) = seen.get(&id) {
                reading.refuse(row.line, Reason::LaterAttempt(*first));
                continue;
            }
            seen.insert(id, row.line);
        }
        let outcomes = outcomes(row, &columns, &options, table, &mut reading);
        reading.learners.push(Learner {
            label: person.label(row),
            outcomes,
            seconds: seconds(row.cell(table.column(&["Time taken", "Duration"]))),
            source: Source::on(row.line),
            ..Learner::default()
        });
    }
    reading
}

fn outcomes(
    row: &Row,
    columns: &[Column],
    options: &BTreeMap<String, Vec<Place>>,
    table: &Table,
    reading: &mut Reading,
) -> Vec<Outcome> {
    let mut outcomes = vec![Outcome::default(); n_concepts()];
    for column in columns.iter().filter(|column| column.is_answered(row)) {
        let name = || table.name(column.response).to_owned();
        let Some((concept, letter)) = column.place(row, options) else {
            reading.refuse(row.line, Reason::UnknownResponse(name()));
            continue;
        };
        match outcomes.get_mut(concept) {
            Some(outcome) if outcome.first.is_none() => {
                outcome.first = Some(Answer {
                    letter,
                    confidence: None,
                });
                outcome.mastered = letter == question(concept, 0, 0).right;
            }
            _ => reading.refuse(row.line, Reason::SecondAnswer(name())),
        }
    }
    outcomes
}

/// The seconds of a duration such as `1 hour 2 mins`; `None` of anything else.
fn seconds(text: &str) -> Option<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (pairs, rest) = words.as_chunks::<2>();
    if pairs.is_empty() || !rest.is_empty() {
        return None;
    }
    pairs.iter().try_fold(0_u32, |sum, [number, unit]| {
        let unit = match unit.trim_end_matches('s') {
            "day" => 86_400,
            "hour" => 3_600,
            "min" | "minute" => 60,
            "sec" | "second" => 1,
            _ => return None,
        };
        number.parse::<u32>().ok()?.checked_mul(unit)?.checked_add(sum)
    })
}
