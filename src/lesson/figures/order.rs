//! The words of "Order".

/// The question.
pub const TITLE: &str = "Shuffle the sentence: will attention notice?";
/// What to do.
pub const INSTRUCTION: &str = "Shuffle the six tokens and compare each output with the one before. Then add position \
     vectors, or the causal mask. The vectors are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "No mask, no positions. The tokens are shuffled. What happens to the outputs?";
/// The answers to choose from, in the order of `labs::order`.
pub const OPTIONS: &[&str] = &[
    "They stay in their places",
    "They move along with their tokens, number for number",
    "All their numbers change",
];
/// The control for positions.
pub const POSITIONS: &str = "Positions";
/// Its options, in the order of `labs::order`.
pub const POSITIONS_OPTIONS: &[&str] = &["None", "Sinusoidal"];
/// Puts the tokens in another order.
pub const SHUFFLE: &str = "Shuffle";
/// Puts the tokens back.
pub const SORT: &str = "First order";
/// The heading over places and tokens.
pub const TOKEN: &str = "Token";
/// The heading over places.
pub const PLACE: &str = "Place";
/// The heading over outputs in the first order.
pub const BEFORE: &str = "Output before";
/// The heading over outputs in the present order.
pub const NOW: &str = "Output now";
/// The heading over both.
pub const BOTH: &str = "Output before, now";
/// The heading over what changed.
pub const CHANGE: &str = "Largest change";
/// The caption of the table.
pub const CAPTION: &str = "Each token’s output in the first order and now";

/// The message before the reveal.
pub const WAITING: &str = "These are the outputs in the first order. Commit to a guess, then shuffle.";
/// The message while the tokens stand in the first order.
pub const SORTED: &str = "The tokens stand in their first order: nothing to compare yet.";

/// The message where each token kept its output.
pub const SAME: &str =
    "Shuffled, yet each token has the very output that it had before: the outputs were only shuffled along.";

/// The message where outputs changed: how many of six, whose changed most, by how much, and why.
pub fn changed(n: usize, token: &str, most: &str, has_positions: bool, has_mask: bool) -> String {
    let cause = match (has_positions, has_mask) {
        (true, true) => "positions and mask both tell where a token stands",
        (true, false) => "a position vector tells each token where it stands",
        _ => "under the causal mask a token reads only itself and what now stands before it",
    };
    format!("{n} of six outputs changed, that of {{t:{token}}} most, by {most}: {cause}.")
}

/// How the guess compares, with the largest change of any number.
pub fn verdict(is_right: bool, most: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: without mask and positions the outputs move along with their tokens. The largest change among all \
         their numbers is {most}. This is *permutation equivariance*."
    )
}
