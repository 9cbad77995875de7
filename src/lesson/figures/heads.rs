//! The words of "Two heads".

/// The question.
pub const TITLE: &str = "Two heads, one output: how do they agree?";
/// What to do.
pub const INSTRUCTION: &str = "Two heads read the same sentence by matrices of their own. Choose who asks, switch a \
     head off, change {m:wo}. All starting numbers are set by hand.";
/// What to commit to.
pub const PROMPT: &str = "Each head gives two numbers. How do they become one output?";
/// The answers to choose from, in the order of `labs::heads`.
pub const OPTIONS: &[&str] = &[
    "They are averaged",
    "The surer head decides",
    "They are put end to end and mixed by a learned matrix",
];
/// The control for the asking token.
pub const ASKING: &str = "Which token asks?";
/// The control for the heads in use.
pub const HEADS: &str = "Heads in use";
/// Its options, in the order of `labs::heads`.
pub const HEADS_OPTIONS: &[&str] = &["Both", "Head 1 alone", "Head 2 alone"];
/// The names of the heads.
pub const NAMES: [&str; 2] = ["Head 1", "Head 2"];
/// The same within a sentence.
pub const IN_SENTENCE: [&str; 2] = ["head 1", "head 2"];
/// What the bars show, for whoever cannot see them.
pub const BARS: &str = "The weights of both heads, token by token";
/// The heading over rows.
pub const PART: &str = "Part";
/// The heading over a head's own output.
pub const OWN: &str = "Its output";
/// The heading over what a head adds; inline.
pub const SLICE: &str = "Through its slice of {m:wo}";
/// The row of sums.
pub const SUM: &str = "Sum";
/// The row of the layer's output; inline.
pub const OUTPUT: &str = "End to end, × {m:wo}";
/// The row of averages.
pub const AVERAGE: &str = "Average: wrong";
/// The fold with the numbers of `W_O`.
pub const CHANGE: &str = "Change the mixing matrix";
/// The name of the matrix.
pub const W_O: &str = "Mixing matrix.";
/// What the matrix holds.
pub const W_O_NOTE: &str = "Learned in a trained model. The upper two rows are the slice of head 1, the lower two that \
     of head 2.";
/// The names of its rows.
pub const W_O_ROWS: &[&str] = &["1, first", "1, second", "2, first", "2, second"];
/// The heading over tokens.
pub const TOKEN: &str = "Token";
/// The caption of the weights.
pub const WEIGHTS: &str = "Weights of the asking token, head by head";
/// The caption of the outputs.
pub const OUTPUTS: &str = "What each head adds to the output, and ways to put them together";
/// Plain names of the last two rows, and of the slices.
pub const ROWS: [&str; 4] = [
    "Sum of the slices",
    "Concatenated × W_O",
    "Average: wrong",
    "Both heads, × W_O",
];

/// The message before the reveal: what each head reads most.
pub fn waiting(asking: &str, [first, second]: [(&str, String); 2]) -> String {
    format!(
        "For {{t:{asking}}} head 1 reads most from {{t:{}}}, {}, and head 2 from {{t:{}}}, {}.",
        first.0, first.1, second.0, second.1
    )
}

/// The message with both heads: how far the average is from the output.
pub fn both(asking: &str, average: &str) -> String {
    format!("For {{t:{asking}}} the two slices add up to the very output; their average is off by up to {average}.")
}

/// The message with one head: the other's name, and how far the output moved.
pub fn alone(asking: &str, off: &str, on: &str, moved: &str) -> String {
    format!("Without {off} the output for {{t:{asking}}} moves by up to {moved}; what {on} adds stays as it was.")
}

/// How the guess compares; `average` is how far the average is off.
pub fn verdict(is_right: bool, average: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: the heads’ outputs are put end to end and multiplied by {{m:wo}}. That equals sending each through \
         its own slice and adding up. An average would be off by up to {average} here, and no head overrules another."
    )
}
