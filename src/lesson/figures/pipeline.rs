//! The words of "One query, every key".

use super::sentence::{CONTENTS, FEATURES, TOKENS, TOPICS};
use super::{Reading, Table, Words, listed, written};
use crate::labs::number::{fixed, percent};
use crate::labs::pipeline::{N_COMPUTED, N_INPUTS, Setup, Step, StepsFact, fact, flow, masked, root};
use crate::labs::sentence::Flow;

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: None,
    read,
};

/// The question.
pub const TITLE: &str = "One query, every key: who answers?";
/// What to do.
pub const INSTRUCTION: &str = "Choose the token that asks and follow its {q:query} through six steps. Then open \
     “Change the numbers” and watch what moves. All starting numbers are set by hand.";
/// The control for the asking token.
pub const ASKING: &str = "Which token asks?";
/// The control for the step.
pub const STEP: &str = "Step";
/// The steps, in order.
pub const STEPS: [&str; Step::N] = ["1 Project", "2 Match", "3 Scale", "4 Mask", "5 Softmax", "6 Blend"];
/// Goes a step back.
pub const BACK: &str = "Back";
/// Goes a step on.
pub const NEXT: &str = "Next step";

/// The four lists of numbers that a learner can change.
pub const INPUTS: [&str; N_INPUTS] = ["X", "{q:W_Q}", "{k:W_K}", "{v:W_V}"];
/// The fifth thing that can be changed.
pub const THE_MASK: &str = "the mask";
/// What is computed, in order.
pub const COMPUTED: [&str; N_COMPUTED] = ["{q:queries}", "{k:keys}", "{v:values}", "scores", "weights", "output"];
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
pub const INPUT_NOTES: [&str; N_INPUTS] = [
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

/// What the present step does for the asking token.
pub fn explain(setup: &Setup) -> String {
    let token = TOKENS[setup.asking];
    match (setup.step, masked(setup)) {
        (Step::Project, _) => format!(
            "The vector of {{t:{token}}} times {{q:W_Q}} is its {{q:query}}, worked out here. Every token, {{t:{token}}} \
             included, gets a {{k:key}} by {{k:W_K}} and a {{v:value}} by {{v:W_V}} in the same way."
        ),
        (Step::Match, _) => format!(
            "The {{q:query}} of {{t:{token}}} meets every {{k:key}} in a dot product: multiply number by number, then \
             add up. Choose a key to see its sum."
        ),
        (Step::Scale, _) => format!(
            "Every score is divided by √3 ≈ {}, because a {{k:key}} has three numbers. The order of the scores stays; \
             their spread shrinks.",
            fixed(root(), 3)
        ),
        (Step::Mask, None) => format!(
            "Without a mask {{t:{token}}} may read every token, so nothing changes in this step. Switch the causal \
             mask on to close the future."
        ),
        (Step::Mask, Some(0)) => {
            format!("The causal mask closes what comes later. {{t:{token}}} is the last token: nothing comes later.")
        }
        (Step::Mask, Some(_)) => {
            format!("The causal mask sets the score of every token after {{t:{token}}} to −∞, before the softmax.")
        }
        (Step::Softmax, _) => {
            "The largest number is subtracted from all, which changes no weight; then each becomes a power of e, \
                   and each power is divided by their sum."
                .into()
        }
        (Step::Blend, _) => format!(
            "Each {{v:value}} is multiplied by its weight, and all are added up: the output for {{t:{token}}}. Numbers \
             are rounded to three decimals."
        ),
    }
}

fn read(setup: &Setup) -> Reading {
    // Every set-up within its limits computes; the empty reading only stands for what cannot happen.
    flow(setup).map_or_else(
        |_| Reading::default(),
        |flow| Reading {
            sentence: sentence(setup, &fact(setup, &flow)),
            tables: tables(setup, &flow),
        },
    )
}

/// Who gets how much, what all others share, and what moved since the start.
fn sentence(setup: &Setup, fact: &StepsFact) -> String {
    let token = TOKENS[setup.asking];
    let from = if setup.asking == fact.top {
        "itself".to_owned()
    } else {
        format!("{{t:{}}}", TOKENS[fact.top])
    };
    let (share, rest) = (percent(fact.share), percent(1.0 - fact.share));
    let reads = format!("{{t:{token}}} reads {share} from {from} and {rest} from all others.");
    let change = &fact.change;
    if !change.changed.contains(&true) {
        return reads;
    }
    let [x, w_q, w_k, w_v] = INPUTS;
    let changed = picked(&[x, w_q, w_k, w_v, THE_MASK], &change.changed, true);
    let moved = picked(&COMPUTED, &change.moved, true);
    let stayed = picked(&COMPUTED, &change.moved, false);
    match (&*moved, &*stayed) {
        ("", _) => format!("{reads} You changed {changed}, and nothing that is computed from it moved."),
        (_, "") => format!("{reads} You changed {changed}: everything that is computed moved."),
        _ => format!("{reads} You changed {changed}: {moved} moved; {stayed} did not."),
    }
}

/// The names whose flag is `flag`, as a list.
fn picked(names: &[&str], flags: &[bool], flag: bool) -> String {
    let chosen = names.iter().zip(flags).filter(|(_, is)| **is == flag);
    listed(&chosen.map(|(name, _)| *name).collect::<Vec<_>>())
}

fn tables(setup: &Setup, flow: &Flow) -> Vec<Table> {
    let trace = &flow.trace;
    let tokens = (TOKEN, &TOKENS[..]);
    let features = (FEATURE, &FEATURES[..]);
    // Scores have all their decimals: the product of two numbers with two decimals each has four at most.
    let all: [Numbers; 11] = [
        (tokens, &FEATURES, &setup.x, 1),
        (features, &TOPICS, &setup.w_q, 1),
        (features, &TOPICS, &setup.w_k, 1),
        (features, &CONTENTS, &setup.w_v, 1),
        (tokens, &TOPICS, flow.queries.data(), 2),
        (tokens, &TOPICS, flow.keys.data(), 2),
        (tokens, &CONTENTS, flow.values.data(), 2),
        (tokens, &TOKENS, trace.scores.data(), 4),
        (tokens, &TOKENS, trace.scaled.data(), 3),
        (tokens, &TOKENS, trace.weights.data(), 3),
        (tokens, &CONTENTS, trace.output.data(), 3),
    ];
    let table = |(((corner, rows), columns, numbers, decimals), caption): (Numbers, &str)| {
        let row = |i: usize| {
            let numbers = &numbers[i * columns.len()..][..columns.len()];
            (rows[i].to_owned(), written(numbers, decimals))
        };
        let columns: Vec<&str> = core::iter::once(corner).chain(columns.iter().copied()).collect();
        Table::new(caption, &columns, rows.len(), &row)
    };
    all.into_iter().zip(CAPTIONS).map(table).collect()
}

/// A heading with the row names, the column names, the numbers row by row, and how many decimals they are shown with.
type Numbers<'a> = (Heading<'a>, &'a [&'a str], &'a [f64], usize);

/// The heading of the row names, and the row names.
type Heading<'a> = (&'a str, &'a [&'a str]);

/// The captions of the tables.
const CAPTIONS: [&str; 11] = [
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
const FEATURE: &str = "Feature";
