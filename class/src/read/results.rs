//! What "Keep your results" gives: CSV with one line a question, or JSON with one object a learner. Several of a kind may follow one
//! another, JSON also as an array or one object a line.

use std::ops::Range;

use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::result_code::Outcome;
use attention_lesson::progress::{Answer, Confidence};
use attention_lesson::quiz::Letter;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::reading::{Reading, Reason};
use super::table::{Row, Table, single_spaced};
use crate::learner::{Learner, Source};

/// The only form of the JSON so far.
const VERSION: u32 = 1;
/// The columns by which the CSV is known.
const COLUMNS: [&str; 7] = [
    "question",
    "prompt",
    "answer",
    "right",
    "confidence",
    "mastered",
    "retries",
];

/// One question of the export.
#[derive(Deserialize)]
struct Entry {
    question: usize,
    prompt: String,
    answer: Option<Letter>,
    right: Option<Letter>,
    confidence: Option<String>,
    mastered: bool,
    retries: u32,
}

/// The object of the JSON, as far as it is needed.
#[derive(Deserialize)]
struct Export {
    version: u32,
    seconds: u32,
    questions: Vec<Entry>,
}

/// What the entries of one learner say.
fn outcomes(entries: &[Entry]) -> Result<Vec<Outcome>, Reason> {
    let n = n_concepts();
    if entries.len() != n || entries.iter().zip(1..).any(|(entry, number)| entry.question != number) {
        return Err(Reason::Questions);
    }
    // Of another language no prompt is known, of another lesson perhaps some.
    let is_known = |(concept, entry): (usize, &Entry)| {
        single_spaced(&entry.prompt) == single_spaced(&question(concept, 0, 0).prompt)
    };
    let n_known = entries.iter().enumerate().filter(|entry| is_known(*entry)).count();
    let is_other_key = |(concept, entry): (usize, &Entry)| {
        entry.answer.is_some() && entry.right != Some(question(concept, 0, 0).right)
    };
    if (n_known != 0 && n_known != n) || entries.iter().enumerate().any(is_other_key) {
        return Err(Reason::Foreign);
    }
    entries.iter().map(outcome).collect()
}

fn outcome(entry: &Entry) -> Result<Outcome, Reason> {
    let confidence = match entry.confidence.as_deref() {
        None => None,
        Some("guessing") => Some(Confidence::Guessing),
        Some("fairly-sure") => Some(Confidence::FairlySure),
        Some("certain") => Some(Confidence::Certain),
        Some(_) => return Err(wrong("confidence")),
    };
    let first = entry.answer.map(|letter| Answer { letter, confidence });
    // Nobody comes to a retry or to mastery without an answer.
    if first.is_none() && (confidence.is_some() || entry.retries > 0 || entry.mastered) {
        return Err(wrong("answer"));
    }
    Ok(Outcome {
        first,
        retries: entry.retries.min(Outcome::MOST_RETRIES.into()) as u8,
        mastered: entry.mastered,
    })
}

fn learner(outcomes: Vec<Outcome>, seconds: Option<u32>, line: usize) -> Learner {
    Learner {
        outcomes,
        seconds,
        is_export: true,
        source: Source::on(line),
        ..Learner::default()
    }
}

pub(super) fn is_header(names: &[String]) -> bool {
    COLUMNS.iter().all(|column| names.iter().any(|name| name == column))
}

pub(super) fn read_table(table: &Table) -> Reading {
    let columns = COLUMNS.map(|name| table.column(&[name]));
    let mut reading = Reading::default();
    for block in blocks(&table.rows, columns[0]) {
        let rows = table.rows.get(block).unwrap_or_default();
        let Some(line) = rows.first().map(|row| row.line) else {
            continue;
        };
        let entries: Result<Vec<Entry>, _> = rows
            .iter()
            .map(|row| entry(row, columns).map_err(|reason| (row.line, reason)))
            .collect();
        match entries.and_then(|entries| outcomes(&entries).map_err(|reason| (line, reason))) {
            Ok(outcomes) => reading.learners.push(learner(outcomes, None, line)),
            Err((line, reason)) => reading.refuse(line, reason),
        }
    }
    reading
}

/// The rows of each learner: they begin where the first question comes, or the names of columns come again.
fn blocks(rows: &[Row], number: Option<usize>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut is_begun = false;
    for (at, row) in rows.iter().enumerate() {
        let cell = row.cell(number);
        if cell.eq_ignore_ascii_case(COLUMNS[0]) {
            is_begun = false;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if is_begun && cell != "1" => block.end = at + 1,
            _ => blocks.push(at..at + 1),
        }
        is_begun = true;
    }
    blocks
}

fn entry(row: &Row, columns: [Option<usize>; 7]) -> Result<Entry, Reason> {
    let [number, prompt, answer, right, confidence, mastered, retries] = columns.map(|column| row.cell(column));
    let letter = |cell: &str, name: &str| match cell {
        "" => Ok(None),
        _ => Letter::try_from(cell.to_lowercase()).map(Some).map_err(|_| wrong(name)),
    };
    Ok(Entry {
        question: number.parse().map_err(|_| wrong("question"))?,
        prompt: prompt.to_owned(),
        answer: letter(answer, "answer")?,
        right: letter(right, "right")?,
        confidence: (!confidence.is_empty()).then(|| confidence.to_lowercase()),
        // Spreadsheets write it in capital letters.
        mastered: mastered.to_lowercase().parse().map_err(|_| wrong("mastered"))?,
        retries: retries.parse().map_err(|_| wrong("retries"))?,
    })
}

fn wrong(column: &str) -> Reason {
    Reason::Entry(column.to_owned())
}

/// Whether `text` is JSON, or an export that may be broken. A list of codes may begin with a bracket too.
pub(super) fn is_json(text: &str) -> bool {
    let Some(object) = text.trim_start().strip_prefix('{').or_else(|| {
        let in_array = text.trim_start().strip_prefix('[')?;
        in_array.trim_start_matches(is_between).strip_prefix('{')
    }) else {
        let is_array = text.trim_start().starts_with('[');
        let values = || serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        return is_array && values().all(|value| value.is_ok());
    };
    object.trim_start().starts_with(['"', '}'])
}

/// Brackets and commas of an array stand between its objects like white space.
fn is_between(c: char) -> bool {
    c.is_whitespace() || "[],\u{feff}".contains(c)
}

pub(super) fn read_json(text: &str) -> Reading {
    let mut reading = Reading::default();
    let (mut at, mut line) = (0, 1);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let value = rest.trim_start_matches(is_between);
        line += rest[..rest.len() - value.len()].matches('\n').count();
        at = text.len() - value.len();
        if value.is_empty() {
            return reading;
        }
        let mut values = serde_json::Deserializer::from_str(value).into_iter::<Value>();
        let length = if let Some(Ok(object)) = values.next() {
            match export(object) {
                Ok((outcomes, seconds)) => reading.learners.push(learner(outcomes, Some(seconds), line)),
                Err(reason) => reading.refuse(line, reason),
            }
            values.byte_offset()
        } else {
            reading.refuse(line, Reason::NotJson);
            // The next object that begins a line may be whole.
            value.find("\n{").map_or(value.len(), |end| end + 1)
        };
        line += value.get(..length).unwrap_or_default().matches('\n').count();
        at += length;
    }
}

fn export(object: Value) -> Result<(Vec<Outcome>, u32), Reason> {
    let export: Export = serde_json::from_value(object).map_err(|_| Reason::Form)?;
    if export.version != VERSION {
        return Err(Reason::Form);
    }
    Ok((outcomes(&export.questions)?, export.seconds))
}
