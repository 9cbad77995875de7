//! The statistics themselves: formulas over plain numbers, each with its source. Counts are whole, and so is every sum of them as a
//! floating-point number; what is computed of them does not depend on their order.

use attention_lesson::attention::float::sqrt;

/// The quantile of the standard normal distribution at 0.975, for intervals of 95 %.
const Z_95: f64 = 1.959_963_984_540_054;

/// The 95 % score interval of a proportion of `n_right` among `n`, within 0 to 1; `None` of nobody.
///
/// With p = n_right ⁄ n and z = 1.96: (p + z² ⁄ 2n ± z √(p (1 − p) ⁄ n + z² ⁄ 4n²)) ⁄ (1 + z² ⁄ n).
///
/// Source: Wilson 1927, “Probable inference, the law of succession, and statistical inference”, Journal of the American Statistical
/// Association 22, pp. 209–212.
pub fn wilson_interval(n_right: usize, n: usize) -> Option<[f64; 2]> {
    if n == 0 {
        return None;
    }
    let (n, z2) = (n as f64, Z_95 * Z_95);
    let p = n_right as f64 / n;
    let center = p + z2 / (2.0 * n);
    let half = Z_95 * sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
    Some([center - half, center + half].map(|end| (end / (1.0 + z2 / n)).clamp(0.0, 1.0)))
}

/// Pearson's correlation of pairs of whole numbers, −1 to 1; `None` where one side does not vary. Where one side is 0 or 1 it is the
/// point-biserial correlation.
///
/// (n Σxy − Σx Σy) ⁄ √((n Σx² − (Σx)²) (n Σy² − (Σy)²)).
///
/// Source: Crocker and Algina 1986, Introduction to Classical and Modern Test Theory, chapter 14.
pub fn correlation(pairs: impl Iterator<Item = (usize, usize)>) -> Option<f64> {
    let (mut n, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for pair in pairs {
        let (own_x, own_y) = (pair.0 as f64, pair.1 as f64);
        n += 1.0;
        x += own_x;
        y += own_y;
        xx += own_x * own_x;
        yy += own_y * own_y;
        xy += own_x * own_y;
    }
    let (of_x, of_y) = (n * xx - x * x, n * yy - y * y);
    (of_x > 0.0 && of_y > 0.0).then(|| ((n * xy - x * y) / (sqrt(of_x) * sqrt(of_y))).clamp(-1.0, 1.0))
}

/// The number of learners in the upper and in the lower group: 27 % of `n`, rounded half up, but one at least.
fn group_size(n: usize) -> usize {
    ((27 * n + 50) / 100).max(1)
}

/// The proportion right in the upper group less that in the lower group, −1 to 1. `scored` has of each learner the total, at most
/// `most`, and whether the item was right. `None` of fewer than two learners, and where all totals are equal.
///
/// The groups are the 27 % of highest and of lowest totals, rounded half up. Of learners with the same total of whom only some fit into a
/// group, each counts with the same fraction, so that nobody's place in the list matters. The item counts in the total, as is usual.
///
/// Source: Kelley 1939, “The selection of upper and lower groups for the validation of test items”, Journal of Educational Psychology 30,
/// pp. 17–24.
pub fn upper_lower(scored: impl Iterator<Item = (usize, bool)>, most: usize) -> Option<f64> {
    // Of each total how many learners have it, and how many of them were right.
    let mut counts = vec![(0_usize, 0_usize); most + 1];
    for (total, is_right) in scored {
        let (learners, right) = counts.get_mut(total)?;
        *learners += 1;
        *right += usize::from(is_right);
    }
    let n: usize = counts.iter().map(|(learners, _)| learners).sum();
    if n < 2 || counts.iter().any(|(learners, _)| *learners == n) {
        return None;
    }
    let size = group_size(n);
    let difference = group_right(counts.iter().rev(), size) - group_right(counts.iter(), size);
    Some(difference / size as f64)
}

/// How many are right in a group of `size` that takes learners total by total.
fn group_right<'a>(counts: impl Iterator<Item = &'a (usize, usize)>, size: usize) -> f64 {
    let mut places = size;
    let mut sum = 0.0;
    for (learners, right) in counts.filter(|(learners, _)| *learners > 0) {
        let taken = places.min(*learners);
        sum += (right * taken) as f64 / *learners as f64;
        places -= taken;
    }
    sum
}

/// The variance of whole numbers with divisor n, since the class is all of its learners and no sample; `None` of none.
///
/// Source: Crocker and Algina 1986, chapter 2.
pub fn variance(values: &[usize]) -> Option<f64> {
    let n = values.len() as f64;
    (n > 0.0).then(|| sum_of_squares(values) / (n * n))
}

/// n times the sum of squares about the mean: n Σx² − (Σx)², a whole number.
fn sum_of_squares(values: &[usize]) -> f64 {
    let (sum, squares) = values.iter().fold((0.0, 0.0), |(sum, squares), value| {
        let value = *value as f64;
        (sum + value, squares + value * value)
    });
    values.len() as f64 * squares - sum * sum
}

/// The reliability of a test of items that are right or wrong, at most 1; it may be below 0. `right` has of each item how many were right,
/// `totals` each learner's total. `None` of fewer than two learners or items, and where all totals are equal.
///
/// k ⁄ (k − 1) · (1 − Σ p q ⁄ σ²), with k items, p the proportion of all learners who were right, q = 1 − p, and σ² the variance of totals
/// with divisor n, as p q is that of an item.
///
/// Source: Kuder and Richardson 1937, “The theory of the estimation of test reliability”, Psychometrika 2, pp. 151–160, formula 20.
pub fn kr20(right: &[usize], totals: &[usize]) -> Option<f64> {
    let (k, n) = (right.len() as f64, totals.len());
    let of_totals = sum_of_squares(totals);
    if k < 2.0 || n < 2 || of_totals <= 0.0 {
        return None;
    }
    let of_items: f64 = right
        .iter()
        .map(|right| *right as f64 * n.saturating_sub(*right) as f64)
        .sum();
    Some(k / (k - 1.0) * (1.0 - of_items / of_totals))
}

/// The quantile of `sorted` numbers at `share`, 0 to 1: linear between the two nearest; `None` of none.
///
/// Source: Hyndman and Fan 1996, “Sample quantiles in statistical packages”, The American Statistician 50, pp. 361–365, definition 7,
/// which R, NumPy and spreadsheets use.
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let at = sorted.len().checked_sub(1)? as f64 * share;
    let below = at.floor() as usize;
    let low = sorted.get(below)?;
    let high = sorted.get(below + 1).unwrap_or(low);
    Some(low + (high - low) * (at - below as f64))
}
