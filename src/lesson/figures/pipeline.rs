//! The words of "One query, every key".

/// The question.
pub const TITLE: &str = "One query, every key: who answers?";
/// What to do.
pub const INSTRUCTION: &str = "Choose the token that asks and follow its {q:query} through six steps. Then open \
     “Change the numbers” and watch what moves. All starting numbers are set by hand.";
/// The control for the asking token.
pub const ASKING: &str = "Which token asks?";
/// The control for the key whose product is spelled out.
pub const AGAINST: &str = "Key";
/// The control for the step.
pub const STEP: &str = "Step";
/// The steps, in order.
pub const STEPS: &[&str] = &["1 Project", "2 Match", "3 Scale", "4 Mask", "5 Softmax", "6 Blend"];
/// Goes a step back.
pub const BACK: &str = "Back";
/// Goes a step on.
pub const NEXT: &str = "Next step";

/// The four lists of numbers that a learner can change.
pub const INPUTS: [&str; 4] = ["X", "{q:W_Q}", "{k:W_K}", "{v:W_V}"];
/// The fifth thing that can be changed.
pub const THE_MASK: &str = "the mask";
/// What is computed, in order.
pub const COMPUTED: [&str; 6] = ["{q:queries}", "{k:keys}", "{v:values}", "scores", "weights", "output"];
/// What parameters are.
pub const PARAMETERS: &str = "Learned in training, the same for every sentence";
/// What activations are.
pub const ACTIVATIONS: &str = "New for every sentence: its vectors X, and all that is computed from them";
/// Marks a list of numbers that the learner changed.
pub const CHANGED: &str = "changed";
/// Marks what moved since the start.
pub const MOVED: &str = "moved";
/// Marks what did not.
pub const STAYED: &str = "same";

/// The fold with the numbers.
pub const CHANGE: &str = "Change the numbers";
/// What the numbers mean.
pub const CHANGE_NOTE: &str = "Set by hand, so that they can carry names: how much a token is a *thing*, *points* at \
     one, is an *event*, is a *link* between clauses. A trained model’s numbers are many and nameless. Any number \
     from −9.9 to 9.9 will do.";
/// What stands with each matrix, in the order of [`INPUTS`].
pub const INPUT_NOTES: [&str; 4] = [
    "One row for each token: the input.",
    "Learned: from what a token is to what it seeks.",
    "Learned: from what a token is to what it can be found by.",
    "Learned: from what a token is to what it passes on.",
];

/// The heading of the column of tokens.
pub const TOKEN: &str = "Token";
/// The heading over keys.
pub const KEY: &str = "{k:Key}";
/// The heading over values.
pub const VALUE: &str = "{v:Value}";
/// The heading over products of query and key.
pub const SCORE: &str = "Score";
/// The heading over scaled scores.
pub const SCALED: &str = "Score ÷ √3";
/// The heading over the mask.
pub const MASK: &str = "Mask";
/// What the mask says of a key that may be read.
pub const OPEN: &str = "open";
/// The heading over what the softmax reads.
pub const READS: &str = "Softmax reads";
/// The heading over powers of e.
pub const POWER: &str = "Power of e";
/// The heading over weights.
pub const WEIGHT: &str = "Weight";
/// The heading over weighted values.
pub const WEIGHTED: &str = "Weight × {v:value}";
/// The name of the row of sums.
pub const SUM: &str = "Sum";
/// The name of the row with the output.
pub const OUTPUT: &str = "Output";
/// What is said of the numbers of a query.
pub const SEEKS: &str = "seeks";
/// The word for the asking token's query.
pub const QUERY_OF: &str = "{q:Query} of";

/// What step `step` (from 0) does for this token; `masked` says how many later tokens the mask hides, `root` is √3.
pub fn explain(step: usize, token: &str, masked: Option<usize>, root: &str) -> String {
    match (step, masked) {
        (0, _) => format!(
            "The vector of {{t:{token}}} times {{q:W_Q}} is its {{q:query}}, worked out here. Every token, {{t:{token}}} \
             included, gets a {{k:key}} by {{k:W_K}} and a {{v:value}} by {{v:W_V}} in the same way."
        ),
        (1, _) => format!(
            "The {{q:query}} of {{t:{token}}} meets every {{k:key}} in a dot product: multiply number by number, then \
             add up. Choose a key to see its sum."
        ),
        (2, _) => format!(
            "Every score is divided by √3 ≈ {root}, because a {{k:key}} has three numbers. The order of the scores \
             stays; their spread shrinks."
        ),
        (3, None) => format!(
            "Without a mask {{t:{token}}} may read every token, so nothing changes in this step. Switch the causal \
             mask on to close the future."
        ),
        (3, Some(0)) => {
            format!("The causal mask closes what comes later. {{t:{token}}} is the last token: nothing comes later.")
        }
        (3, Some(_)) => {
            format!("The causal mask sets the score of every token after {{t:{token}}} to −∞, before the softmax.")
        }
        (4, _) => {
            "The largest number is subtracted from all, which changes no weight; then each becomes a power of e, \
                   and each power is divided by their sum."
                .into()
        }
        _ => format!(
            "Each {{v:value}} is multiplied by its weight, and all are added up: the output for {{t:{token}}}. Numbers \
             are rounded to three decimals."
        ),
    }
}

/// The message: who gets how much, and what all others share.
pub fn reads(token: &str, share: &str, from: &str, rest: &str) -> String {
    let from = if token == from {
        "itself".to_owned()
    } else {
        format!("{{t:{from}}}")
    };
    format!("{{t:{token}}} reads {share} from {from} and {rest} from all others.")
}

/// What moved since the start and what did not.
pub fn moved(changed: &str, moved: &str, stayed: &str) -> String {
    match (moved, stayed) {
        ("", _) => format!("You changed {changed}, and nothing that is computed from it moved."),
        (_, "") => format!("You changed {changed}: everything that is computed moved."),
        _ => format!("You changed {changed}: {moved} moved; {stayed} did not."),
    }
}

/// The captions of the tables, in the order in which `labs::pipeline` makes them.
pub const CAPTIONS: [&str; 11] = [
    "X: the tokens’ vectors, set by hand",
    "W_Q: learned in a trained model, here set by hand",
    "W_K: learned in a trained model, here set by hand",
    "W_V: learned in a trained model, here set by hand",
    "Queries: X · W_Q",
    "Keys: X · W_K",
    "Values: X · W_V",
    "Scores: each query (row) by each key (column)",
    "What the softmax reads: score ÷ √3, then the mask",
    "Weights: queries in rows, keys in columns",
    "Output: weights · values",
];
/// The heading of the rows of the W matrices.
pub const FEATURE: &str = "Feature";
