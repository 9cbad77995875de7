//! One head against its double-precision twin, over random shapes and numbers.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use attention_engine::attend::{Head, Results, Scratch, attend};
use attention_engine::error::EngineError;
use attention_engine::twins;
use proptest::prelude::*;

/// Numbers around 0 that depend on nothing but the seed.
fn numbers(count: usize, seed: u64, size: f32) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..count).map(|_| (next() + next() + next()) * size).collect()
}

fn check(n: usize, d: usize, gap: usize, causal: bool, seed: u64, size: f32) {
    let stride = d + gap;
    let [queries, keys, values] = [1, 2, 3].map(|i| numbers(n * stride, seed * 3 + i, size));
    let head = Head {
        queries: &queries,
        keys: &keys,
        values: &values,
        n_tokens: n,
        head_dim: d,
        stride,
        causal,
    };
    let (mut output, mut weights) = (vec![9.0; n * stride], vec![9.0; n * n]);
    let mut results = Results {
        output: Some(&mut output),
        stride,
        weights: Some(&mut weights),
    };
    attend(&head, &mut Scratch::default(), &mut results).expect("the shapes agree");
    let (expected, expected_weights) = twins::attend(&head);
    // Large scores carry rounding errors of their own into the exponent.
    let tolerance = if size <= 0.6 {
        2e-6
    } else {
        1e-5 * f64::from(size.powi(3)).max(1.0)
    };
    for i in 0..n {
        for c in 0..d {
            let error = (f64::from(output[i * stride + c]) - expected[i * d + c]).abs();
            assert!(
                error <= tolerance,
                "n {n}, d {d}, causal {causal}, output {i} {c}: off by {error:e}"
            );
        }
        for j in 0..n {
            let error = (f64::from(weights[i * n + j]) - expected_weights[i * n + j]).abs();
            assert!(
                error <= tolerance,
                "n {n}, d {d}, causal {causal}, weight {i} {j}: off by {error:e}"
            );
            assert!(!causal || j <= i || weights[i * n + j] == 0.0, "a masked weight is 0");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn one_head_equals_its_double_precision_twin(n in 1usize..90, d in 1usize..80, gap in 0usize..9, causal: bool, seed in 0u64..1000, size in 0.1f32..3.0) {
        check(n, d, gap, causal, seed, size);
    }
}

#[test]
fn long_sequences_equal_the_twin() {
    for (n, d, causal) in [(300, 64, false), (515, 32, true), (257, 64, true)] {
        check(n, d, 0, causal, 7, 1.0);
    }
}

#[test]
fn huge_scores_give_a_hard_choice_and_no_bad_numbers() {
    let queries = numbers(16 * 8, 1, 1e4);
    let head = Head {
        queries: &queries,
        keys: &queries,
        values: &queries,
        n_tokens: 16,
        head_dim: 8,
        stride: 8,
        causal: true,
    };
    let mut weights = vec![0.0; 256];
    let mut results = Results {
        output: None,
        stride: 8,
        weights: Some(&mut weights),
    };
    attend(&head, &mut Scratch::default(), &mut results).expect("the shapes agree");
    for row in weights.chunks(16) {
        assert!(row.iter().all(|weight| (0.0..=1.0).contains(weight)) && (row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}

#[test]
fn shapes_that_do_not_agree_are_refused() {
    let rows = vec![0.0; 64];
    let good = Head {
        queries: &rows,
        keys: &rows,
        values: &rows,
        n_tokens: 8,
        head_dim: 8,
        stride: 8,
        causal: false,
    };
    let refused = |head: Head, room: usize| {
        let mut output = vec![0.0; room];
        let mut results = Results {
            output: Some(&mut output),
            stride: 8,
            weights: None,
        };
        attend(&head, &mut Scratch::default(), &mut results) == Err(EngineError::Shape)
    };
    assert!(!refused(good, 64));
    assert!(refused(good, 63));
    assert!(refused(Head { n_tokens: 0, ..good }, 64));
    assert!(refused(Head { head_dim: 0, ..good }, 64));
    assert!(refused(Head { n_tokens: 9, ..good }, 100));
    assert!(refused(Head { stride: 7, ..good }, 64));
    assert!(refused(
        Head {
            keys: &rows[1..],
            ..good
        },
        64
    ));
}
