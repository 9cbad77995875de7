//! Result codes, one a line: alone, before or after a name, in any column of a table, as the fragment of a link.

use std::borrow::Cow;

use attention_lesson::progress::result_code::Results;

use super::code_search::{Codes, Found};
use super::name;
use super::reading::{Reading, Reason};
use super::table::cells;
use crate::learner::{Learner, Source};

pub(super) fn read(text: &str) -> Reading {
    let codes = Codes::of_lesson();
    let mut reading = Reading::default();
    // The line that may have the names of columns.
    let mut header = None;
    let mut is_first = true;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    for (line, number) in lines {
        let cells = cells(line);
        match read_line(line, &cells, &codes) {
            Ok((label, results)) => reading.learners.push(learner(label, results, number)),
            Err(Reason::NoCode) if is_first && cells.len() > 1 => header = Some(number),
            Err(reason) => reading.refuse(number, reason),
        }
        is_first = false;
    }
    if let Some(line) = header.filter(|_| reading.learners.is_empty()) {
        reading.refuse(line, Reason::NoCode);
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
        ..Learner::default()
    }
}

/// The name and the results on a line.
fn read_line(line: &str, cells: &[Cow<str>], codes: &Codes) -> Result<(Option<String>, Results), Reason> {
    let mut found: Option<(usize, Found)> = None;
    // The refusal of the longest text that may have been meant.
    let mut refused = (0, Reason::NoCode);
    let mut has_code = vec![false; cells.len()];
    let mut tries = 0;
    for ((at, cell), has_code) in cells.iter().enumerate().zip(&mut has_code) {
        match codes.find(cell, &mut tries) {
            Ok(own) => {
                *has_code = true;
                match &found {
                    Some((_, first)) if first.results != own.results => return Err(Reason::SeveralCodes),
                    Some(_) => {}
                    None => found = Some((at, own)),
                }
            }
            Err(missed) if missed.reason == Reason::SeveralCodes => return Err(missed.reason),
            Err(missed) if missed.n_symbols > refused.0 => refused = (missed.n_symbols, missed.reason),
            Err(_) => {}
        }
    }
    let (at, found) = found.ok_or(refused.1)?;
    let others = cells.iter().zip(&has_code).filter(|(_, has_code)| !**has_code);
    // A code that follows once more is no name.
    let behind = cells.get(at).and_then(|cell| cell.get(found.end..));
    let behind = behind.filter(|behind| codes.find(behind, &mut tries).is_err());
    let others = others.map(|(cell, _)| &**cell);
    let label = label(line, cells, at, &found, behind, others);
    Ok((label.map(str::to_owned), found.results))
}

/// The name that stands in the cell of the code, or else in one of the `others`.
fn label<'a>(
    line: &'a str,
    cells: &'a [Cow<str>],
    at: usize,
    found: &Found,
    behind: Option<&'a str>,
    others: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let cell = cells.get(at)?;
    // Where cells are parts of the line as they stand, a comma with white space behind it may be one of a name.
    let is_part = matches!(cell, Cow::Borrowed(_));
    let start: usize = cells.iter().take(at).map(|cell| cell.len() + 1).sum();
    if let Some(name) = name::before(cell.get(..found.start)?) {
        let sentence = || line.get(sentence_start(line, start)..start + found.start);
        let whole = is_part.then(sentence).flatten().and_then(name::before);
        return whole.or(Some(name));
    }
    // A form puts the time beside the name.
    let has_digit = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    let beside = others.filter_map(name::all).min_by_key(|name| has_digit(name));
    let Some(name) = behind.and_then(name::behind) else {
        return beside;
    };
    let sentence = || line.get(start + found.end..sentence_end(line, start + cell.len()));
    let whole = is_part.then(sentence).flatten().and_then(name::behind);
    let name = whole.unwrap_or(name);
    beside
        .filter(|beside| !has_digit(beside) && !name.ends_with(beside))
        .or(Some(name))
}

/// Where the words begin that are only parted by commas with white space behind them from what stands at `at`.
fn sentence_start(line: &str, mut at: usize) -> usize {
    while at > 0 && line[..at].ends_with(',') && line[at..].starts_with(char::is_whitespace) {
        at = line[..at - 1].rfind([',', ';', '\t']).map_or(0, |comma| comma + 1);
    }
    at
}

/// Where the words end that are only parted by such commas from what ends at `at`.
fn sentence_end(line: &str, mut at: usize) -> usize {
    while let Some(rest) = line.get(at..).and_then(|rest| rest.strip_prefix(','))
        && rest.starts_with(char::is_whitespace)
    {
        at += 1 + rest.find([',', ';', '\t']).unwrap_or(rest.len());
    }
    at
}
