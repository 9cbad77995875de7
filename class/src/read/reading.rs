//! What is told of a text that was read: the learners, and what did not count.

use std::collections::BTreeMap;

use attention_lesson::progress::result_code;

use crate::learner::{Learner, Source};

/// Why something was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no result code on the line.
    NoCode,
    /// There are several result codes on the line, which differ.
    SeveralCodes,
    /// What stands there is no result code of this lesson.
    Code(result_code::Refusal),
    /// The same result code was read before.
    Repeated(Source),
    /// The text is no JSON from here on.
    NotJson,
    /// It is not in the form in which results are exported.
    Form,
    /// The entry in this column is none that it can have.
    Entry(String),
    /// Some questions are missing, or stand there twice.
    Questions,
    /// It is of another lesson, or of one with other questions.
    Foreign,
    /// The report lacks this column; include it and export again.
    MissingColumn(String),
    /// No response in this column is an option of a question of the lesson.
    UnknownQuestion(String),
    /// The response in this column is no option of a question of the lesson; the question counts as left open, if it is one.
    UnknownResponse(String),
    /// The same question is answered a second time in this column; the first answer counts.
    SecondAnswer(String),
    /// It is a later attempt of the person on this line, whose first one counts.
    LaterAttempt(usize),
    /// Nothing was answered.
    NoAnswer,
}

/// What was refused, or did not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands.
    pub source: Source,
    /// Why.
    pub reason: Reason,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The learners, in the order in which they stand.
    pub learners: Vec<Learner>,
    /// What was refused, in the order in which it stands.
    pub refused: Vec<Refused>,
}

impl Reading {
    /// Several readings as one; a result code that was in an earlier one is refused.
    pub fn join(readings: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::default();
        // A salt is random, so nearly always there is one learner to compare with.
        let mut by_salt: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for reading in readings {
            let mut refused = reading.refused;
            for learner in reading.learners {
                if let Some(salt) = learner.salt {
                    let known = by_salt.entry(salt).or_default();
                    let others = known.iter().filter_map(|at| joined.learners.get(*at));
                    let is_same =
                        |other: &&Learner| other.outcomes == learner.outcomes && other.seconds == learner.seconds;
                    if let Some(first) = others.into_iter().find(is_same) {
                        refused.push(Refused {
                            source: learner.source,
                            reason: Reason::Repeated(first.source.clone()),
                        });
                        continue;
                    }
                    known.push(joined.learners.len());
                }
                joined.learners.push(learner);
            }
            refused.sort_by_key(|refused| refused.source.line);
            joined.refused.extend(refused);
        }
        joined
    }

    pub(super) fn refuse(&mut self, line: usize, reason: Reason) {
        let source = Source::on(line);
        self.refused.push(Refused { source, reason });
    }
}
