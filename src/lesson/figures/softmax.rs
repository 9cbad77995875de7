//! The words of "Who gets the weight?".

/// The question.
pub const TITLE: &str = "Who gets the weight?";
/// What to do.
pub const INSTRUCTION: &str = "Four tokens have these scores. Drag each bar to the weight you expect after the \
     softmax, then reveal the true ones and move the scores.";
/// What to commit to.
pub const PROMPT: &str = "Which share of the weight does each token get?";
/// The four tokens.
pub const TOKENS: [&str; 4] = ["Token 1", "Token 2", "Token 3", "Token 4"];
/// The control for the scores.
pub const SCORES: &str = "Score";
/// The control for the temperature.
pub const TEMPERATURE: &str = "Temperature";
/// The control for how scores become weights.
pub const NORMALIZE: &str = "Weights by";
/// Its options, in the order of `labs::softmax`.
pub const NORMALIZE_OPTIONS: &[&str] = &["Softmax", "None", "Hard", "Sigmoid"];
/// The control for a guessed weight.
pub const GUESS: &str = "Your guess";
/// The legend of the true bars.
pub const WEIGHT: &str = "Weight";
/// The caption of the table.
pub const CAPTION: &str = "Scores, weights and your guess";
/// The heading over the tokens.
pub const TOKEN: &str = "Token";
/// The heading over the scaled scores.
pub const SCALED: &str = "Score ÷ temperature";

/// The name of a bar, in two lines.
pub fn group(token: &str, score: &str) -> String {
    format!("{token}\nscore {score}")
}

/// The message before the reveal.
pub fn waiting(sum: &str) -> String {
    format!("Your four bars add up to {sum}. The true weights add up to 100\u{202f}%.")
}

/// The message for softmax and hard weights.
pub fn shares(token: &str, top: &str, rest: &str) -> String {
    format!("{token} gets {top} of the weight; the other three share {rest}.")
}

/// The message for hard weights on a tie.
pub fn tie(n: &str, share: &str) -> String {
    format!("{n} tokens tie for the largest score, so each gets {share} of the weight.")
}

/// The message where scores themselves are the weights.
pub fn raw(sum: &str, negative: &str) -> String {
    format!("Without softmax the scores are the weights: they add up to {sum}, and {negative} of four are negative.")
}

/// The message where each score goes through a sigmoid by itself.
pub fn sigmoid(sum: &str) -> String {
    format!(
        "By sigmoid each score is treated alone, and the four weights add up to {sum}. By softmax they add up to 1."
    )
}

/// How the guess compares: the mean difference a bar, the worst bar and its difference.
pub fn verdict(mean: &str, token: &str, worst: &str) -> String {
    format!("Against these weights your bars are off by {mean} points on average, most at {token}: {worst} points.")
}

/// Praise that was earned.
pub const CLOSE: &str = "That is close: you know where the weight goes.";
