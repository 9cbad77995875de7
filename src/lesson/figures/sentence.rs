//! The words of the sentence that several figures share: its tokens, and what we call the hand-set numbers.

/// The tokens, in order.
pub const TOKENS: &[&str] = &["The", "animal", "slept", "because", "it", "tired"];
/// What we call the four numbers of a token's vector.
pub const FEATURES: &[&str] = &["thing", "pointer", "event", "link"];
/// What we call the three numbers of a query: what it seeks. A key's are called by the same words: what it offers.
pub const TOPICS: &[&str] = &["thing", "event", "link"];
/// What we call the three numbers of a value and of the output.
pub const CONTENTS: &[&str] = &["who", "what", "why"];
/// The options of a mask, in the order of `labs::sentence`.
pub const MASKS: &[&str] = &["None", "Causal"];
/// The control for the mask.
pub const MASK: &str = "Mask";
/// What stands in a masked cell.
pub const MASKED: &str = "masked";
