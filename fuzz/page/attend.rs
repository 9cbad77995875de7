//! The input of the module's `attend`, as JSON.

use attention_lesson::attention::{self, Error, Matrix, Normalize, Settings};
use attention_lesson::host::attend_input;

use super::assert_sentence;
use super::json::Json;

/// More numbers than this in a matrix take too long for a run.
const MOST_NUMBERS: usize = 1 << 16;

/// An input is refused in a sentence, or attention is computed soundly.
pub fn attend(input: &[u8]) {
    let Some(text) = str::from_utf8(input).ok() else { return };
    let Some(value) = Json::read(text) else { return };
    match attend_input::read(&value) {
        Err(error) => check_refusal(&error),
        Ok((queries, keys, _, _)) if queries.rows() * keys.rows() > MOST_NUMBERS => {}
        Ok((queries, keys, values, settings)) => assert_sound(&queries, &keys, &values, &settings),
    }
}

fn check_refusal(error: &Error) {
    assert!(["empty-row", "shape", "not-finite", "option"].contains(&error.code()));
    let said = error.to_string();
    assert_sentence(&said, "");
    let places = [
        "queries",
        "keys",
        "values",
        "mask",
        "query ",
        "scores",
        "scaled",
        "output",
        "temperature",
        "scale",
        "normalize",
    ];
    assert!(places.iter().any(|place| said.contains(place)), "{said}");
}

/// A result is refused in words or sound: finite, of the right shapes, rows of weights that sum to 1, and an output among the
/// values.
pub fn assert_sound(queries: &Matrix, keys: &Matrix, values: &Matrix, settings: &Settings) {
    let trace = match attention::attend(queries, keys, values, settings) {
        Ok(trace) => trace,
        Err(error) => return check_refusal(&error),
    };
    let shape = |matrix: &Matrix| (matrix.rows(), matrix.columns());
    let table = (queries.rows(), keys.rows());
    assert_eq!([&trace.scores, &trace.scaled, &trace.weights].map(shape), [table; 3]);
    assert_eq!(shape(&trace.output), (queries.rows(), values.columns()));
    let finite = [&trace.scores, &trace.weights, &trace.output];
    assert!(
        finite.iter().all(|matrix| matrix.data().iter().all(|x| x.is_finite())),
        "{trace:?}"
    );
    assert!(
        trace
            .scaled
            .data()
            .iter()
            .all(|x| x.is_finite() || *x == f64::NEG_INFINITY)
    );
    for (i, weights) in trace.weights.iter_rows().enumerate() {
        let is_open = |j: &usize| settings.mask.allows(i, *j, queries.rows(), keys.rows());
        assert!((0..keys.rows()).all(|j| is_open(&j) || weights[j] == 0.0), "{trace:?}");
        if settings.normalize == Normalize::None {
            continue;
        }
        assert!(weights.iter().all(|weight| (0.0..=1.0).contains(weight)), "{trace:?}");
        assert!(
            (weights.iter().sum::<f64>() - 1.0).abs() < 1e-14 * weights.len().max(10) as f64,
            "{trace:?}"
        );
        for (column, output) in trace.output.row(i).iter().enumerate() {
            let read = || (0..keys.rows()).filter(is_open).map(|j| values.at(j, column));
            let (least, most) = (
                read().fold(f64::INFINITY, f64::min),
                read().fold(f64::NEG_INFINITY, f64::max),
            );
            assert!(
                (least..=most).contains(output),
                "{output} is not within {least} and {most}"
            );
        }
    }
}
