//! What can be wrong with what the engine is given. Codes are public and stable; it knows nothing of the parts that fail.

/// A refusal, told to callers as a number that `attention-engine.js` turns into an `Error` with a `code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum EngineError {
    /// Sizes are zero, too large, or do not agree with the arrays' lengths: `"shape"`.
    Shape = -1,
    /// The weights are not a model of this format, or were cut or changed on the way: `"weights"`.
    Weights = -2,
    /// The vocabulary is not the one that the weights were made for: `"vocabulary"`.
    Vocabulary = -3,
    /// Memory could not be had: `"memory"`.
    Memory = -4,
    /// A call came out of order, such as a result before it was computed: `"state"`.
    State = -5,
}
