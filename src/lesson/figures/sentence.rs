//! The words of the sentence that several figures share: its tokens, and what we call the hand-set numbers.

use crate::labs::sentence::{D_HEAD, D_MODEL, N_TOKENS, SentenceMask};

/// The tokens, in order.
pub const TOKENS: [&str; N_TOKENS] = ["The", "animal", "slept", "because", "it", "tired"];
/// What we call the four numbers of a token's vector.
pub const FEATURES: [&str; D_MODEL] = ["thing", "pointer", "event", "link"];
/// What we call the three numbers of a query: what it seeks. A key's are called by the same words: what it offers.
pub const TOPICS: [&str; D_HEAD] = ["thing", "event", "link"];
/// What we call the three numbers of a value and of the output.
pub const CONTENTS: [&str; D_HEAD] = ["who", "what", "why"];
/// The options of a mask.
pub const MASKS: [&str; SentenceMask::N] = ["None", "Causal"];
/// The control for the mask.
pub const MASK: &str = "Mask";
/// What stands in a masked cell.
pub const MASKED: &str = "masked";
