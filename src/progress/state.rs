//! What the lesson remembers of a learner. Everything shown is derived from this; nothing is kept twice.

use crate::labs::questions::{N_CONCEPTS, question};
use crate::quiz::{Letter, Question, Score, Verdict, grade};

/// How sure a learner said to be before checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// "Guessing".
    Guessing,
    /// "Fairly sure".
    FairlySure,
    /// "Certain".
    Certain,
}

/// A checked answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The option chosen, in the authored order.
    pub letter: Letter,
    /// How sure the learner was, if asked.
    pub confidence: Option<Confidence>,
}

/// What is chosen but not checked yet. It survives going elsewhere and a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The option chosen so far.
    pub letter: Option<Letter>,
    /// The confidence stated so far.
    pub confidence: Option<Confidence>,
}

/// What is known of one concept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The choice on the given question before it is checked.
    pub draft: Draft,
    /// The first answer to the given question: it alone makes the score.
    pub first: Option<Answer>,
    /// How many siblings were answered in retries; the next one is variant `retries + 1`.
    pub retries: u8,
    /// Whether the concept was answered correctly at some time.
    pub mastered: bool,
}

/// The retry of missed concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retry {
    /// Concepts still to come, the one on screen first.
    pub queue: Vec<usize>,
    /// The choice on the sibling on screen.
    pub draft: Draft,
    /// The checked answer to the sibling on screen.
    pub answer: Option<Answer>,
}

/// What the quiz shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The given question of this index, to answer or to look at again.
    Question(usize),
    /// The first concept of the retry queue.
    Retry,
    /// The results.
    Results,
}

/// The quiz so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// One record a concept.
    pub records: [Record; N_CONCEPTS],
    /// What is on screen.
    pub stage: Stage,
    /// The retry under way or last done.
    pub retry: Retry,
    /// Whether the learner has ever asked for the results since the last start.
    pub finished: bool,
    /// From which numeric siblings are made.
    pub seed: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            records: [Record::default(); N_CONCEPTS],
            stage: Stage::Question(0),
            retry: Retry::default(),
            finished: false,
            seed: 1,
        }
    }
}

/// A question as it stands on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which concept, from 0.
    pub concept: usize,
    /// 0 for the given question, above for a sibling.
    pub variant: u8,
    /// The question itself.
    pub question: Question,
    /// What is chosen but not checked.
    pub draft: Draft,
    /// The checked answer.
    pub answer: Option<Answer>,
    /// The verdict on the checked answer.
    pub verdict: Option<Verdict>,
}

impl Session {
    /// The question on screen; `None` where the results are.
    pub fn card(&self) -> Option<Card> {
        let (concept, variant, draft, answer) = match self.stage {
            Stage::Results => return None,
            Stage::Question(concept) => {
                let record = self.records.get(concept)?;
                (concept, 0, record.draft, record.first)
            }
            Stage::Retry => {
                let concept = *self.retry.queue.first()?;
                let asked = self.records[concept].retries;
                let variant = if self.retry.answer.is_some() {
                    asked
                } else {
                    asked.saturating_add(1)
                };
                (concept, variant, self.retry.draft, self.retry.answer)
            }
        };
        let question = question(concept, variant, self.seed);
        let verdict = answer.map(|answer| grade(&question, answer.letter));
        Some(Card {
            concept,
            variant,
            question,
            draft,
            answer,
            verdict,
        })
    }

    /// The verdict on the first answer to the given question of `concept`.
    pub fn first_verdict(&self, concept: usize) -> Option<Verdict> {
        let answer = self.records.get(concept)?.first?;
        Some(grade(&question(concept, 0, self.seed), answer.letter))
    }

    /// The first-try score: 1 point a given question whose first answer was right.
    pub fn score(&self) -> Score {
        Score::of((0..N_CONCEPTS).map(|concept| self.first_verdict(concept)))
    }

    /// How many given questions are answered.
    pub fn n_answered(&self) -> usize {
        self.records.iter().filter(|record| record.first.is_some()).count()
    }

    /// The given question to go to next: the first open one after `concept`, from the start if there is none after.
    pub fn next_open(&self, concept: usize) -> Option<usize> {
        let open = |i: &usize| self.records[*i].first.is_none();
        (concept + 1..N_CONCEPTS)
            .find(open)
            .or_else(|| (0..N_CONCEPTS).find(open))
    }

    /// Concepts not answered correctly yet, though asked.
    pub fn missed(&self) -> Vec<usize> {
        (0..N_CONCEPTS)
            .filter(|&i| self.records[i].first.is_some() && !self.records[i].mastered)
            .collect()
    }
}

/// All that is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The quiz.
    pub quiz: Session,
    /// One bit a section of the lesson, in order: set once it was read to its end.
    pub read: u32,
    /// The section in which the learner was last.
    pub place: usize,
    /// Time spent on the page while it was visible.
    pub seconds: u32,
}
