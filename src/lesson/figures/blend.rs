//! The words of "Blending values".

/// The question.
pub const TITLE: &str = "Drag the values: where can the output never go?";
/// What to do.
pub const INSTRUCTION: &str = "Five {v:values} are points, their weights areas. Drag the points and move the scores. \
     Then take the softmax away.";
/// What to commit to.
pub const PROMPT: &str = "With softmax weights, where in the plane can the output be?";
/// The answers to choose from, in the order of `labs::blend`.
pub const OPTIONS: &[&str] = &[
    "Anywhere",
    "Only inside the shape that the values span",
    "Only on one of the values",
];
/// The control for how scores become weights.
pub const NORMALIZE: &str = "Weights by";
/// Its options, in the order of `labs::blend`.
pub const NORMALIZE_OPTIONS: &[&str] = &["Softmax", "None"];
/// What the plane shows, for whoever cannot see it.
pub const PLANE: &str = "Five values in a plane, their weights as areas, the shape that they span, and the output";
/// The caption of the table.
pub const CAPTION: &str = "Values, weights and the output";
/// The heading over weights.
pub const WEIGHT: &str = "Weight";
/// The heading over weighted values.
pub const WEIGHTED: &str = "Weight × value";
/// The name of the row of sums.
pub const SUM: &str = "Sum: the output";

/// The message before the reveal.
pub fn waiting(token: &str, share: &str) -> String {
    format!("{{t:{token}}} has the largest weight, {share}. Where does that take the output?")
}

/// The message with softmax weights.
pub fn inside(output: &str, token: &str, share: &str) -> String {
    format!(
        "The output {output} lies inside the shape, as every mean of the {{v:values}} does; {{t:{token}}} pulls most, \
         with {share}."
    )
}

/// The message with raw scores as weights: their sum, how many are negative, the output, whether it is still inside.
pub fn raw(sum: &str, negative: usize, output: &str, is_inside: bool) -> String {
    let place = if is_inside {
        "is still inside the shape, by chance"
    } else {
        "has left the shape"
    };
    format!("The scores themselves add up to {sum}, with {negative} of five negative: the output {output} {place}.")
}

/// How the guess compares.
pub fn verdict(is_right: bool, output: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: softmax weights are positive and sum to 1, so the output is a mean of the {{v:values}}, here \
         {output}. However you drag, it stays inside the shape that they span: their *convex hull*."
    )
}
