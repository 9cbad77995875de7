//! The words of "Why it scaled".

/// The question.
pub const TITLE: &str = "All positions at once: what is saved, and what is paid?";
/// What to do.
pub const INSTRUCTION: &str = "Choose the length of a text. Compare how long a recurrent network and attention must \
     wait, and how much attention must compute. Then have it measured on this very device.";
/// What to commit to.
pub const PROMPT: &str = "A text grows from 1024 to 2048 tokens. How much more does attention have to compute?";
/// The answers to choose from, in the order of `labs::speed`.
pub const OPTIONS: &[&str] = &["As much as before", "Twice as much", "Four times as much"];
/// The control for the length of the text.
pub const LENGTH: &str = "Tokens";
/// Its options, in the order of `labs::speed`.
pub const LENGTH_OPTIONS: &[&str] = &["64", "128", "256", "512", "1024", "2048"];
/// The two kinds of network.
pub const KINDS: [&str; 2] = ["Recurrent network", "Attention"];
/// What the timeline shows, for whoever cannot see it.
pub const TIMELINE: &str = "A timeline of eight positions: a recurrent network takes eight steps, one position each; \
     attention takes one step for all";
/// The heading of the timeline.
pub const TIMELINE_NAME: &str = "Eight positions in training, step by step";
/// The heading of the squares.
pub const SQUARES_NAME: &str = "The table of scores, n × n";
/// What the squares show, for whoever cannot see them.
pub const SQUARES: &str = "Squares for 256, 512, 1024 and 2048 tokens: each has four times the area of the one before";
/// The heading of what is counted.
pub const COUNT: &str = "Counted";
/// What is counted.
pub const ROWS: [&str; 6] = [
    "Steps that wait for one another",
    "Steps from the first token to the last",
    "Scores",
    "Multiplications, 64 numbers a vector",
    "Scores for one more token, keys and values cached",
    "Scores for one more token, all computed again",
];
/// Stands where nothing is counted.
pub const NONE: &str = "–";
/// The caption of the counts for all lengths.
pub const ALL_LENGTHS: &str = "Counts for texts of each length";
/// What is counted for all lengths, in short.
pub const ALL_COLUMNS: [&str; 6] = [
    "Tokens",
    "Recurrent steps",
    "Attention steps",
    "Scores",
    "One more, cached",
    "One more, computed again",
];
/// Starts the measurement.
pub const MEASURE: &str = "Measure on this device";
/// Ends the measurement.
pub const CANCEL: &str = "Cancel";
/// The caption of what was measured.
pub const MEASURED: &str = "Measured on this device: one head, 64 numbers a vector, one processor";
/// The heading over lengths.
pub const TOKENS: &str = "Tokens";
/// The heading over the time for all queries.
pub const ALL_MS: &str = "All queries, ms";
/// The heading over the time for one query.
pub const ONE_MS: &str = "One query, ms";
/// What the measurement means; inline.
pub const MEASURED_NOTE: &str = "All queries is what training does in one pass, and what generation would repeat \
     without a cache. One query is what generation does for each new token with {k:keys} and {v:values} cached.";

/// The caption of the counts for a length.
pub fn caption(n: &str) -> String {
    format!("One layer over {n} tokens")
}

/// How long a timeline lasts.
pub fn lasts(steps: u64) -> String {
    match steps {
        1 => "1 step".into(),
        n => format!("{n} steps"),
    }
}

/// A square and what it holds.
pub fn square(n: &str, scores: &str) -> String {
    format!("{n} × {n} = {scores}")
}

/// The message: steps for both, and the price.
pub fn steps(n: &str, scores: &str) -> String {
    format!(
        "Over {n} tokens a recurrent network takes {n} steps, each waiting for the last; attention takes 1, and pays \
         with {scores} scores."
    )
}

/// The message before the reveal.
pub fn waiting(n: &str) -> String {
    format!("Over {n} tokens a recurrent network takes {n} steps, each waiting for the last; attention takes 1.")
}

/// How the guess compares: the scores before and after, and their ratio.
pub fn verdict(is_right: bool, before: &str, after: &str, ratio: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: every {{q:query}} meets every {{k:key}}, so the scores grow from {before} to {after}, {ratio} times \
         as many. Whatever has enough processors can still compute them all at once."
    )
}

/// While it is measured.
pub fn measuring(share: &str) -> String {
    format!("Measuring: {share} done.")
}

/// What was measured last: two lengths, their times, the ratio, and the time of one query.
pub fn measured([n, twice]: [&str; 2], [ms, twice_ms]: [&str; 2], ratio: &str, one: &str) -> String {
    format!(
        "Measured: from {n} to {twice} tokens the time went from {ms} to {twice_ms} ms, {ratio} times as long; one \
         {{q:query}} over {twice} cached {{k:keys}} took {one} ms."
    )
}
