//! Matrices for tests: written by hand, read from text, drawn at random.

use attention_lesson::attention::Matrix;
use proptest::collection::vec;
use proptest::prelude::*;

/// A matrix written as rows.
#[track_caller]
pub(crate) fn matrix<const COLUMNS: usize>(rows: &[[f64; COLUMNS]]) -> Matrix {
    Matrix::from_rows("test", rows).expect("a test's own matrix is well formed")
}

/// Rows of numbers written as `1 2;3 4`.
pub(crate) fn rows_from_text(text: &str) -> Vec<Vec<f64>> {
    let row = |row: &str| row.split(' ').map(|x| x.parse().expect("a number")).collect();
    text.split(';').map(row).collect()
}

/// Any matrix of `rows × columns` with entries in `-size..size`.
pub(crate) fn any_matrix(rows: usize, columns: usize, size: f64) -> impl Strategy<Value = Matrix> {
    vec(-size..size, rows * columns).prop_map(move |data| {
        Matrix::new("test", rows, columns, data).expect("the shape is filled with finite numbers")
    })
}

/// Queries, keys and values of any small shapes that agree, entries in `-size..size`.
pub(crate) fn any_triple(size: f64) -> impl Strategy<Value = [Matrix; 3]> {
    (1..6_usize, 1..8_usize, 1..6_usize, 1..5_usize).prop_flat_map(move |(n_queries, n_keys, d_k, d_v)| {
        [(n_queries, d_k), (n_keys, d_k), (n_keys, d_v)].map(|(rows, columns)| any_matrix(rows, columns, size))
    })
}

/// Self-attention's triple: as many queries as keys.
pub(crate) fn any_square_triple(size: f64) -> impl Strategy<Value = [Matrix; 3]> {
    (1..7_usize, 1..5_usize, 1..4_usize).prop_flat_map(move |(n, d_k, d_v)| {
        [(n, d_k), (n, d_k), (n, d_v)].map(|(rows, columns)| any_matrix(rows, columns, size))
    })
}

/// Asserts that two matrices agree entry by entry within `tolerance`, relative where entries exceed 1.
#[track_caller]
pub(crate) fn assert_close(got: &Matrix, expected: &Matrix, tolerance: f64) {
    assert_eq!(
        (got.rows(), got.columns()),
        (expected.rows(), expected.columns()),
        "shapes differ"
    );
    for (i, (a, b)) in got.data().iter().zip(expected.data()).enumerate() {
        let place = (i / got.columns(), i % got.columns());
        assert!(
            (a - b).abs() <= tolerance * b.abs().max(1.0),
            "at {place:?}: {a} is not {b}"
        );
    }
}
