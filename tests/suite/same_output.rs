//! Another row of weights with the same output: it is one, and none is more different.

use attention_lesson::attention::matrix::dot;
use attention_lesson::attention::random::Random;
use attention_lesson::attention::same_output::{MOST_KEYS, most_different, moved};
use attention_lesson::attention::softmax::softmax;
use attention_lesson::attention::{Error, Matrix};
use attention_lesson::labs::same::{RowPair, Setup, difference, row_pair, verdict};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::lesson::figures::same::WORDS;
use attention_lesson::lesson::number::fixed;
use proptest::array::{uniform5, uniform10};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::labs::said;
use crate::matrices::{any_matrix, matrix};

/// What the weights blend the values to, and their sum.
fn sums(weights: &[f64], values: &Matrix) -> Vec<f64> {
    let output = (0..values.columns()).map(|j| weights.iter().zip(values.column(j)).map(|(w, v)| w * v).sum());
    output.chain([weights.iter().sum()]).collect()
}

/// `other` has no weight below 0, the same sum and the same output, to a part in a billion of the largest value.
fn check_same(weights: &[f64], other: &[f64], values: &Matrix) -> Result<(), TestCaseError> {
    prop_assert!(other.iter().all(|w| *w >= 0.0), "{other:?}");
    for (a, b) in sums(weights, values).iter().zip(sums(other, values)) {
        prop_assert!(
            (a - b).abs() < 1e-9,
            "{a} is not {b}: {weights:?} and {other:?} over {values:?}"
        );
    }
    Ok(())
}

/// A row with the same output, found by another way: from `weights` along a random direction that changes no sum, as far
/// as no weight falls below 0, and again from there.
fn wander(weights: &[f64], values: &Matrix, random: &mut Random) -> Vec<f64> {
    // Directions that would change a sum, made orthogonal to one another.
    let mut kept: Vec<Vec<f64>> = Vec::new();
    let equations = (0..values.columns()).map(|j| values.column(j).collect());
    for equation in equations.chain([vec![1.0; weights.len()]]) {
        let rest = without(equation, &kept);
        if dot(&rest, &rest) > 1e-9 {
            kept.push(rest);
        }
    }
    let mut row = weights.to_vec();
    for _ in 0..6 {
        let free = without((0..row.len()).map(|_| random.normal()).collect(), &kept);
        let steps = row.iter().zip(&free).filter(|(_, d)| **d < -1e-9);
        let far = steps.map(|(w, d)| w / -d).fold(f64::INFINITY, f64::min);
        if far.is_finite() {
            let stride = far * random.uniform();
            row = row.iter().zip(&free).map(|(w, d)| (w + stride * d).max(0.0)).collect();
        }
    }
    row
}

/// What is left of `row` after its part along each of `others` is taken out.
fn without(row: Vec<f64>, others: &[Vec<f64>]) -> Vec<f64> {
    others.iter().fold(row, |row, other| {
        let part = dot(&row, other) / dot(other, other);
        row.iter().zip(other).map(|(x, o)| x - part * o).collect()
    })
}

