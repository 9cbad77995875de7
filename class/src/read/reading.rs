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
    /// The same exported results were read before.
    RepeatedResults(Source),
    /// There is nothing in the text.
    Empty,
    /// It is no text.
    NoText,
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
    /// Several readings as one; a result code that was in an earlier one is refused, and so are exported results.
    ///
    /// Exported results have neither a name nor a salt. They are taken for the same when all answers, confidences and retries are equal, and the
    /// seconds too. The CSV has no seconds: there two learners who had nothing wrong look alike and both count.
    pub fn join(readings: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::default();
        // A salt is random, and seconds differ, so nearly always there is one learner to compare with.
        let mut by_mark: BTreeMap<Mark, Vec<usize>> = BTreeMap::new();
        for reading in readings {
            let mut refused = reading.refused;
            for learner in reading.learners {
                if let Some(mark) = mark(&learner) {
                    let known = by_mark.entry(mark).or_default();
                    let mut others = known.iter().filter_map(|at| joined.learners.get(*at));
                    if let Some(first) = others.find(|other| other.outcomes == learner.outcomes) {
                        let first = first.source.clone();
                        let reason = if learner.is_export {
                            Reason::RepeatedResults(first)
                        } else {
                            Reason::Repeated(first)
                        };
                        refused.push(Refused {
                            source: learner.source,
                            reason,
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

/// The salt and the seconds.
type Mark = (Option<u32>, Option<u32>);

/// What learners with the same answers must share to be one; `None` where this cannot be told.
fn mark(learner: &Learner) -> Option<Mark> {
    let is_told =
        learner.salt.is_some() || (learner.is_export && (learner.seconds.is_some() || learner.is_wrong_somewhere()));
    is_told.then_some((learner.salt, learner.seconds))
}
