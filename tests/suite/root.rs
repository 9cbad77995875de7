//! Why the root: what sampled queries and keys show, against golden averages and against each other.

use attention_lesson::attention::float::sqrt;
use attention_lesson::attention::random::Random;
use attention_lesson::labs::root::{self, Division, Divisor, N_DRAWS, N_KEYS, Setup, sampled_scores};
use attention_lesson::labs::setup::NamedSetup;

/// Root at length 2 to the power `size`.
fn root_at(size: usize, divisor: Divisor) -> Setup {
    Setup {
        is_shown: true,
        size,
        divisor,
        ..Setup::START
    }
}

/// The same with a first key that follows the query.
fn led(size: usize, divisor: Divisor, correlation: f64) -> Setup {
    Setup {
        correlation,
        ..root_at(size, divisor)
    }
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
        for seed in [0, 1, 2, 500] {
            let scores = sampled_scores(&Setup {
                seed,
                ..root_at(size, Divisor::One)
            });
            // More than three standard errors of a mean of 200 numbers that spread by a quarter at most.
            check_summary(scores.summary, *golden, 0.06);
        }
    }
}

#[test]
fn the_spread_grows_as_the_root_and_the_scale_takes_it_back() {
    for size in 0..root::N_LENGTHS {
        let raw = sampled_scores(&root_at(size, Divisor::One)).spread;
        let scaled = sampled_scores(&root_at(size, Divisor::Root)).spread;
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
        let by_scale = sampled_scores(&root_at(size, Divisor::Root));
        let root = f64::from(1 << (size / 2));
        let at = |temperature: f64| Setup {
            temperature,
            ..root_at(size, Divisor::Temperature)
        };
        let by_temperature = sampled_scores(&at(root));
        assert_eq!(by_scale.scores, by_temperature.scores, "size {size}");
        assert_eq!(by_scale.summary, by_temperature.summary, "size {size}");
        assert_eq!(root::division(&at(root)), Division::SameAsRoot, "size {size}");
        let others = [root - 0.5, root + 0.5].map(|temperature| root::division(&at(temperature)));
        assert_eq!(others, [Division::BelowRoot, Division::AboveRoot], "size {size}");
    }
}

#[test]
fn a_correlated_key_outgrows_the_scale() {
    for size in [4, 6, 9] {
        let scores = sampled_scores(&led(size, Divisor::Root, 0.5));
        let expected = 0.5 * sqrt(f64::from(1 << size));
        assert!(
            (scores.first / expected - 1.0).abs() < 0.15,
            "size {size}: {} against {expected}",
            scores.first
        );
    }
    let alone = sampled_scores(&root_at(9, Divisor::Root)).curves.clone();
    let led = sampled_scores(&led(9, Divisor::Root, 0.5)).curves.clone();
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
        for (which, divisor) in [Divisor::One, Divisor::Root].into_iter().enumerate() {
            let sampled = sampled_scores(&led(size, divisor, correlation));
            assert_eq!(sampled.scores.len(), N_DRAWS * N_KEYS);
            for bins in root::histogram(&sampled.scores) {
                assert!((bins.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            }
            let curve = sampled.curves[which][size];
            assert!((curve - sampled.summary.top).abs() < 1e-12, "size {size}: {curve}");
        }
    }
}

#[test]
fn what_comes_out_depends_on_the_set_up_alone() {
    let one = Setup {
        seed: 3,
        ..root_at(6, Divisor::One)
    };
    let other = Setup {
        seed: 4,
        correlation: 0.7,
        ..one.clone()
    };
    let first = sampled_scores(&one).scores.clone();
    let between = sampled_scores(&other).scores.clone();
    assert_ne!(first, between);
    assert_eq!(first, sampled_scores(&one).scores);
}
