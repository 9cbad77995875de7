//! What is refused, with which code, and in which words: every message names the place.

use crate::matrices::matrix;
use attention_lesson::attention::heads::{Parameters, concatenate, multi_head, split};
use attention_lesson::attention::matrix::MOST;
use attention_lesson::attention::position::sinusoidal;
use attention_lesson::attention::{Error, Mask, Matrix, Normalize, Scale, Settings, attend};

#[track_caller]
fn check<T: std::fmt::Debug>(result: Result<T, Error>, code: &str, message: &str) {
    let error = result.expect_err(message);
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}

/// Two queries and three keys of width 2, values of width 1, attended with these settings.
fn attend_with(settings: &Settings) -> Result<(), Error> {
    let queries = matrix(&[[1.0, 0.0], [0.0, 1.0]]);
    let keys = matrix(&[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]);
    let values = matrix(&[[1.0], [2.0], [3.0]]);
    attend(&queries, &keys, &values, settings).map(drop)
}

fn with_mask(rows: &[&[bool]]) -> Settings {
    Settings {
        mask: Mask::Matrix(rows.iter().map(|row| row.to_vec()).collect()),
        ..Settings::default()
    }
}

#[test]
fn a_matrix_refuses_what_is_ragged_empty_or_not_finite() {
    let rows: [(&[&[f64]], &str, &str); 9] = [
        (&[], "shape", "keys has no rows"),
        (&[&[]], "shape", "keys has no columns"),
        (&[&[], &[]], "shape", "keys has no columns"),
        (&[&[], &[1.0]], "shape", "keys[1] has 1 numbers, keys[0] has 0"),
        (&[&[1.0, 2.0], &[1.0]], "shape", "keys[1] has 1 numbers, keys[0] has 2"),
        (
            &[&[1.0], &[1.0], &[1.0, f64::NAN]],
            "shape",
            "keys[2] has 2 numbers, keys[0] has 1",
        ),
        (&[&[1.0, f64::NAN]], "not-finite", "keys[0][1] is not a finite number"),
        (
            &[&[1.0, 2.0], &[f64::INFINITY, 2.0]],
            "not-finite",
            "keys[1][0] is not a finite number",
        ),
        (
            &[&[1.0], &[2.0], &[f64::NEG_INFINITY]],
            "not-finite",
            "keys[2][0] is not a finite number",
        ),
    ];
    for (rows, code, message) in rows {
        check(Matrix::from_rows("keys", rows), code, message);
    }
    check(
        Matrix::new("x", 2, 2, vec![0.0; 3]),
        "shape",
        "x has 3 numbers for a shape of 2 × 2",
    );
    check(Matrix::new("x", 0, 2, vec![]), "shape", "x has no rows");
    let message = format!("x has 0 numbers for a shape of {} × 2", usize::MAX);
    check(Matrix::new("x", usize::MAX, 2, vec![]), "shape", &message);
}

#[test]
fn attention_refuses_shapes_that_do_not_agree() {
    let [two, three] = [matrix(&[[1.0, 2.0]]), matrix(&[[1.0, 2.0, 3.0]])];
    let refused = attend(&two, &three, &two, &Settings::default());
    check(
        refused,
        "shape",
        "queries have 2 numbers each, keys have 3: they must be equal",
    );
    let twice = matrix(&[[1.0, 2.0], [3.0, 4.0]]);
    let refused = attend(&two, &two, &twice, &Settings::default());
    check(
        refused,
        "shape",
        "there are 1 keys and 2 values: each key needs one value",
    );
}

#[test]
fn attention_refuses_a_mask_of_another_shape_and_a_query_that_sees_nothing() {
    let (t, f) = (true, false);
    let cases: [(&[&[bool]], &str, &str); 6] = [
        (&[], "shape", "mask has 0 rows, there are 2 queries"),
        (&[&[t, t, t]], "shape", "mask has 1 rows, there are 2 queries"),
        (
            &[&[t, t, t], &[t, t]],
            "shape",
            "mask[1] has 2 entries, there are 3 keys",
        ),
        (&[&[], &[t, t, t]], "shape", "mask[0] has 0 entries, there are 3 keys"),
        (
            &[&[f, f, f], &[t, t, t]],
            "empty-row",
            "query 0 may attend to no key: its row of weights is undefined",
        ),
        (
            &[&[f, t, f], &[f, f, f]],
            "empty-row",
            "query 1 may attend to no key: its row of weights is undefined",
        ),
    ];
    for (rows, code, message) in cases {
        check(attend_with(&with_mask(rows)), code, message);
    }
    let causal = Settings {
        mask: Mask::Causal,
        ..Settings::default()
    };
    let [queries, keys] = [matrix(&[[1.0], [1.0], [1.0]]), matrix(&[[1.0], [1.0]])];
    let message = "query 0 may attend to no key: its row of weights is undefined";
    check(attend(&queries, &keys, &keys, &causal), "empty-row", message);
}

#[test]
fn attention_refuses_a_setting_outside_its_domain() {
    for bad in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let settings = Settings {
            temperature: bad,
            ..Settings::default()
        };
        check(
            attend_with(&settings),
            "option",
            "temperature must be a finite number above 0",
        );
        let settings = Settings {
            scale: Scale::By(bad),
            ..Settings::default()
        };
        check(
            attend_with(&settings),
            "option",
            "scale must be true, false or a finite number above 0",
        );
    }
}

