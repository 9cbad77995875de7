//! Whatever attention is given, it refuses in words or computes soundly, and nothing panics.

use attention_lesson::attention::heads::{Parameters, multi_head};
use attention_lesson::attention::matrix::{dot, norm};
use attention_lesson::attention::softmax::{argmax, entropy, hardmax, softmax};
use attention_lesson::attention::{Mask, Matrix, Normalize, Scale, Settings};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::replay::page::assert_sound;

/// Numbers of every kind that a host can send.
fn any_number() -> impl Strategy<Value = f64> {
    let special = [
        0.0,
        -0.0,
        1.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        1e308,
        -1e4,
        5e-324,
    ];
    prop_oneof![4 => -9.0..9.0, 2 => any::<f64>(), 1 => proptest::sample::select(special.to_vec())]
}

/// Lists of rows that may be ragged or empty, mostly not.
fn any_rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let even = (0..5_usize, 0..5_usize).prop_flat_map(|(rows, columns)| vec(vec(any_number(), columns), rows));
    prop_oneof![6 => even, 1 => vec(vec(any_number(), 0..4), 0..4)]
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let scale = prop_oneof![
        Just(Scale::InverseSqrt),
        Just(Scale::Off),
        any_number().prop_map(Scale::By)
    ];
    let rows = vec(vec(any::<bool>(), 0..5), 0..5);
    let mask = prop_oneof![3 => Just(Mask::None), 3 => Just(Mask::Causal), 1 => rows.prop_map(Mask::Matrix)];
    let normalize = prop_oneof![Just(Normalize::Softmax), Just(Normalize::None), Just(Normalize::Hard)];
    let temperature = prop_oneof![3 => Just(1.0), 1 => any_number()];
    (scale, mask, temperature, normalize).prop_map(|(scale, mask, temperature, normalize)| Settings {
        scale,
        mask,
        temperature,
        normalize,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_given_is_refused_in_words_or_computed_soundly(
        rows in [any_rows(), any_rows(), any_rows()],
        settings in any_settings(),
        n_heads in 0..4_usize,
    ) {
        let matrices = rows.map(|rows| Matrix::from_rows("keys", &rows));
        let [Ok(a), Ok(b), Ok(c)] = matrices else {
            return Ok(());
        };
        assert_sound(&a, &b, &c, &settings);
        // Shapes that always agree, so that numbers and settings alone decide.
        assert_sound(&a, &a, &a, &settings);
        let _ = a.times(&b, ["a", "b", "c"]);
        let _ = multi_head(&a, &Parameters { w_q: b.clone(), w_k: b.clone(), w_v: c.clone(), w_o: c }, n_heads, &settings);
    }

    #[test]
    fn rows_of_any_numbers_are_taken_without_a_panic(a in vec(any_number(), 0..7), b in vec(any_number(), 0..7)) {
        for row in [softmax(&a), hardmax(&a)] {
            prop_assert_eq!(row.len(), a.len());
        }
        prop_assert!(argmax(&a) < a.len().max(1));
        let _ = (entropy(&a), dot(&a, &b), norm(&a));
    }
}
