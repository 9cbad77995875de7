//! Why the root: what sampled queries and keys show, against golden averages and against each other.

use attention_lesson::attention::float::sqrt;
use attention_lesson::attention::random::Random;
use attention_lesson::labs::Setup;
use attention_lesson::labs::number::fixed;
use attention_lesson::labs::root::{self, N_DRAWS, N_KEYS, ROOT};

use crate::soft_and_hard::{assert_says, shown};

/// Root at length 2 to the power `size`.
fn root_at(size: usize, divide: f64) -> Setup {
    shown(&ROOT).with("d", 0, size as f64).with("m", 0, divide)
}

/// Means over 4,000 rows of ten scores from N(0, d): d, largest weight, entropy, gradient; from an independent program.
const GOLDEN: [(i32, f64, f64, f64); 6] = [
    (1, 0.32, 1.92, 0.206),
    (4, 0.53, 1.34, 0.214),
    (16, 0.74, 0.72, 0.153),
    (64, 0.87, 0.34, 0.086),
    (256, 0.93, 0.17, 0.048),
    (512, 0.95, 0.12, 0.034),
];

#[track_caller]
fn check_summary(summary: root::Summary, golden: (i32, f64, f64, f64), tolerance: f64) {
    let (d, top, entropy, gradient) = golden;
    let off = [
        (summary.top - top).abs(),
        (summary.entropy - entropy).abs() / 3.0,
        (summary.gradient - gradient).abs(),
    ];
    assert!(
        off.iter().all(|x| *x < tolerance),
        "d = {d}: {summary:?} against {golden:?}"
    );
}

#[test]
fn averages_over_normal_scores_are_the_golden_ones() {
    for golden in GOLDEN {
        let mut random = Random::new(7);
        let spread = sqrt(f64::from(golden.0));
        let scores: Vec<f64> = (0..40_000).map(|_| spread * random.normal()).collect();
        check_summary(root::summary(&scores), golden, 0.015);
    }
}

#[test]
fn products_of_random_vectors_have_the_golden_averages_for_large_d() {
    for golden in &GOLDEN[2..] {
        let size = golden.0.trailing_zeros() as usize;
        for seed in [0.0, 1.0, 2.0, 500.0] {
            let outcome = root::outcome(&root_at(size, 0.0).with("n", 0, seed));
            // More than three standard errors of a mean of 200 numbers that spread by a quarter at most.
            check_summary(outcome.summary, *golden, 0.06);
        }
    }
}

#[test]
fn the_spread_grows_as_the_root_and_the_scale_takes_it_back() {
    for size in 0..root::N_LENGTHS {
        let raw = root::outcome(&root_at(size, 0.0)).spread;
        let scaled = root::outcome(&root_at(size, 1.0)).spread;
        let expected = sqrt(f64::from(1 << size));
        assert!(
            (raw / expected - 1.0).abs() < 0.07,
            "size {size}: {raw} against {expected}"
        );
        assert!((scaled - 1.0).abs() < 0.07, "size {size}: {scaled}");
    }
}

#[test]
fn a_temperature_of_the_root_makes_the_picture_of_the_scale() {
    for size in [0, 2, 4, 6, 8] {
        let by_scale = root::outcome(&root_at(size, 1.0));
        let setup = root_at(size, 2.0).with("t", 0, f64::from(1 << (size / 2)));
        let by_temperature = root::outcome(&setup);
        assert_eq!(by_scale.scores, by_temperature.scores, "size {size}");
        assert_eq!(by_scale.summary, by_temperature.summary, "size {size}");
        assert_says(&ROOT, &setup, "the very picture of the scale");
    }
}

#[test]
fn a_correlated_key_outgrows_the_scale() {
    for size in [4, 6, 9] {
        let outcome = root::outcome(&root_at(size, 1.0).with("r", 0, 0.5));
        let expected = 0.5 * sqrt(f64::from(1 << size));
        assert!(
            (outcome.first / expected - 1.0).abs() < 0.15,
            "size {size}: {} against {expected}",
            outcome.first
        );
        assert_says(
            &ROOT,
            &root_at(size, 1.0).with("r", 0, 0.5),
            &format!("scores {},", fixed(outcome.first, 1)),
        );
    }
    let alone = root::outcome(&root_at(9, 1.0)).curves.clone();
    let led = root::outcome(&root_at(9, 1.0).with("r", 0, 0.5)).curves.clone();
    assert!(
        alone[1][9] < 0.4 && led[1][9] > 0.95,
        "{} and {}",
        alone[1][9],
        led[1][9]
    );
}

#[test]
fn every_score_stands_in_a_bin_and_the_curves_meet_the_averages() {
    for (size, correlation) in [(0, 0.0), (6, 0.0), (9, 1.0)] {
        for divide in [0.0, 1.0] {
            let outcome = root::outcome(&root_at(size, divide).with("r", 0, correlation));
            assert_eq!(outcome.scores.len(), N_DRAWS * N_KEYS);
            for bins in root::histogram(&outcome.scores) {
                assert!((bins.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            }
            let curve = outcome.curves[divide as usize][size];
            assert!((curve - outcome.summary.top).abs() < 1e-12, "size {size}: {curve}");
        }
    }
}

#[test]
fn what_comes_out_depends_on_the_set_up_alone() {
    let (one, other) = (
        root_at(6, 0.0).with("n", 0, 3.0),
        root_at(6, 0.0).with("n", 0, 4.0).with("r", 0, 0.7),
    );
    let first = root::outcome(&one).scores.clone();
    let between = root::outcome(&other).scores.clone();
    assert_ne!(first, between);
    assert_eq!(first, root::outcome(&one).scores);
}
