//! The words of "The whole table".

/// The question.
pub const TITLE: &str = "The whole table: who reads whom?";
/// What to do.
pub const INSTRUCTION: &str = "Each row is one {q:query}, each column one {k:key}, each cell the weight between them. \
     Tap a cell, or walk with the arrow keys. The vectors are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "The causal mask will hide every later token. What will {t:animal} read most then?";
/// The name of the rows' axis.
pub const QUERIES: &str = "{q:Query}: who reads";
/// The name of the columns' axis.
pub const KEYS: &str = "{k:Key}: who is read";
/// The heading over the sums of rows.
pub const SUM: &str = "Sum";
/// The caption of the weights.
pub const WEIGHTS: &str = "Weights: queries in rows, keys in columns";
/// The caption of what the softmax reads.
pub const SCALED: &str = "What the softmax reads: score ÷ √3, then the mask";
/// The heading over the row names of the tables.
pub const QUERY: &str = "Query";

/// The message for an open cell.
pub fn reads(query: &str, share: &str, key: &str) -> String {
    format!("{{q:Query}} {{t:{query}}} reads {share} from {{k:key}} {{t:{key}}}.")
}

/// The message for a masked cell.
pub fn masked(query: &str, key: &str) -> String {
    format!(
        "{{q:Query}} {{t:{query}}} cannot read {{k:key}} {{t:{key}}}: it comes later, so it is masked and its weight is \
         exactly 0."
    )
}

/// How the guess compares: what was guessed, the right token, and the two largest shares before and after the mask.
pub fn verdict(guess: &str, is_right: bool, open: &str, closed: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: you said {{t:{guess}}}. Without a mask {{t:animal}} reads {open}; under the causal mask it reads \
         {closed}. The weight of the hidden tokens went to the open ones, in proportion, and the row still sums to 1."
    )
}

/// One part of a row: a share and its token.
pub fn share(share: &str, token: &str) -> String {
    format!("{share} from {{t:{token}}}")
}
