//! What is known of one learner, wherever it was read.

use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::result_code::Outcome;
use attention_lesson::quiz::Letter;

/// Where something was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The name of the file, as the caller gave it; empty for pasted text.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: usize,
}

impl Source {
    /// A line of pasted text.
    pub(crate) fn on(line: usize) -> Self {
        Self {
            file: String::new(),
            line,
        }
    }
}

/// One learner's results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learner {
    /// The name that stood beside the results, if one did.
    pub label: Option<String>,
    /// For each question of the lesson its first answer with the confidence, the retries, and whether it was mastered. A source that knows
    /// no retries has none of them, and mastered is then what was right at first.
    pub outcomes: Vec<Outcome>,
    /// The time spent, if the source tells it.
    pub seconds: Option<u32>,
    /// What tells result codes with the same answers apart; other sources have none.
    pub salt: Option<u32>,
    /// Whether it was read from what "Keep your results" gives, which has neither a name nor a salt.
    pub is_export: bool,
    /// Where it was read.
    pub source: Source,
}

impl Learner {
    /// What was done with `question`, from 0; nothing where the results have no such question.
    pub fn outcome(&self, question: usize) -> Outcome {
        self.outcomes.get(question).copied().unwrap_or_default()
    }

    /// Whether the first answer to `question` is `right`.
    pub fn is_right(&self, question: usize, right: Letter) -> bool {
        self.outcome(question)
            .first
            .is_some_and(|answer| answer.letter == right)
    }

    /// Whether the first answer to some question is not the right one of the lesson.
    pub(crate) fn is_wrong_somewhere(&self) -> bool {
        let outcomes = self.outcomes.iter().enumerate();
        outcomes
            .filter_map(|(concept, outcome)| Some((concept, outcome.first?)))
            .any(|(concept, first)| concept < n_concepts() && first.letter != question(concept, 0, 0).right)
    }

    /// How many first answers are those of `key`.
    pub fn total(&self, key: &[Letter]) -> usize {
        let right = key.iter().enumerate();
        right
            .filter(|(question, right)| self.is_right(*question, **right))
            .count()
    }
}
