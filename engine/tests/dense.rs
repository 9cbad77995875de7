//! Dense layers, rounding, the error linear unit and norms against their twins, over random shapes and numbers.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use attention_engine::dense::{Activations, Dense, Finish, Products};
use attention_engine::error::EngineError;
use attention_engine::norm::Norm;
use attention_engine::twins;
use proptest::prelude::*;

fn random(seed: u64) -> impl FnMut() -> f32 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    }
}

/// Weights that grow with the seed, so that chains of all lengths occur; the largest are ±127.
fn weights(count: usize, seed: u64) -> Vec<i8> {
    let mut next = random(seed);
    let size = [12.0, 40.0, 127.0][seed as usize % 3];
    (0..count).map(|_| (next() * size).round() as i8).collect()
}

fn check(tokens: usize, inputs: usize, outputs: usize, finish: Finish, seed: u64) {
    let mut next = random(seed + 77);
    let rows: Vec<f32> = (0..tokens.div_ceil(4) * 4 * inputs)
        .map(|i| if i < tokens * inputs { next() * 3.0 } else { 0.0 })
        .collect();
    let scales: Vec<f32> = (0..inputs).map(|_| next().abs() + 0.1).collect();
    let weights = weights(inputs * outputs, seed);
    let steps: Vec<f32> = (0..outputs).map(|_| (next().abs() + 0.1) * 0.01).collect();
    let bias: Vec<f32> = (0..outputs).map(|_| next()).collect();
    let results = [Products::Bytes, Products::Words].map(|products| {
        let mut x = Activations::new(products);
        x.round(&rows, &scales).expect("the shapes agree");
        let dense = Dense::new(&weights, steps.clone(), bias.clone(), products).expect("the weights are small");
        let mut results = vec![0.0; rows.len() / inputs * outputs];
        dense.apply(&x, tokens, finish, &mut results).expect("the shapes agree");
        for token in 0..tokens {
            let scaled: Vec<f32> = rows[token * inputs..][..inputs]
                .iter()
                .zip(&scales)
                .map(|(x, s)| x * s)
                .collect();
            let (bytes, step, zero) = twins::rounded(&scaled);
            assert_eq!(
                (0..inputs).map(|i| x.byte(token, i)).collect::<Vec<_>>(),
                bytes,
                "token {token}"
            );
            assert_eq!(x.step_and_shift(token), (step, step * zero));
            for (output, sum) in twins::whole_sums(&bytes, &weights).into_iter().enumerate() {
                let weight_sum: i32 = weights[output * inputs..][..inputs].iter().map(|&w| i32::from(w)).sum();
                let exact = f64::from(step)
                    * (f64::from(sum) - f64::from(zero) * f64::from(weight_sum))
                    * f64::from(steps[output])
                    + f64::from(bias[output]);
                let expected = if finish == Finish::Gelu {
                    twins::gelu(exact)
                } else {
                    exact
                };
                let error = (f64::from(results[token * outputs + output]) - expected).abs();
                let tolerance = if finish == Finish::Gelu { 1e-4 } else { 1e-5 };
                assert!(
                    error <= tolerance * expected.abs().max(1.0),
                    "{products:?}, token {token}, output {output}: off by {error:e}"
                );
            }
        }
        results
    });
    assert_eq!(results[0], results[1], "both kinds of products give the same");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_layer_equals_its_twin_with_either_kind_of_products(tokens in 1usize..14, inputs in 1usize..6, outputs in 1usize..5, gelu: bool, seed in 0u64..1000) {
        check(tokens, inputs * 32, outputs * 8, if gelu { Finish::Gelu } else { Finish::Plain }, seed);
    }
}

