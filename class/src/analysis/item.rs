//! What is told of one item.

use std::cmp::Ordering;

use attention_lesson::progress::Confidence;
use attention_lesson::progress::calibration::{CONFIDENCES, ConfidenceResult};
use attention_lesson::quiz::Letter;

use super::statistics::{correlation, upper_lower, wilson_interval};
use crate::learner::Learner;

/// A correlation of fewer learners is not told: two points are always on a line.
const LEAST_LEARNERS: usize = 3;

/// How those came on who were wrong at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mastery {
    /// How many were wrong at first.
    pub missed: usize,
    /// How many of them answered a retry.
    pub retried: usize,
    /// How many of those who retried were right at last.
    pub mastered: usize,
}

/// One question of the test.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which question it is, from 0.
    pub question: usize,
    /// The right option.
    pub right: Letter,
    /// How many learners answered it.
    pub n_answered: usize,
    /// How many left it open; in totals they count as wrong.
    pub n_open: usize,
    /// How many were right.
    pub n_right: usize,
    /// The difficulty p, the proportion right among those who answered, 0 (nobody) to 1 (everybody, the easiest); `None` where nobody
    /// answered. Source: Crocker and Algina 1986, Introduction to Classical and Modern Test Theory, chapter 14.
    pub difficulty: Option<f64>,
    /// The 95 % interval of the difficulty: [`wilson_interval`].
    pub interval: Option<[f64; 2]>,
    /// The corrected item–total correlation, −1 to 1: the point-biserial [`correlation`] of the item with the total of the other items, over
    /// all learners. `None` of fewer than three learners, or where one of the two does not vary. Source: Henrysson 1963, “Correction of
    /// item–total correlations in item analysis”, Psychometrika 28, pp. 211–218.
    pub point_biserial: Option<f64>,
    /// The discrimination between the upper and the lower 27 %, −1 to 1: [`upper_lower`].
    pub discrimination: Option<f64>,
    /// How many chose each option, in the authored order.
    pub options: [usize; 4],
    /// The wrong option that most chose, all of them where several drew as many; none where nobody was wrong.
    pub tempting: Vec<Letter>,
    /// How many answers were given with each confidence and how many of them were right, in the order of [`CONFIDENCES`].
    pub confidence: [ConfidenceResult; 4],
    /// The share of those who answered that was certain and wrong, 0 to 1; `None` where nobody answered.
    pub confidently_wrong: Option<f64>,
    /// How those came on who were wrong at first.
    pub mastery: Mastery,
}

impl Item {
    /// The item `question` with the option `right`; `totals` are those of the learners.
    pub(super) fn of(question: usize, right: Letter, learners: &[Learner], totals: &[usize]) -> Self {
        let mut options = [0; 4];
        let mut confidence = CONFIDENCES.map(|confidence| ConfidenceResult {
            confidence,
            answers: 0,
            right: 0,
        });
        let mut mastery = Mastery::default();
        for outcome in learners.iter().map(|learner| learner.outcome(question)) {
            let Some(answer) = outcome.first else { continue };
            let is_right = answer.letter == right;
            options[answer.letter.index()] += 1;
            for level in &mut confidence {
                let is_it = level.confidence == answer.confidence;
                level.answers += usize::from(is_it);
                level.right += usize::from(is_it && is_right);
            }
            let has_retried = !is_right && outcome.retries > 0;
            mastery.missed += usize::from(!is_right);
            mastery.retried += usize::from(has_retried);
            mastery.mastered += usize::from(has_retried && outcome.mastered);
        }
        let (n_answered, n_right) = (options.iter().sum(), options[right.index()]);
        let share = |n: usize| (n_answered > 0).then(|| n as f64 / n_answered as f64);
        let scored = || {
            let right = learners.iter().map(move |learner| learner.is_right(question, right));
            totals.iter().copied().zip(right)
        };
        let rest = scored().map(|(total, is_right)| (usize::from(is_right), total - usize::from(is_right)));
        let mut item = Self {
            question,
            right,
            n_answered,
            n_open: learners.len() - n_answered,
            n_right,
            difficulty: share(n_right),
            interval: wilson_interval(n_right, n_answered),
            point_biserial: correlation(rest).filter(|_| learners.len() >= LEAST_LEARNERS),
            discrimination: upper_lower(scored(), totals.iter().copied().max().unwrap_or(0)),
            options,
            tempting: tempting(options, right),
            confidence,
            confidently_wrong: None,
            mastery,
        };
        item.confidently_wrong = share(item.n_confidently_wrong());
        item
    }

    /// How many answered it wrong.
    pub fn n_wrong(&self) -> usize {
        self.n_answered - self.n_right
    }

    /// How many were certain and wrong.
    pub fn n_confidently_wrong(&self) -> usize {
        let certain = self.confidence.iter();
        certain
            .filter(|level| level.confidence == Some(Confidence::Certain))
            .map(|level| level.answers - level.right)
            .sum()
    }

    /// Which of two items needs teaching more, the one that does first: the larger share of wrong answers, then of those certain and
    /// wrong, then the order of the questions.
    pub(super) fn by_need(&self, other: &Self) -> Ordering {
        // Shares are compared as whole numbers, so that equal ones are equal.
        let product = |n: usize, of: usize| n as u64 * of as u64;
        let compare =
            |of: fn(&Self) -> usize| product(of(other), self.n_answered).cmp(&product(of(self), other.n_answered));
        compare(Self::n_wrong)
            .then_with(|| compare(Self::n_confidently_wrong))
            .then(self.question.cmp(&other.question))
    }
}

fn tempting(options: [usize; 4], right: Letter) -> Vec<Letter> {
    let wrong = || Letter::ALL.into_iter().filter(|letter| *letter != right);
    let most = wrong().map(|letter| options[letter.index()]).max().unwrap_or(0);
    wrong()
        .filter(|letter| most > 0 && options[letter.index()] == most)
        .collect()
}
