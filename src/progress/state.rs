//! What the lesson remembers of a learner. Everything shown is derived from this; nothing is kept twice.
//!
//! It knows no rule: `retry` and `recheck` say what is asked when, `action` how one state follows from another.

use std::borrow::Cow;

use crate::lesson::carried::carried;
use crate::lesson::questions::{MOST_CONCEPTS, n_concepts, question};
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

/// What is chosen, checked or not. It survives going elsewhere and a reload.
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
    /// The choice on the given question. After the check it stays as it was checked.
    pub draft: Draft,
    /// The first answer to the given question: it alone makes the score.
    pub first: Option<Answer>,
    /// How many siblings were answered in retries; the next one is variant `retries + 1`.
    pub retries: u8,
    /// Whether the latest answer to the concept was right, to the given question or to a sibling.
    pub mastered: bool,
}

impl From<Answer> for Draft {
    /// The choice as it stands after its check.
    fn from(answer: Answer) -> Self {
        Self {
            letter: Some(answer.letter),
            confidence: answer.confidence,
        }
    }
}

/// Why a sibling is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The concept was missed.
    Missed,
    /// To keep a missed concept at its distance.
    Filler,
    /// To see days later what is left of it.
    Recheck,
}

/// The sibling under way: on screen, or left for a look at something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// The concept asked, from 0.
    pub concept: usize,
    /// Why it is asked.
    pub purpose: Purpose,
    /// The choice on it. After the check it stays as it was checked.
    pub draft: Draft,
    /// The checked answer.
    pub answer: Option<Answer>,
}

impl Retry {
    /// One that nothing was chosen on yet.
    pub(super) fn new(concept: usize, purpose: Purpose) -> Self {
        Self {
            concept,
            purpose,
            draft: Draft::default(),
            answer: None,
        }
    }
}

/// A recheck to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recheck {
    /// The day from which on it is due; no later than [`Recheck::LAST_DAY`].
    pub day: u32,
    /// Whether it is the second and last one.
    pub is_second: bool,
}

/// What the quiz shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The given question of this index, to answer or to look at again.
    Question(usize),
    /// The sibling under way, [`QuizProgress::retry`].
    Retry,
    /// The results.
    Results,
}

/// How far the learner has come in the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizProgress {
    /// One record a concept; those beyond the lesson's last stay as they begin.
    pub records: [Record; MOST_CONCEPTS],
    /// What is on screen.
    pub stage: Stage,
    /// The sibling under way; `None` while no retry is. There is one wherever the stage is [`Stage::Retry`].
    pub retry: Option<Retry>,
    /// Concepts that a recheck has still to ask, next one first.
    pub recheck_queue: Vec<usize>,
    /// The answered concepts in the order of their latest answers, oldest first.
    pub recency: Vec<usize>,
    /// Whether the results were asked for as they now stand: a first answer given later opens them again.
    pub finished: bool,
    /// From which numeric siblings are made.
    pub seed: u32,
}

impl Default for QuizProgress {
    fn default() -> Self {
        Self {
            records: [Record::default(); MOST_CONCEPTS],
            stage: Stage::Question(0),
            retry: None,
            recheck_queue: Vec::new(),
            recency: Vec::new(),
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
    /// Why a sibling is asked; `None` for the given question.
    pub purpose: Option<Purpose>,
    /// The question itself.
    pub question: Cow<'static, Question>,
    /// What is chosen but not checked.
    pub draft: Draft,
    /// The checked answer.
    pub answer: Option<Answer>,
    /// The verdict on the checked answer.
    pub verdict: Option<Verdict>,
}

impl QuizProgress {
    /// The question on screen; `None` where the results are.
    pub fn card(&self) -> Option<Card> {
        let (concept, variant, purpose, draft, answer) = match self.stage {
            Stage::Results => return None,
            Stage::Question(concept) => {
                let record = self.records.get(concept)?;
                (concept, 0, None, record.draft, record.first)
            }
            Stage::Retry => {
                let retry = self.retry?;
                let variant = self.variant(&retry);
                (retry.concept, variant, Some(retry.purpose), retry.draft, retry.answer)
            }
        };
        let question = question(concept, variant, self.seed);
        let verdict = answer.map(|answer| grade(&question, answer.letter));
        Some(Card {
            concept,
            variant,
            purpose,
            question,
            draft,
            answer,
            verdict,
        })
    }

    /// Which sibling `retry` asks: the next one, or the latest once it is answered.
    pub(super) fn variant(&self, retry: &Retry) -> u8 {
        let answered = self.records[retry.concept].retries;
        answered.saturating_add(u8::from(retry.answer.is_none()))
    }

    /// The verdict on the first answer to the given question of `concept`.
    pub fn first_verdict(&self, concept: usize) -> Option<Verdict> {
        let answer = self.records.get(concept)?.first?;
        Some(grade(&question(concept, 0, self.seed), answer.letter))
    }

    /// Whether the first answer to the given question of `concept` was right.
    pub fn is_right_at_first(&self, concept: usize) -> bool {
        self.first_verdict(concept) == Some(Verdict::Correct)
    }

    /// The first-try score: 1 point a given question whose first answer was right.
    pub fn score(&self) -> Score {
        Score::of((0..n_concepts()).map(|concept| self.first_verdict(concept)))
    }

    /// How many given questions are answered.
    pub fn n_answered(&self) -> usize {
        self.records.iter().filter(|record| record.first.is_some()).count()
    }

    /// The given question to go to next: the first open one after `concept`, from the start if there is none after.
    pub fn next_open(&self, concept: usize) -> Option<usize> {
        let open = |i: &usize| self.records[*i].first.is_none();
        (concept + 1..n_concepts())
            .find(open)
            .or_else(|| (0..n_concepts()).find(open))
    }

    /// How many concepts were answered correctly when last asked.
    pub fn n_mastered(&self) -> usize {
        self.records.iter().filter(|record| record.mastered).count()
    }

    /// The concepts whose latest answer was wrong, in the order of the questions.
    pub fn missed(&self) -> Vec<usize> {
        (0..n_concepts())
            .filter(|&i| self.records[i].first.is_some() && !self.records[i].mastered)
            .collect()
    }
}

/// How many sections can be read: those of the lesson, of which no more than 32 have a bit in [`State::read`].
pub fn n_sections() -> usize {
    carried().sections.len().min(32)
}

/// All that is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The quiz.
    pub quiz: QuizProgress,
    /// One bit a section of the lesson, in order: set once it was read to its end.
    pub read: u32,
    /// The section in which the learner was last, below [`n_sections`].
    pub section: usize,
    /// Time spent on the page while it was visible.
    pub seconds: u32,
    /// The recheck to come, if the learner agreed to one.
    pub recheck: Option<Recheck>,
}