#[test]
fn sums_are_exact_at_the_limit_of_every_chain() {
    // As many equal weights as 16 bits bear along a chain, all meeting the largest byte; then one more, and other signs.
    for (size, columns) in [
        (32, 16),
        (32, -16),
        (33, 16),
        (33, -16),
        (64, 8),
        (65, 8),
        (-128, 4),
        (-128, 5),
        (127, 16),
        (127, -16),
    ] {
        // The first lane of each four inputs may bear both signs.
        let sign = |column: usize| {
            if columns < 0 && column % 4 < 2 && column % 32 / 4 != 2 {
                -1
            } else {
                1
            }
        };
        let columns = i32::abs(columns) as usize;
        let weights: Vec<i8> = (0..32 * 8)
            .map(|i| if i % 32 < 2 * columns { size * sign(i) } else { 0 })
            .collect();
        for products in [Products::Bytes, Products::Words] {
            let rows: Vec<f32> = (0..4 * 32).map(|_| 1.0).collect();
            let mut x = Activations::new(products);
            x.round(&rows, &[1.0; 32]).expect("the shapes agree");
            let dense = Dense::new(&weights, vec![1.0; 8], vec![0.0; 8], products).expect("the weights fit");
            let mut results = vec![0.0; 32];
            dense
                .apply(&x, 4, Finish::Plain, &mut results)
                .expect("the shapes agree");
            let expected = weights[..32].iter().map(|&w| i32::from(w)).sum::<i32>() as f32;
            assert!(
                results.iter().all(|y| (y - expected).abs() < 1e-2),
                "{products:?}: {results:?}"
            );
        }
    }
}

#[test]
fn the_error_linear_unit_is_within_a_ten_thousandth() {
    let mut x = Activations::new(Products::Bytes);
    x.round(&[0.0; 4 * 32], &[1.0; 32]).expect("the shapes agree");
    // The bias is all that a layer without weights gives to it.
    for first in (-12_000..12_000).step_by(8) {
        let bias: Vec<f32> = (first..first + 8).map(|i| i as f32 / 1000.0).collect();
        let dense = Dense::new(&[0; 8 * 32], vec![1.0; 8], bias.clone(), Products::Bytes).expect("the sizes agree");
        let mut results = vec![0.0; 4 * 8];
        dense
            .apply(&x, 4, Finish::Gelu, &mut results)
            .expect("the shapes agree");
        for (found, x) in results.iter().zip(bias) {
            let error = (f64::from(*found) - twins::gelu(f64::from(x))).abs();
            assert!(error <= 1e-4, "{x}: off by {error:e}");
        }
    }
}

#[test]
fn sizes_that_do_not_agree_are_refused() {
    let refused = |weights: &[i8], steps: usize, bias: usize| {
        Dense::new(weights, vec![1.0; steps], vec![0.0; bias], Products::Bytes).err() == Some(EngineError::Weights)
    };
    assert!(!refused(&[-128; 256], 8, 8));
    assert!(refused(&[1; 256], 7, 8));
    assert!(refused(&[1; 255], 8, 8));
    assert!(refused(&[], 8, 8));
    assert!(refused(&[1; 32 * 7], 7, 7));
}

#[test]
fn rows_of_zeros_and_of_bad_numbers_are_harmless() {
    for x in [0.0, f32::NAN, f32::INFINITY] {
        let mut activations = Activations::new(Products::Bytes);
        activations.round(&[x; 128], &[1.0; 32]).expect("the shapes agree");
        assert!((0..4).all(|token| activations.byte(token, 3) < 128));
    }
}

#[test]
fn a_norm_equals_its_twin() {
    let mut next = random(5);
    let rows: Vec<f32> = (0..3 * 384).map(|_| next() * 9.0 + 2.0).collect();
    let added: Vec<f32> = (0..3 * 384).map(|_| next()).collect();
    let norm = Norm {
        gain: (0..384).map(|_| next()).collect(),
        bias: (0..384).map(|_| next()).collect(),
    };
    let mut results = rows.clone();
    norm.apply_to_sum(&mut results, &added, 384);
    for row in 0..3 {
        let sums: Vec<f64> = (row * 384..(row + 1) * 384)
            .map(|i| f64::from(rows[i]) + f64::from(added[i]))
            .collect();
        for (column, expected) in twins::norm(&sums, &norm.gain, &norm.bias).into_iter().enumerate() {
            assert!(
                (f64::from(results[row * 384 + column]) - expected).abs() < 2e-6,
                "row {row}, column {column}"
            );
        }
    }
}
