//! The laws that attention obeys whatever the numbers, as property tests.

use attention_lesson::attention::float::{ln, sqrt};
use attention_lesson::attention::heads::{Parameters, concatenate, multi_head, split};
use attention_lesson::attention::random::Random;
use attention_lesson::attention::softmax::{argmax, entropy, hardmax, maximum, softmax};
use attention_lesson::attention::{Mask, Matrix, Normalize, Scale, Settings, attend};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::matrices::{any_matrix, any_square_triple, any_triple, assert_close, matrix};

/// Any boolean matrix in which every row of `n_queries` sees at least one of `n_keys`.
fn any_mask(n_queries: usize, n_keys: usize) -> impl Strategy<Value = Vec<Vec<bool>>> {
    let row = (vec(any::<bool>(), n_keys), any::<Index>()).prop_map(move |(mut row, seen)| {
        row[seen.index(n_keys)] = true;
        row
    });
    vec(row, n_queries)
}

/// A triple of any shapes with a boolean mask that fits it.
fn any_masked_triple(size: f64) -> impl Strategy<Value = ([Matrix; 3], Vec<Vec<bool>>)> {
    any_triple(size).prop_flat_map(|triple| {
        let mask = any_mask(triple[0].rows(), triple[1].rows());
        (Just(triple), mask)
    })
}

fn masked(mask: &[Vec<bool>]) -> Settings {
    Settings {
        mask: Mask::Matrix(mask.to_vec()),
        ..Settings::default()
    }
}

fn reordered(matrix: &Matrix, order: &[usize]) -> Matrix {
    Matrix::from_fn(order.len(), matrix.columns(), |i, j| matrix.at(order[i], j))
}

fn sum(row: &[f64]) -> f64 {
    row.iter().sum()
}

/// Scores of any size that stands in an exam of stability: ordinary, ±1e4, the ends of the range, all equal.
fn any_row() -> impl Strategy<Value = Vec<f64>> {
    let of_size = |size: f64| vec(-size..size, 1..9);
    let equal = (-1e308..1e308, 1..9_usize).prop_map(|(x, n)| vec![x; n]);
    prop_oneof![
        of_size(5.0),
        of_size(1e4),
        of_size(8e307),
        of_size(1e-300),
        vec(-1e308..-1e307, 1..9),
        equal
    ]
}