/// Scores and values, on a grid as a learner sets them or anywhere.
fn any_case() -> impl Strategy<Value = (Vec<f64>, Matrix)> {
    (1..8_usize, 1..4_usize, any::<bool>()).prop_flat_map(|(n, d, is_on_grid)| {
        let size = if is_on_grid { 50.0 } else { 5.0 };
        let values = any_matrix(n, d, size).prop_map(move |m| {
            let on_grid = |i, j| {
                if is_on_grid {
                    f64::round(m.at(i, j)) / 10.0
                } else {
                    m.at(i, j)
                }
            };
            Matrix::from_fn(n, d, on_grid)
        });
        (vec(-3.0..3.0, n).prop_map(|scores| softmax(&scores)), values)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_other_row_is_feasible_and_gives_the_same_output((weights, values) in any_case()) {
        let other = most_different(&weights, &values).expect("shapes agree");
        check_same(&weights, &other, &values)?;
    }

    #[test]
    fn no_row_found_by_wandering_differs_more((weights, values) in any_case(), seed in any::<u64>()) {
        let best = moved(&weights, &most_different(&weights, &values).expect("shapes agree"));
        let mut random = Random::new(seed);
        for _ in 0..30 {
            let row = wander(&weights, &values, &mut random);
            let share = moved(&weights, &row);
            prop_assert!(share <= best + 1e-9, "{row:?} moves {share}, more than {best}");
        }
    }

    #[test]
    fn with_more_keys_than_conditions_there_is_always_another_row((weights, values) in any_case()) {
        prop_assume!(values.rows() > values.columns() + 1);
        prop_assert!(moved(&weights, &most_different(&weights, &values).expect("shapes agree")) > 0.0);
    }

    #[test]
    fn the_lab_says_what_the_two_rows_hold(values in uniform10(-50..=50_i32), scores in uniform5(-30..=30_i32)) {
        let setup = Setup {
            values: values.map(|x| f64::from(x) / 10.0),
            scores: scores.map(|x| f64::from(x) / 10.0),
            ..shown()
        };
        let pair = row_pair(&setup);
        check_same(&pair.own.weights, &pair.other, &attention_lesson::labs::plane::matrix(&setup.values))?;
        let difference = difference(&pair);
        let off = |i: usize| (pair.own.weights[i] - pair.other[i]).abs();
        prop_assert!((0..5).all(|i| off(i) <= off(difference.token)), "{difference:?}");
        let held = [pair.own.weights[difference.token], pair.other[difference.token]];
        prop_assert_eq!(difference.shares, held);
    }
}

fn shown() -> Setup {
    Setup {
        is_shown: true,
        ..Setup::START
    }
}

#[test]
fn a_case_on_paper_has_the_answer_found_on_paper() {
    // On a line at 0, 1 and 2: all weight in the middle equals half of it at each end.
    let values = matrix(&[[0.0], [1.0], [2.0]]);
    assert_eq!(most_different(&[0.0, 1.0, 0.0], &values), Ok(vec![0.5, 0.0, 0.5]));
    // A row at an end has no other.
    assert_eq!(most_different(&[1.0, 0.0, 0.0], &values), Ok(vec![1.0, 0.0, 0.0]));
    // Equal values: all weight goes where least was.
    let equal = matrix(&[[3.0, 1.0], [3.0, 1.0], [3.0, 1.0]]);
    let other = most_different(&[0.6, 0.3, 0.1], &equal).expect("shapes agree");
    assert!((other[2] - 1.0).abs() < 1e-12, "{other:?}");
}

#[test]
fn shapes_that_do_not_agree_and_too_many_keys_are_refused() {
    let values = matrix(&[[0.0], [1.0]]);
    assert!(matches!(most_different(&[1.0], &values), Err(Error::Shape(_))));
    let many = Matrix::from_fn(MOST_KEYS + 1, 1, |i, _| i as f64);
    assert!(matches!(
        most_different(&[0.0; MOST_KEYS + 1], &many),
        Err(Error::Setting(_))
    ));
}

#[test]
fn the_lab_opens_on_two_rows_that_could_hardly_differ_more() {
    let RowPair { own, other, .. } = row_pair(&shown());
    assert!(moved(&own.weights, &other) > 0.6, "{:?} and {other:?}", own.weights);
    assert!(own.weights[2] > 0.5 && other[2] < 0.01, "meat");
    let right = [1, 2, 3].map(|guess| verdict(&Setup { guess, ..shown() }).0.is_right);
    assert_eq!(right, [false, false, true]);
}

#[test]
fn what_arrives_is_the_length_of_weight_times_value() {
    let mut setup = shown();
    setup.values[..4].copy_from_slice(&[3.0, 4.0, 0.0, 0.0]);
    let pair = row_pair(&setup);
    let effects = pair.effects(&pair.own.weights);
    assert!((effects[0] - 5.0 * pair.own.weights[0]).abs() < 1e-12);
    assert_eq!(effects[1], 0.0);
}

#[test]
fn before_the_reveal_nothing_of_the_other_row_is_told() {
    assert_eq!((WORDS.read)(&Setup::START).tables[0].columns.len(), 4);
    let output = row_pair(&Setup::START).own.output.map(|x| fixed(x, 2)).join(", ");
    let said = said(&WORDS, &Setup::START);
    assert!(
        said.ends_with(&format!(" ({output}).")) && !said.contains('%'),
        "{said}"
    );
}
