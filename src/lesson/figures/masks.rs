//! The words of "Can this head look at the next token?".

/// The question.
pub const TITLE: &str = "Can this head look at the next token?";
/// What to do.
pub const INSTRUCTION: &str = "First three scores, the last of them masked. Then the whole table: choose a mask, set its \
     size, and walk from cell to cell.";
/// What to commit to.
pub const PROMPT: &str = "Someone masks the third key *after* the softmax: its weight becomes 0. What do the other two \
     weights sum to?";
/// The answers to choose from, in the order of `labs::masks`.
pub const OPTIONS: &[&str] = &["To 1", "To about two thirds", "To less than a third"];
/// The masks, in the order of `labs::masks`.
pub const MASKS: &[&str] = &["None", "Causal", "Padding", "Window", "Prefix"];
/// The control for the window.
pub const WIDTH: &str = "Window width";
/// The control for the prefix.
pub const PREFIX: &str = "Prefix length";
/// The control for the padding.
pub const PADDING: &str = "Padding tokens";
/// The control for when the mask comes.
pub const ORDER: &str = "The mask comes";
/// Its options, in the order of `labs::masks`.
pub const ORDERS: &[&str] = &["Before the softmax", "After it"];
/// The example, for its table and its drawing.
pub const EXAMPLE: &str = "Three scores, the third masked";
/// The headings of its table.
pub const EXAMPLE_COLUMNS: [&str; 5] = ["Key", "Score", "No mask", "Mask before softmax", "Mask after softmax"];
/// Before the answers.
pub const DETECTIVE: &str = "Can a head look at the next token?";
/// A head of an encoder.
pub const ENCODER: &str = "Encoder, no mask";
/// A head of a decoder.
pub const DECODER: &str = "Decoder, causal mask";
/// A head under the mask that is set.
pub const THIS_MASK: &str = "This mask";

/// A key of the example.
pub fn key(is_masked: bool) -> String {
    if is_masked { "masked" } else { "open" }.to_owned()
}

/// The name of a group of bars, in two lines.
pub fn group(score: &str, is_masked: bool) -> String {
    format!("score {score}\n{}", key(is_masked))
}

/// The message before the reveal.
pub fn waiting(share: &str) -> String {
    format!("Without a mask the third {{k:key}} holds {share} of the weight.")
}

/// The message for an open cell.
pub fn reads(query: &str, share: &str, key: &str) -> String {
    format!("{{q:Query}} {{t:{query}}} reads {share} from {{k:key}} {{t:{key}}}.")
}

/// The message for a masked cell.
pub fn cannot(query: &str, key: &str) -> String {
    format!("{{q:Query}} {{t:{query}}} cannot read {{k:key}} {{t:{key}}}.")
}

/// What the row holds when the mask comes in time.
pub fn most(key: &str, share: &str) -> String {
    format!("Its row sums to 1, most of it on {{t:{key}}}: {share}.")
}

/// What is left of the row when the mask comes late.
pub fn leak(sum: &str) -> String {
    format!("Masked after the softmax, its row sums to only {sum}: the hidden tokens had already taken their shares.")
}

/// Whether heads under this mask can look at the next token.
pub fn next(n: usize, of: usize) -> String {
    match n {
        0 => "Under this mask no head can look at the next token.".to_owned(),
        n if n == of => "Under this mask a head can look at the next token everywhere.".to_owned(),
        n => format!("Under this mask a head can look at the next token at {n} of {of} positions."),
    }
}

/// The same for a kind of head.
pub fn answer(name: &str, n: usize, of: usize) -> String {
    let answer = match n {
        0 => "never",
        n if n == of => "always",
        _ => "sometimes",
    };
    format!("{name}: **{answer}**, at {n} of {of} positions")
}

/// How the guess compares: what the late mask leaves, and the row late and in time.
pub fn verdict(guess: &str, is_right: bool, left: &str, after: &str, before: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: you said “{guess}”. Masked after the softmax the weights are {after} and sum to {left}: a hidden \
         score still moved the others. Masked before it they are {before} and sum to 1."
    )
}
