//! A layer of the encoder as it is kept in memory: its dense layers with what they read, and its norms. It must know nothing of
//! the file that it came from or of the way through the layers.

use crate::dense::{Activations, Dense, Finish};
use crate::error::EngineError;
use crate::norm::Norm;

/// A dense layer and the factors by which its inputs are scaled before they are rounded.
pub struct Reading {
    pub(crate) scales: Vec<f32>,
    pub(crate) dense: Dense,
    /// Outputs that the last outputs are to be added to.
    pub(crate) targets: Vec<u16>,
}

impl Reading {
    /// `[tokens × outputs]` from `[tokens × inputs]`, tokens rounded up to four.
    pub(crate) fn apply(
        &self,
        rows: &[f32],
        tokens: usize,
        finish: Finish,
        x: &mut Activations,
        results: &mut [f32],
    ) -> Result<(), EngineError> {
        x.round(rows, &self.scales)?;
        self.dense.apply(x, tokens, finish, results)?;
        let own = self.dense.outputs() - self.targets.len();
        if !self.targets.is_empty() {
            for row in results.chunks_exact_mut(self.dense.outputs()).take(tokens) {
                let (own, extra) = row.split_at_mut(own);
                self.targets
                    .iter()
                    .zip(extra)
                    .for_each(|(&target, part)| own[usize::from(target)] += *part);
            }
        }
        Ok(())
    }
}

/// One layer of the six.
pub struct Layer {
    /// Queries, keys and values side by side.
    pub(crate) attending: Reading,
    pub(crate) mixing: Reading,
    pub(crate) mixed: Norm,
    pub(crate) widening: Reading,
    pub(crate) narrowing: Reading,
    pub(crate) narrowed: Norm,
}
