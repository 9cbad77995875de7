//! The report "Interactions" of a SCORM activity in Moodle, downloaded as text in English: one row an attempt, columns separated by tabs, and
//! for the interaction of each number, counted from 0 as they were given, its id as `Question 0`, `Response 0`, `Right answer 0` and
//! `Result 0`, of which a teacher chooses some.
//!
//! Which question an interaction answers is told by its id alone, so `Question 0` must be included; a retry has an id of its own. The
//! report looks for responses under their name in SCORM 1.2 and shows none of a package of SCORM 2004. It has neither confidence nor
//! time, and whether a retry was right is told by `Right answer 0` or `Result 0` alone. Source: mod/scorm/report/interactions/classes/report.php in Moodle.

use std::collections::BTreeMap;

use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::Answer;
use attention_lesson::progress::result_code::Outcome;
use attention_lesson::quiz::Letter;

use super::person::Person;
use super::reading::{Reading, Reason};
use super::table::{Row, Table, number_after};
use crate::learner::{Learner, Source};

/// The columns of one interaction.
struct Interaction {
    id: usize,
    response: Option<usize>,
    right: Option<usize>,
    result: Option<usize>,
}

/// Which question an interaction answered.
enum Asked {
    /// The given question of this concept.
    Given(usize),
    /// A sibling, in a retry.
    Sibling(usize),
}

/// What the id of an interaction says, such as `attention_q7` or `attention_r1_q7`.
fn asked(id: &str) -> Option<Asked> {
    let name = id.strip_prefix("attention_")?;
    let (retry, number) = name.rsplit_once('q')?;
    let concept = number.parse::<usize>().ok()?.checked_sub(1)?;
    if concept >= n_concepts() {
        return None;
    }
    match retry.strip_prefix('r').and_then(|retry| retry.strip_suffix('_')) {
        Some(variant) => variant.parse::<u8>().is_ok().then_some(Asked::Sibling(concept)),
        None => retry.is_empty().then_some(Asked::Given(concept)),
    }
}

pub(super) fn is_header(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|own| number_after(own, name).is_some());
    let is_attempt = names.iter().any(|name| name == "attempt");
    is_attempt && ["question", "response", "right answer", "result"].into_iter().any(has)
}

pub(super) fn read(table: &Table) -> Reading {
    let mut reading = Reading::default();
    let [ids, responses, rights, results] =
        ["Question", "Response", "Right answer", "Result"].map(|name| table.numbered(name));
    for (name, columns) in [("Question", &ids), ("Response", &responses)] {
        if columns.is_empty() {
            reading.refuse(table.header_line, Reason::MissingColumn(name.into()));
            return reading;
        }
    }
    let beside = |columns: &[(usize, u32)], number| columns.iter().find(|(_, own)| *own == number).map(|(at, _)| *at);
    let interactions: Vec<Interaction> = ids
        .iter()
        .map(|(id, number)| Interaction {
            id: *id,
            response: beside(&responses, *number),
            right: beside(&rights, *number),
            result: beside(&results, *number),
        })
        .collect();
    let person = Person::of(table);
    let read: Vec<_> = table
        .rows
        .iter()
        .map(|row| (row, outcomes(row, &interactions, table)))
        .collect();
    let answered = || {
        read.iter()
            .filter(|(_, outcomes)| outcomes.is_ok())
            .map(|(row, _)| *row)
    };
    let firsts = first_attempts(answered(), table.column(&["Attempt"]), &person);
    for (row, outcomes) in &read {
        let first = person.id(row).and_then(|id| firsts.get(&id).copied());
        match (outcomes, first) {
            (Err(reason), _) => reading.refuse(row.line, reason.clone()),
            (Ok(_), Some(first)) if first != row.line => reading.refuse(row.line, Reason::LaterAttempt(first)),
            (Ok(outcomes), _) => reading.learners.push(Learner {
                label: person.label(row),
                outcomes: outcomes.clone(),
                source: Source::on(row.line),
                ..Learner::default()
            }),
        }
    }
    reading
}

/// The line of each person's first attempt among `rows`.
fn first_attempts<'a>(
    rows: impl Iterator<Item = &'a Row>,
    attempt: Option<usize>,
    person: &Person,
) -> BTreeMap<String, usize> {
    let mut firsts: BTreeMap<String, (u32, usize)> = BTreeMap::new();
    for row in rows {
        if let Some(id) = person.id(row) {
            let own = (row.cell(attempt).parse().unwrap_or(u32::MAX), row.line);
            let first = firsts.entry(id).or_insert(own);
            *first = own.min(*first);
        }
    }
    firsts.into_iter().map(|(id, (_, line))| (id, line)).collect()
}

fn outcomes(row: &Row, interactions: &[Interaction], table: &Table) -> Result<Vec<Outcome>, Reason> {
    let mut outcomes = vec![Outcome::default(); n_concepts()];
    let mut n_known = 0;
    for interaction in interactions {
        let Some(asked) = asked(row.cell(Some(interaction.id))) else {
            continue;
        };
        n_known += 1;
        let cell = row.cell(interaction.response);
        let letter = Letter::try_from(cell.to_lowercase())
            .map_err(|_| Reason::Entry(table.name(interaction.response.unwrap_or(interaction.id)).to_owned()))?;
        let (Asked::Given(concept) | Asked::Sibling(concept)) = asked;
        let Some(outcome) = outcomes.get_mut(concept) else {
            continue;
        };
        match asked {
            Asked::Given(_) if outcome.first.is_none() => {
                outcome.first = Some(Answer {
                    letter,
                    confidence: None,
                });
                outcome.mastered = letter == question(concept, 0, 0).right;
            }
            Asked::Given(_) => {}
            Asked::Sibling(_) => {
                outcome.retries = (outcome.retries + 1).min(Outcome::MOST_RETRIES);
                outcome.mastered = row.cell(interaction.right).eq_ignore_ascii_case(letter.name())
                    || row.cell(interaction.result) == "correct";
            }
        }
    }
    if n_known == 0 {
        return Err(Reason::NoAnswer);
    }
    Ok(outcomes)
}
