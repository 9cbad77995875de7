//! What positions do to vectors, and the angles behind them.

use attention_lesson::attention::Matrix;
use attention_lesson::attention::float::sin_cos;
use attention_lesson::attention::matrix::{dot, norm};
use attention_lesson::attention::position::{rotary, sinusoidal};
use attention_lesson::attention::random::Random;
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    /// Vaswani et al. 2017, §3.5: the vector at p + k is a fixed rotation, for each pair of columns, of the one at p.
    #[test]
    fn a_relative_shift_rotates_every_pair_of_a_position(shift in 0..40_usize, pairs in 1..6_usize) {
        let d_model = 2 * pairs;
        let table = sinusoidal(100, d_model);
        for pair in 0..pairs {
            let (sine, cosine) = (2 * pair, 2 * pair + 1);
            let (sin_k, cos_k) = (table.at(shift, sine), table.at(shift, cosine));
            for p in 0..100 - shift {
                let (sin_p, cos_p) = (table.at(p, sine), table.at(p, cosine));
                let turned = (sin_p * cos_k + cos_p * sin_k, cos_p * cos_k - sin_p * sin_k);
                prop_assert!((turned.0 - table.at(p + shift, sine)).abs() < 1e-13);
                prop_assert!((turned.1 - table.at(p + shift, cosine)).abs() < 1e-13);
            }
        }
    }

    /// Su et al. 2021, §3.2.2: turned by their positions, a query and a key score by how far apart they stand alone, and keep
    /// their lengths.
    #[test]
    fn rotary_scores_depend_on_the_distance_alone(
        q in vec(-3.0..3.0_f64, 1..8),
        seed in any::<u64>(),
        [i, j] in [0..20_usize, 0..20_usize],
        shift in 0..40_usize,
    ) {
        let mut random = Random::new(seed);
        let k: Vec<f64> = q.iter().map(|_| random.normal()).collect();
        let turned = |row: &[f64]| rotary(&Matrix::from_fn(60, row.len(), |_, column| row[column]));
        let (queries, keys) = (turned(&q), turned(&k));
        let score = |i: usize, j: usize| dot(queries.row(i), keys.row(j));
        prop_assert!((score(i, j) - score(i + shift, j + shift)).abs() < 1e-11);
        prop_assert!((norm(queries.row(i)) - norm(&q)).abs() < 1e-12);
    }

    #[test]
    fn sine_and_cosine_are_those_of_the_standard_library(x in -1e5..1e5_f64) {
        #[allow(clippy::disallowed_methods, reason = "what the lesson's own are compared with")]
        let expected = x.sin_cos();
        let [sin, cos] = sin_cos(x);
        prop_assert!((sin - expected.0).abs() < 3e-16 && (cos - expected.1).abs() < 3e-16, "{x}: {sin} {cos} {expected:?}");
    }
}
