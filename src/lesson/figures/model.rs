//! The words of the trained model's figure.

/// The question.
pub const TITLE: &str = "72 trained heads: which one looks at the next token?";
/// What it is, before it is loaded.
pub const OFFER: &str = "A small trained encoder can run here, in your browser, on any sentence you type. It is a download of its own; the lesson is whole without it.";
/// Where its size is not known.
pub const LOAD: &str = "Load the trained model";
/// Ends a download.
pub const CANCEL: &str = "Cancel";
/// After a download that was ended.
pub const CANCELED: &str = "Canceled. Nothing was kept.";
/// Where the download did not come.
pub const UNREACHABLE: &str = "The model could not be loaded. Please check the connection and try again.";
/// Where what came is not the model, or the browser cannot run it.
pub const UNUSABLE: &str = "The model cannot run in this browser.";
/// The name of the download's progress.
pub const LOADING: &str = "Loading the model";
/// The name of the field.
pub const SENTENCE: &str = "Your sentence";
/// Before the examples.
pub const EXAMPLES: &str = "Or try:";
/// The examples: a name and a sentence each.
pub const SENTENCES: [(&str, &str); 4] = [
    (
        "A pronoun",
        "The animal did not cross the road because it was too tired.",
    ),
    (
        "A repeated phrase",
        "The old clock stopped. Nobody wound the old clock again.",
    ),
    ("A list", "Bread, butter, salt, honey, and tea."),
    ("A question", "Who left the window open last night?"),
];
/// Reads the words in another order.
pub const SHUFFLE: &str = "Shuffle the words";
/// Keeps a text to be compared with the next ones.
pub const KEEP: &str = "Keep this text to compare";
/// Ends the comparison.
pub const FORGET: &str = "End the comparison";
/// The caption of the comparison.
pub const COMPARED: &str = "One head, the same parameters, two texts: the share of its weight, as a mean over rows";
/// The heading over patterns.
pub const LOOKS_AT: &str = "Looks at";
/// The heading over the text that was kept.
pub const KEPT: &str = "Kept text";
/// The heading over the text of now.
pub const NOW: &str = "This text";
/// Stands where a text has no place for a pattern.
pub const NONE: &str = "none";
/// The name of the map of the text that was kept.
pub const KEPT_MAP: &str = "The same head on the kept text";
/// Where the model does not come with a copy of the lesson.
pub const ABSENT: &str = "The trained model does not come with this copy of the lesson: it is a large file, and stands beside the lesson's own page.";
/// In the quiz, leads to this figure.
pub const LEAD: &str = "See it in 72 trained heads";
/// The name of the grid with all heads.
pub const ALL_HEADS: &str = "All heads: a row is a layer, a column a head";
/// The name of the large map.
pub const MAP: &str = "Weights of the chosen head, queries in rows, keys in columns";
/// The name of the row of tokens.
pub const QUERY: &str = "Which token asks?";
/// The caption of a row's numbers.
pub const ROW: &str = "What this row reads most";
/// The heading over keys.
pub const KEY: &str = "Key";
/// The heading over weights.
pub const WEIGHT: &str = "Weight";
/// The heading over ‖weight × value‖.
pub const NORM: &str = "Share of ‖weight × value‖";
/// Where a layer's values are not part of the download.
pub const NO_VALUES: &str = "The values of the last layer are not part of the download.";
/// How much the field takes, as browsers count it: more than 256 tokens of any language that the model was trained on.
pub const LONGEST_TEXT: usize = 2000;
/// Where it takes no more.
pub const FULL: &str = "The field is full: it takes 2,000 characters.";
/// After a text that was cut.
pub const CUT: &str = "Only the first 256 tokens are read.";
/// The heading over the task.
pub const FIND: &str = "Find the head";
/// What to do.
pub const FIND_HOW: &str = "Choose a pattern, then the map above that you expect to follow it most, and check.";
/// Grades a guess.
pub const CHECK: &str = "Check this head";
/// The names of the patterns, in the order of `labs::model::Pattern::ALL`.
pub const PATTERNS: [&str; 4] = [
    "The next token",
    "The previous token",
    "[CLS], as a sink",
    "Punctuation",
];
/// The same within a sentence.
pub const AT: [&str; 4] = ["the next token", "the previous token", "[CLS]", "punctuation"];
/// What no figure of weights shows.
pub const LIMIT: &str = "This describes a pattern on this text. What the head is for, no map says.";
/// What the model is, and that it is no causal one.
pub const CARD: &str = "all-MiniLM-L6-v2, a bidirectional encoder of 6 layers with 12 heads each: every token may look at every other, the later ones too. A causal model would hide all that is right of the diagonal. Trained by the sentence-transformers project, Apache License 2.0; its numbers are rounded here, so weights differ from the original's by less than a thousandth on average.";
/// The fold with that.
pub const ABOUT: &str = "About this model";

/// The button that loads so many megabytes.
pub fn load(megabytes: &str) -> String {
    format!("{LOAD} ({megabytes} MB)")
}

/// The name of a head, counted from 1.
pub fn head(layer: usize, head: usize) -> String {
    format!("Layer {}, head {}", layer + 1, head + 1)
}

/// What a row reads most.
pub fn reads(head: &str, query: &str, share: &str, key: &str, distance: isize) -> String {
    let place = match distance {
        0 => ", itself".to_owned(),
        1 => ", the next token".to_owned(),
        -1 => ", the previous token".to_owned(),
        n if n > 0 => format!(", {n} tokens on"),
        n => format!(", {} tokens back", -n),
    };
    format!("{head}: the {{q:query}} {{t:{query}}} reads {share} from the {{k:key}} {{t:{key}}}{place}.")
}

/// What became of a guess.
pub fn verdict(guess: (&str, &str, usize), best: (&str, &str), at: &str) -> String {
    let (head, share, place) = guess;
    if place == 1 {
        format!("Right: {head} puts {share} of its weight on {at}, more than any other head on this text.")
    } else {
        format!(
            "{head} puts {share} of its weight on {at} and comes in at place {place} of 72. Most on this text: {}, with {}.",
            best.0, best.1
        )
    }
}

/// Where a text has no place for a pattern.
pub fn no_place(at: &str) -> String {
    format!("This text is too short to look at {at}, or has none.")
}
