//! The words of "Same output, different weights".

/// The question.
pub const TITLE: &str = "Could other weights have made the same output?";
/// What to do.
pub const INSTRUCTION: &str = "Five {v:values} are points, their weights areas. Drag the {v:values}, move the scores, \
     and ask for the row of weights that differs most and still gives exactly the same output.";
/// What to commit to.
pub const PROMPT: &str = "How much of the weight could lie on other tokens while the output stays exactly as it is?";
/// The answers to choose from, in the order of `labs::same`.
pub const OPTIONS: &[&str] = &["None of it", "Up to half", "More than half"];
/// The learner's row.
pub const OWN: &str = "Your row";
/// The row that was solved for.
pub const OTHER: &str = "The other row";
/// The heading over what arrives by the learner's row.
pub const OWN_EFFECT: &str = "Your row, ‖weight × value‖";
/// The heading over what arrives by the other row.
pub const OTHER_EFFECT: &str = "The other row, ‖weight × value‖";
/// The caption of the table.
pub const CAPTION: &str = "Two rows of weights, one output";
/// The heading of the bars of weights.
pub const WEIGHTS: &str = "Weight";
/// The heading of the bars of what arrives; inline.
pub const EFFECTS: &str = "What arrives: the length of weight × {v:value} [@kobayashi2020]";
/// What the bars show, for whoever cannot see them.
pub const BARS: &str = "Bars for each token: your row, and the other row beside it";
/// What the plane shows, for whoever cannot see it.
pub const PLANE: &str = "Five values in a plane, their weights as areas, and the output";
/// Both sides of the debate; inline.
pub const DEBATE: &str = "One side: very different weights can give equivalent predictions, so a row is no faithful \
     explanation [@jain2019], and a long text’s weights cannot be told from the output [@brunner2020]. The other: it \
     depends on what one calls an explanation, and such rival weights did worse in a test [@wiegreffe2019]. This pair \
     was solved for; no model was trained to make it.";

/// The message before the reveal.
pub fn waiting(output: &str) -> String {
    format!("Your row of weights gives the output {output}.")
}

/// The message after it: the output, the token whose weight differs most, and its share in both rows.
pub fn both(output: &str, token: &str, [own, other]: [String; 2]) -> String {
    format!("Both rows give {output}, yet {{t:{token}}} holds {own} of the weight in yours and {other} in the other.")
}

/// How the guess compares with the share of the weight that can move.
pub fn verdict(is_right: bool, share: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: {share} of the weight can lie on other tokens. Five weights have to meet only three conditions, \
         two for the output and one for the sum, so there is room to move."
    )
}
