//! What is told of the class as a whole.

use attention_lesson::attention::float::sqrt;
use attention_lesson::progress::calibration::{CONFIDENCES, ConfidenceResult};

use super::item::Item;
use super::statistics::{kr20, quantile, variance};
use crate::learner::Learner;

/// With fewer learners a reliability says little. A rule of thumb, from the sample size at which the normal approximation is commonly
/// taken to hold; no threshold is agreed upon.
const FEW_LEARNERS: usize = 30;
/// With so many learners or fewer, a number may tell what one person answered. A rule of thumb as well: offices of statistics do not
/// publish cells of so few people.
const RECOGNIZABLE_LEARNERS: usize = 5;

/// The class.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// How many learners there are.
    pub n: usize,
    /// The mean of totals; `None` of nobody, as all that follows.
    pub mean: Option<f64>,
    /// The standard deviation of totals with divisor n: the class is all of its learners and no sample. See [`variance`].
    pub standard_deviation: Option<f64>,
    /// The median of totals.
    pub median: Option<f64>,
    /// How many learners have each total, from 0 to the number of items.
    pub totals: Vec<usize>,
    /// The reliability, at most 1: [`kr20`].
    pub kr20: Option<f64>,
    /// Whether the class is so small that the reliability says little: fewer than 30 learners, a rule of thumb.
    pub is_small: bool,
    /// Whether single people can be recognized: five learners or fewer.
    pub is_recognizable: bool,
    /// How many learners' time is known.
    pub n_timed: usize,
    /// The quartiles of the time in seconds, of those whose time is known: [`quantile`] at 0.25, 0.5 and 0.75.
    pub time_quartiles: Option<[f64; 3]>,
    /// How many first answers to all questions were given with each confidence and how many of them were right, in the order of
    /// [`CONFIDENCES`].
    pub confidence: [ConfidenceResult; 4],
}

impl Class {
    pub(super) fn of(learners: &[Learner], totals: &[usize], items: &[Item]) -> Self {
        let n = learners.len();
        let right: Vec<usize> = items.iter().map(|item| item.n_right).collect();
        let times = sorted(learners.iter().filter_map(|learner| learner.seconds).map(f64::from));
        let [low, middle, high] = [0.25, 0.5, 0.75].map(|share| quantile(&times, share));
        let n_with = |total: usize| totals.iter().filter(|own| **own == total).count();
        Self {
            n,
            mean: (n > 0).then(|| totals.iter().sum::<usize>() as f64 / n as f64),
            standard_deviation: variance(totals).map(sqrt),
            median: quantile(&sorted(totals.iter().map(|total| *total as f64)), 0.5),
            totals: (0..=items.len()).map(n_with).collect(),
            kr20: kr20(&right, totals),
            is_small: n < FEW_LEARNERS,
            is_recognizable: n <= RECOGNIZABLE_LEARNERS,
            n_timed: times.len(),
            time_quartiles: low
                .zip(middle)
                .zip(high)
                .map(|((low, middle), high)| [low, middle, high]),
            confidence: std::array::from_fn(|level| {
                let of_items = || items.iter().map(|item| item.confidence[level]);
                ConfidenceResult {
                    confidence: CONFIDENCES[level],
                    answers: of_items().map(|result| result.answers).sum(),
                    right: of_items().map(|result| result.right).sum(),
                }
            }),
        }
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}
