//! A short test of the machine that runs when the module is loaded: relaxed instructions may mean different things on
//! different machines, and what the engine takes for granted of them is tried here. It must know nothing of models.

use crate::attend::{Head, Results, Scratch, attend};
use crate::dense::{Activations, Dense, Finish, INPUTS_STEP, Products};
use crate::error::EngineError;

const TOKENS: usize = 4;
const OUTPUTS: usize = 8;
const INPUTS: usize = 2 * INPUTS_STEP;

/// Whether byte products give what 16-bit products give, on weights and activations at the ends of their ranges, and
/// the fused product and sum is one of the two that it may be.
///
/// # Errors
/// [`EngineError::Memory`].
pub fn products_agree() -> Result<bool, EngineError> {
    // Activations of 0 … 127 in steps of 1, and weights of both signs and all sizes that chains allow.
    let rows: Vec<f32> = (0..TOKENS * INPUTS)
        .map(|i| [0.0, 127.0, 126.0, 1.0, 64.0, 127.0, 127.0][i % 7])
        .collect();
    let weights: Vec<i8> = (0..OUTPUTS * INPUTS)
        .map(|i| [-32, 32, 31, -32, 0, 32, -1, -32, 30][i % 9])
        .collect();
    let sums = |products, weights: &[i8]| {
        let mut x = Activations::new(products);
        x.round(&rows, &[1.0; INPUTS])?;
        let mut results = vec![0.0; TOKENS * OUTPUTS];
        Dense::new(weights, vec![1.0; OUTPUTS], vec![0.0; OUTPUTS], products)?.apply(
            &x,
            TOKENS,
            Finish::Plain,
            &mut results,
        )?;
        Ok(results)
    };
    let mut agree = true;
    for divisor in [1, 2] {
        let weights: Vec<i8> = weights.iter().map(|w| w / divisor).collect();
        agree &= sums(Products::Bytes, &weights)? == sums(Products::Words, &weights)?;
    }
    // One product at each end of a byte's range, alone in its lane.
    let alone: Vec<i8> = (0..OUTPUTS * INPUTS)
        .map(|i| {
            if i % 16 == 0 {
                if i % 3 == 0 { 127 } else { -128 }
            } else {
                0
            }
        })
        .collect();
    agree &= sums(Products::Bytes, &alone)? == sums(Products::Words, &alone)?;
    Ok(agree && fused_sums_are_close()?)
}

/// One query with two equal keys: the output is the mean of the values.
fn fused_sums_are_close() -> Result<bool, EngineError> {
    let inputs = [0.3, -1.7, 2.9, 0.7, 0.3, -1.7, 2.9, 0.7];
    let values = [1.0, 2.0, -3.0, 4.0, 3.0, 6.0, -5.0, -4.0];
    let head = Head {
        queries: &inputs,
        keys: &inputs,
        values: &values,
        n_tokens: 2,
        head_dim: 4,
        stride: 4,
        causal: false,
    };
    let mut output = [0.0; 8];
    attend(
        &head,
        &mut Scratch::default(),
        &mut Results {
            output: Some(&mut output),
            stride: 4,
            weights: None,
        },
    )?;
    Ok(output
        .iter()
        .zip([2.0, 4.0, -4.0, 0.0, 2.0, 4.0, -4.0, 0.0])
        .all(|(found, expected): (&f32, f32)| (found - expected).abs() < 1e-5))
}
