//! Result codes, one a line: alone, after a name and a colon, in any column of a table, as the fragment of a link.

use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::result_code::{self, Results, decode};

use super::reading::{Reading, Reason};
use super::table::cells;
use crate::learner::{Learner, Source};

/// What a code looks like in a link whose punctuation was escaped.
const ESCAPES: [(&str, &str); 5] = [("%2A", "*"), ("%7E", "~"), ("%24", "$"), ("%3D", "="), ("%20", " ")];

pub(super) fn read(text: &str) -> Reading {
    let (lesson, n_questions) = (result_code::lesson(), n_concepts());
    let decode = |code: &str| decode(code, lesson, n_questions);
    let mut reading = Reading::default();
    let mut is_first = true;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    for (line, number) in lines {
        let cells = cells(line);
        match read_line(&cells, decode) {
            Ok((label, results)) => reading.learners.push(learner(label, results, number)),
            // The names of columns.
            Err(Reason::NoCode) if is_first && cells.len() > 1 => {}
            Err(reason) => reading.refuse(number, reason),
        }
        is_first = false;
    }
    reading
}

fn learner(label: Option<String>, results: Results, line: usize) -> Learner {
    Learner {
        label,
        outcomes: results.outcomes,
        seconds: Some(results.seconds),
        salt: Some(results.salt),
        source: Source::on(line),
    }
}

/// The name and the results on a line.
fn read_line(
    cells: &[String],
    decode: impl Fn(&str) -> Result<Results, result_code::Refusal>,
) -> Result<(Option<String>, Results), Reason> {
    let mut found: Option<(String, Results)> = None;
    let mut others = Vec::new();
    // The refusal of the longest text that may have been meant.
    let mut refused = (0, Reason::NoCode);
    for cell in cells {
        let (name, code) = parts(cell);
        let whole = decode(cell).map(|results| ("", results));
        let read = whole
            .or_else(|_| decode(&code).map(|results| (name, results)))
            .or_else(|refusal| last_word(cell, &decode).ok_or(refusal));
        match read {
            Ok((_, results)) if found.as_ref().is_some_and(|(_, first)| *first != results) => {
                return Err(Reason::SeveralCodes);
            }
            Ok((name, results)) if found.is_none() => found = Some((name.to_owned(), results)),
            Ok(_) => {}
            Err(refusal) => {
                if code.contains(|c: char| c.is_ascii_digit()) && code.len() > refused.0 {
                    refused = (code.len(), Reason::Code(refusal));
                }
                others.push(cell.as_str());
            }
        }
    }
    let (name, results) = found.ok_or(refused.1)?;
    // A form puts the time beside the name.
    others.retain(|cell| !cell.is_empty());
    let beside = others
        .iter()
        .min_by_key(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    let label = Some(name.as_str())
        .filter(|name| !name.is_empty())
        .or(beside.copied())
        .map(str::to_owned);
    Ok((label, results))
}

/// What stands before a code and the code: after the `#` of a link, after a colon, or all of the cell.
fn parts(cell: &str) -> (&str, String) {
    let (before, code) = match cell.rsplit_once('#') {
        Some((before, fragment)) => {
            let unescaped = ESCAPES.iter().fold(fragment.to_owned(), |text, (escape, symbol)| {
                text.replace(escape, symbol)
            });
            (before.split("http").next().unwrap_or_default(), unescaped)
        }
        None => match cell.rsplit_once(':') {
            Some((before, code)) => (before, code.to_owned()),
            None => ("", cell.to_owned()),
        },
    };
    (before.trim().trim_end_matches(':').trim_end(), code)
}

/// The code that is the last word of a cell, after a name; a code is no name.
fn last_word(cell: &str, decode: impl Fn(&str) -> Result<Results, result_code::Refusal>) -> Option<(&str, Results)> {
    let (name, code) = cell.rsplit_once(char::is_whitespace)?;
    let results = decode(code).ok()?;
    decode(name).is_err().then(|| (name.trim_end(), results))
}