#[test]
fn a_result_that_exceeds_every_number_is_refused_where_it_arises() {
    let [one, huge] = [matrix(&[[1.0]]), matrix(&[[1.0], [1e200]])];
    let off = Settings {
        scale: Scale::Off,
        ..Settings::default()
    };
    check(
        attend(&huge, &huge, &huge, &off),
        "not-finite",
        "scores[1][1] is not a finite number",
    );
    let cold = Settings {
        temperature: 1e-200,
        ..off.clone()
    };
    check(
        attend(&one, &huge, &huge, &cold),
        "not-finite",
        "scaled[0][1] is not a finite number",
    );
    let raw = Settings {
        normalize: Normalize::None,
        ..off
    };
    check(
        attend(&one, &huge, &huge, &raw),
        "not-finite",
        "output[0][0] is not a finite number",
    );
}

#[test]
fn a_masked_score_may_be_as_large_as_it_likes() {
    let [one, keys, values] = [matrix(&[[1.0]]), matrix(&[[2.0], [1e300]]), matrix(&[[5.0], [7.0]])];
    let settings = Settings {
        temperature: 1e-10,
        ..with_mask(&[&[true, false]])
    };
    let trace = attend(&one, &keys, &values, &settings).expect("the large score is not read");
    assert_eq!(trace.scaled.data(), [2e10, f64::NEG_INFINITY]);
    assert_eq!(trace.output.data(), [5.0]);
}

#[test]
fn several_heads_name_what_does_not_fit() {
    let square = |n: usize| Matrix::from_fn(n, n, |_, _| 1.0);
    let x = matrix(&[[1.0, 2.0, 3.0, 4.0]]);
    let good = Parameters {
        w_q: square(4),
        w_k: square(4),
        w_v: square(4),
        w_o: square(4),
    };
    let run = |parameters: &Parameters, n_heads| multi_head(&x, parameters, n_heads, &Settings::default());
    assert!(run(&good, 2).is_ok());

    check(
        run(&good, 0),
        "shape",
        "w_q: 4 columns cannot be split evenly among 0 heads",
    );
    check(
        run(&good, 3),
        "shape",
        "w_q: 4 columns cannot be split evenly among 3 heads",
    );
    let bad = Parameters {
        w_v: Matrix::from_fn(4, 3, |_, _| 1.0),
        ..good.clone()
    };
    check(
        run(&bad, 2),
        "shape",
        "w_v: 3 columns cannot be split evenly among 2 heads",
    );
    let bad = Parameters {
        w_k: square(3),
        ..good.clone()
    };
    check(
        run(&bad, 1),
        "shape",
        "x has 4 columns, w_k has 3 rows: they must be equal",
    );
    let bad = Parameters {
        w_o: square(3),
        ..good.clone()
    };
    check(
        run(&bad, 1),
        "shape",
        "concatenated has 4 columns, w_o has 3 rows: they must be equal",
    );
    let bad = Parameters {
        w_k: Matrix::from_fn(4, 2, |_, _| 1.0),
        ..good
    };
    check(
        run(&bad, 2),
        "shape",
        "queries have 2 numbers each, keys have 1: they must be equal",
    );

    check(concatenate(&[]), "shape", "concatenated has no rows");
    check(
        concatenate(&[&square(2), &square(3)]),
        "shape",
        "head 1 has 3 rows, head 0 has 2",
    );
    check(
        split(&square(2), usize::MAX),
        "shape",
        &format!("2 columns cannot be split evenly among {} heads", usize::MAX),
    );
}

#[test]
fn a_product_too_large_for_memory_is_refused_before_it_is_made() {
    let column = Matrix::from_fn(70_000, 1, |_, _| 1.0);
    let message = format!("scores would have 70000 × 70000 numbers, more than {MOST}");
    check(
        attend(&column, &column, &column, &Settings::default()),
        "shape",
        &message,
    );
    let row = Matrix::from_fn(1, 70_000, |_, _| 1.0);
    let message = format!("c would have 70000 × 70000 numbers, more than {MOST}");
    check(column.times(&row, ["a", "b", "c"]), "shape", &message);
}

/// A host that compares results strictly would take −0 for another number than 0.
#[test]
fn a_sum_of_nothing_is_plain_zero() {
    let [zero, minus] = [matrix(&[[0.0]]), matrix(&[[-1.0]])];
    let settings = Settings {
        normalize: Normalize::None,
        ..Settings::default()
    };
    let trace = attend(&zero, &minus, &minus, &settings).expect("a valid input");
    for part in [&trace.scores, &trace.scaled, &trace.weights, &trace.output] {
        assert_eq!(part.data()[0].to_bits(), 0);
    }
}

#[test]
fn a_place_outside_a_matrix_holds_nothing() {
    let m = matrix(&[[1.0, 2.0], [3.0, 4.0]]);
    for far in [2, 3, usize::MAX / 2, usize::MAX] {
        assert!(m.row(far).is_empty() && m.at(far, 0).is_nan() && m.at(0, far).is_nan());
        assert_eq!(m.column(far).count(), 0);
        assert!(!Mask::Matrix(vec![vec![true]]).allows(far, 0, 1, 1));
    }
    assert!(Mask::Causal.allows(usize::MAX, 0, 1, 1));
    assert_eq!((sinusoidal(0, 0).rows(), sinusoidal(0, 0).data()), (1, &[0.0][..]));
}