proptest! {
    #[test]
    fn softmax_rows_sum_to_one(row in any_row()) {
        let weights = softmax(&row);
        prop_assert!((sum(&weights) - 1.0).abs() < 1e-14, "{weights:?}");
        prop_assert!(weights.iter().all(|w| (0.0..=1.0).contains(w)), "{weights:?}");
        prop_assert!((sum(&hardmax(&row)) - 1.0).abs() < 1e-14);
    }

    #[test]
    fn a_larger_score_never_gets_less_weight(row in any_row()) {
        for weights in [softmax(&row), hardmax(&row)] {
            for (s, w) in row.iter().zip(&weights) {
                let lower = row.iter().zip(&weights).filter(|(other, _)| *other < s);
                for (_, less) in lower {
                    prop_assert!(less <= w);
                }
            }
            prop_assert_eq!(weights[argmax(&row)], maximum(&weights));
        }
    }

    #[test]
    fn adding_a_constant_to_all_scores_changes_no_weight(row in vec(-30.0..30.0, 1..9), shift in -1e3..1e3) {
        let moved: Vec<f64> = row.iter().map(|s| s + shift).collect();
        for (a, b) in softmax(&row).iter().zip(softmax(&moved)) {
            // The sums above are rounded to about 1e-13; a weight moves by no larger part.
            prop_assert!((a - b).abs() <= 1e-12 * a);
        }
    }

    #[test]
    fn entropy_lies_between_one_winner_and_an_even_spread(row in any_row()) {
        let even = ln(row.len() as f64);
        let entropy = entropy(&softmax(&row));
        prop_assert!(entropy >= 0.0 && entropy <= even + 1e-12, "{entropy} of {even}");
    }

    #[test]
    fn every_row_of_weights_sums_to_one_and_masked_weights_are_exactly_zero(
        (triple, mask) in any_masked_triple(30.0),
        hard in any::<bool>(),
        temperature in 0.05..20.0,
    ) {
        let normalize = if hard { Normalize::Hard } else { Normalize::Softmax };
        let settings = Settings { normalize, temperature, ..masked(&mask) };
        let trace = attend(&triple[0], &triple[1], &triple[2], &settings).expect("a valid input");
        for (i, row) in trace.weights.iter_rows().enumerate() {
            prop_assert!((sum(row) - 1.0).abs() < 1e-14);
            for (j, weight) in row.iter().enumerate() {
                prop_assert_eq!(trace.scaled.at(i, j) == f64::NEG_INFINITY, !mask[i][j]);
                prop_assert!(mask[i][j] || weight.to_bits() == 0, "weight {} of a masked key", weight);
            }
        }
    }

    #[test]
    fn without_softmax_the_scaled_score_is_the_weight((triple, mask) in any_masked_triple(3.0)) {
        let settings = Settings { normalize: Normalize::None, temperature: 0.5, ..masked(&mask) };
        let trace = attend(&triple[0], &triple[1], &triple[2], &settings).expect("a valid input");
        for (i, row) in trace.weights.iter_rows().enumerate() {
            for (j, weight) in row.iter().enumerate() {
                let expected = if mask[i][j] { trace.scaled.at(i, j) } else { 0.0 };
                prop_assert_eq!(*weight, expected);
            }
        }
    }

    #[test]
    fn what_a_masked_key_holds_reaches_no_output(
        (triple, mask) in any_masked_triple(3.0),
        other in -1e3..1e3,
    ) {
        let settings = masked(&mask);
        let [queries, keys, values] = &triple;
        let before = attend(queries, keys, values, &settings).expect("a valid input");
        for (i, open) in mask.iter().enumerate() {
            let hide = |m: &Matrix| Matrix::from_fn(m.rows(), m.columns(), |j, c| if open[j] { m.at(j, c) } else { other });
            let after = attend(queries, &hide(keys), &hide(values), &settings).expect("a valid input");
            prop_assert_eq!(before.output.row(i), after.output.row(i));
            prop_assert_eq!(before.weights.row(i), after.weights.row(i));
        }
    }

    #[test]
    fn an_output_never_leaves_the_box_of_the_values_it_may_read(
        (triple, mask) in any_masked_triple(1.7e154),
        hard in any::<bool>(),
    ) {
        let normalize = if hard { Normalize::Hard } else { Normalize::Softmax };
        let [queries, keys, values] = &triple;
        let keys = Matrix::from_fn(keys.rows(), keys.columns(), |i, j| keys.at(i, j) * 1e-150);
        let settings = Settings { normalize, scale: Scale::By(1e-4), ..masked(&mask) };
        let trace = attend(queries, &keys, values, &settings).expect("a valid input");
        for (i, row) in trace.output.iter_rows().enumerate() {
            for (c, x) in row.iter().enumerate() {
                let seen: Vec<f64> = (0..keys.rows()).filter(|j| mask[i][*j]).map(|j| values.at(j, c)).collect();
                let least = seen.iter().copied().fold(f64::INFINITY, f64::min);
                prop_assert!((least..=maximum(&seen)).contains(x), "{x} is not among {seen:?}");
            }
        }
    }

    #[test]
    fn values_that_are_all_equal_come_out_to_the_last_bit(
        [queries, keys, _] in any_triple(3.0),
        value in prop_oneof![-10.0..10.0, Just(0.1), Just(f64::MAX), Just(f64::MIN)],
    ) {
        let values = Matrix::from_fn(keys.rows(), 1, |_, _| value);
        let trace = attend(&queries, &keys, &values, &Settings::default()).expect("a valid input");
        prop_assert!(trace.output.data().iter().all(|x| *x == value), "{:?} of {value}", trace.output);
    }

    /// A box is wider than a hull. In the plane a point lies in the hull of others exactly if no line separates it: for
    /// every direction, it reaches no further than the furthest of them.
    #[test]
    fn an_output_never_leaves_the_hull_of_the_values_it_may_read(
        queries in any_matrix(3, 2, 4.0),
        keys in any_matrix(5, 2, 4.0),
        values in any_matrix(5, 2, 10.0),
    ) {
        let settings = Settings { mask: Mask::Causal, ..Settings::default() };
        let trace = attend(&queries, &keys, &values, &settings).expect("a valid input");
        let mut random = Random::new(7);
        for (i, point) in trace.output.iter_rows().enumerate() {
            let seen = |j: &usize| *j <= i + 2;
            for _ in 0..64 {
                let (a, b) = (random.normal(), random.normal());
                let reach = |row: &[f64]| a * row[0] + b * row[1];
                let furthest = (0..5).filter(seen).map(|j| reach(values.row(j))).fold(f64::NEG_INFINITY, f64::max);
                prop_assert!(reach(point) <= furthest + 1e-13 * (a.abs() + b.abs()) * 10.0);
            }
        }
    }

    /// And in any dimension: the weights shown are the very combination that makes the output.
    #[test]
    fn an_output_is_the_convex_combination_that_its_weights_say((triple, mask) in any_masked_triple(8.0)) {
        let [queries, keys, values] = &triple;
        let trace = attend(queries, keys, values, &masked(&mask)).expect("a valid input");
        for (i, weights) in trace.weights.iter_rows().enumerate() {
            prop_assert!(weights.iter().all(|w| *w >= 0.0) && (sum(weights) - 1.0).abs() < 1e-14);
            for c in 0..values.columns() {
                let blend: f64 = weights.iter().enumerate().map(|(j, w)| w * values.at(j, c)).sum();
                prop_assert!((trace.output.at(i, c) - blend).abs() < 1e-13 * 8.0);
            }
        }
    }

    #[test]
    fn without_a_mask_self_attention_moves_with_its_tokens(
        (triple, order) in any_square_triple(4.0).prop_flat_map(|triple| {
            let order: Vec<usize> = (0..triple[0].rows()).collect();
            (Just(triple), Just(order).prop_shuffle())
        }),
        hard in any::<bool>(),
    ) {
        let normalize = if hard { Normalize::Hard } else { Normalize::Softmax };
        let settings = Settings { normalize, ..Settings::default() };
        let run = |[q, k, v]: &[Matrix; 3]| attend(q, k, v, &settings).expect("a valid input").output;
        let moved = run(&triple.clone().map(|m| reordered(&m, &order)));
        assert_close(&moved, &reordered(&run(&triple), &order), 1e-13);
    }

    #[test]
    fn the_order_of_keys_changes_no_output(
        (triple, order) in any_triple(4.0).prop_flat_map(|triple| {
            let order: Vec<usize> = (0..triple[1].rows()).collect();
            (Just(triple), Just(order).prop_shuffle())
        }),
    ) {
        let [queries, keys, values] = &triple;
        let before = attend(queries, keys, values, &Settings::default()).expect("a valid input");
        let (keys, values) = (reordered(keys, &order), reordered(values, &order));
        let after = attend(queries, &keys, &values, &Settings::default()).expect("a valid input");
        assert_close(&after.output, &before.output, 1e-13);
    }

    #[test]
    fn a_causal_query_sees_itself_and_the_past_aligned_at_the_end(triple in any_triple(3.0)) {
        let [queries, keys, values] = &triple;
        let (n_queries, n_keys) = (queries.rows(), keys.rows());
        let settings = Settings { mask: Mask::Causal, ..Settings::default() };
        let result = attend(queries, keys, values, &settings);
        if n_queries > n_keys {
            prop_assert_eq!(result.expect_err("query 0 sees nothing").code(), "empty-row");
            return Ok(());
        }
        let trace = result.expect("every query sees a key");
        for i in 0..n_queries {
            for j in 0..n_keys {
                prop_assert_eq!(trace.weights.at(i, j) > 0.0, j <= i + (n_keys - n_queries));
            }
        }
    }

    #[test]
    fn what_comes_later_changes_nothing_before_it(triple in any_square_triple(3.0), other in -5.0..5.0) {
        let settings = Settings { mask: Mask::Causal, ..Settings::default() };
        let n = triple[0].rows();
        let before = attend(&triple[0], &triple[1], &triple[2], &settings).expect("a valid input");
        let change = |m: &Matrix| Matrix::from_fn(n, m.columns(), |i, j| if i == n - 1 { other } else { m.at(i, j) });
        let after = attend(&change(&triple[0]), &change(&triple[1]), &change(&triple[2]), &settings).expect("a valid input");
        for i in 0..n - 1 {
            prop_assert_eq!(before.output.row(i), after.output.row(i));
        }
    }

    /// Whole-number scores, so that ties are exact and the runner-up is at least 1 behind.
    #[test]
    fn hard_is_the_limit_of_a_small_temperature(scores in vec(-3..4_i32, 1..9), value in any_matrix(8, 2, 5.0)) {
        let keys = Matrix::from_fn(scores.len(), 1, |i, _| f64::from(scores[i]));
        let values = Matrix::from_fn(scores.len(), 2, |i, j| value.at(i, j));
        let query = matrix(&[[1.0]]);
        let run = |normalize, temperature| {
            let settings = Settings { normalize, temperature, scale: Scale::Off, ..Settings::default() };
            attend(&query, &keys, &values, &settings).expect("a valid input")
        };
        let (hard, cold) = (run(Normalize::Hard, 1.0), run(Normalize::Softmax, 0.02));
        assert_close(&cold.weights, &hard.weights, 1e-15);
        assert_close(&cold.output, &hard.output, 1e-14);
        prop_assert_eq!(&run(Normalize::Hard, 0.02).weights, &hard.weights);
    }

    #[test]
    fn a_great_temperature_gives_the_mean_of_what_is_visible((triple, mask) in any_masked_triple(3.0)) {
        let [queries, keys, values] = &triple;
        let trace = attend(queries, keys, values, &Settings { temperature: 1e15, ..masked(&mask) }).expect("a valid input");
        let mean = Matrix::from_fn(queries.rows(), values.columns(), |i, c| {
            let seen: Vec<f64> = (0..keys.rows()).filter(|j| mask[i][*j]).map(|j| values.at(j, c)).collect();
            sum(&seen) / seen.len() as f64
        });
        assert_close(&trace.output, &mean, 1e-12);
    }

    #[test]
    fn temperature_and_scale_are_one_factor(triple in any_triple(3.0), temperature in 0.1..10.0) {
        let [queries, keys, values] = &triple;
        let run = |scale, temperature| {
            let settings = Settings { scale, temperature, ..Settings::default() };
            attend(queries, keys, values, &settings).expect("a valid input").weights
        };
        assert_close(&run(Scale::Off, temperature), &run(Scale::By(1.0 / temperature), 1.0), 1e-12);
        let root = sqrt(keys.columns() as f64);
        assert_close(&run(Scale::InverseSqrt, 1.0), &run(Scale::Off, root), 1e-12);
    }

    #[test]
    fn concatenating_undoes_splitting(n_heads in 1..5_usize, d_head in 1..4_usize, seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let whole = Matrix::from_fn(3, n_heads * d_head, |_, _| random.normal());
        let parts = split(&whole, n_heads).expect("the width is a multiple");
        prop_assert!(parts.iter().all(|part| part.columns() == d_head && part.rows() == 3));
        prop_assert_eq!(&concatenate(&parts.iter().collect::<Vec<_>>()).expect("equal heights"), &whole);
    }

    /// Elhage et al. 2021: heads side by side times `W_O` is the sum of each head times its own slice of `W_O`.
    #[test]
    fn w_o_adds_up_what_each_head_sends_through_its_own_slice(n_heads in 1..5_usize, d_head in 1..4_usize, seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let (d_model, width) = (4, n_heads * d_head);
        let mut draw = |rows, columns| Matrix::from_fn(rows, columns, |_, _| random.normal());
        let x = draw(5, d_model);
        let [w_q, w_k, w_v] = [(); 3].map(|()| draw(d_model, width));
        let parameters = Parameters { w_q, w_k, w_v, w_o: draw(width, d_model) };
        let layer = multi_head(&x, &parameters, n_heads, &Settings::default()).expect("shapes agree");
        let slices = layer.heads.iter().enumerate().map(|(h, head)| {
            let slice = Matrix::from_fn(d_head, d_model, |i, j| parameters.w_o.at(h * d_head + i, j));
            head.output.times(&slice, ["head", "slice", "part"]).expect("shapes agree")
        });
        let parts: Vec<Matrix> = slices.collect();
        let total = Matrix::from_fn(5, d_model, |i, j| parts.iter().map(|part| part.at(i, j)).sum());
        assert_close(&layer.output, &total, 1e-12);
    }

    #[test]
    fn a_seed_decides_every_number(seed in any::<u64>(), n in 1..50_usize) {
        let draw = |mut random: Random| {
            let mut order: Vec<usize> = (0..n).collect();
            random.shuffle(&mut order);
            (random.bits(), random.uniform().to_bits(), random.normal().to_bits(), random.below(n), order)
        };
        prop_assert_eq!(draw(Random::new(seed)), draw(Random::new(seed)));
        prop_assert_ne!(draw(Random::new(seed)).0, draw(Random::new(seed ^ 1)).0);
        let mut random = Random::new(seed);
        prop_assert!((0.0..1.0).contains(&random.uniform()) && random.normal().is_finite() && random.below(n) < n);
        prop_assert!(random.below(usize::MAX) < usize::MAX);
        prop_assert_eq!(random.below(0), 0);
        let mut sorted = draw(Random::new(seed)).4;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..n).collect::<Vec<_>>());
    }
}

/// Moments of 20,000 draws, each within five standard errors.
#[test]
fn drawn_numbers_are_distributed_as_their_names_say() {
    type Draw = fn(&mut Random) -> f64;
    fn square(x: f64) -> f64 {
        x * x
    }
    let cases: [(&str, Draw, f64, f64); 5] = [
        ("uniform", Random::uniform, 0.5, 0.289),
        ("uniform, squared", |r| square(r.uniform()), 1.0 / 3.0, 0.298),
        ("normal", Random::normal, 0.0, 1.0),
        ("normal, squared", |r| square(r.normal()), 1.0, 1.415),
        ("normal, to the fourth", |r| square(square(r.normal())), 3.0, 9.8),
    ];
    let n = 20_000;
    for (name, draw, expected, deviation) in cases {
        let mut random = Random::new(3);
        let mean = (0..n).map(|_| draw(&mut random)).sum::<f64>() / f64::from(n);
        assert!(
            (mean - expected).abs() < 5.0 * deviation / sqrt(f64::from(n)),
            "{name}: {mean}, not {expected}"
        );
    }
}
