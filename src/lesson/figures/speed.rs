//! The words of "Why it scaled".

use super::{Prediction, Reading, Table, Words};
use crate::labs::number::{fixed, whole};
use crate::labs::speed::{LENGTHS, N_GUESSES, Sample, Setup, attention, counts_at, growth, length};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &OPTIONS,
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "All positions at once: what is saved, and what is paid?";
/// What to do.
pub const INSTRUCTION: &str = "Choose the length of a text. Compare how long a recurrent network and attention must \
     wait, and how much attention must compute. Then have it measured on this very device.";
/// What to commit to.
pub const PROMPT: &str = "A text grows from 1024 to 2048 tokens. How much more does attention have to compute?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = ["As much as before", "Twice as much", "Four times as much"];
/// The control for the length of the text.
pub const LENGTH: &str = "Tokens";
/// Its options.
pub const LENGTH_OPTIONS: [&str; LENGTHS.len()] = ["64", "128", "256", "512", "1024", "2048"];
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

/// The comparison of both kinds of network for the chosen length.
pub fn comparison(setup: &Setup) -> Table {
    let counts = crate::labs::speed::counts(setup);
    let write = |count: u64| if count == 0 { NONE.to_owned() } else { whole(count) };
    let row = |i: usize| (ROWS[i].to_owned(), counts[i].map(write).to_vec());
    let caption = format!("One layer over {} tokens", whole(length(setup)));
    Table::new(&caption, &[COUNT, KINDS[0], KINDS[1]], counts.len(), &row)
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

fn read(setup: &Setup) -> Reading {
    let n = length(setup);
    let steps = whole(n);
    let waits = format!("Over {steps} tokens a recurrent network takes {steps} steps, each waiting for the last;");
    let (sentence, n_columns) = if setup.is_shown {
        let scores = whole(attention(n).scores);
        (format!("{waits} attention takes 1, and pays with {scores} scores."), 6)
    } else {
        (format!("{waits} attention takes 1."), 3)
    };
    let row = |i: usize| {
        let counts = counts_at(LENGTHS[i]);
        (
            whole(LENGTHS[i]),
            counts[..n_columns - 1].iter().copied().map(whole).collect(),
        )
    };
    Reading {
        sentence,
        tables: vec![Table::new(ALL_LENGTHS, &ALL_COLUMNS[..n_columns], LENGTHS.len(), &row)],
    }
}

/// How the guess compares: the scores before and after, and their ratio.
fn verdict(setup: &Setup) -> String {
    let (guess, [before, after]) = crate::labs::speed::verdict(setup);
    format!(
        "{}: every {{q:query}} meets every {{k:key}}, so the scores grow from {} to {}, {} times as many. Whatever has \
         enough processors can still compute them all at once.",
        super::opening(guess),
        whole(before),
        whole(after),
        whole(after / before)
    )
}

/// While it is measured.
pub fn measuring(share: &str) -> String {
    format!("Measuring: {share} done.")
}

/// What was measured; before there is something to compare the message is empty.
pub fn measured(samples: &[Sample]) -> Reading {
    let row = |i: usize| {
        let Sample { n, ms } = samples[i];
        (whole(n as u64), vec![fixed(ms, 1), fixed(ms / n as f64, 3)])
    };
    let sentence = growth(samples).map_or_else(String::new, |growth| {
        let [n, twice] = growth.n.map(|n| whole(n as u64));
        let [ms, twice_ms] = growth.ms;
        format!(
            "Measured: from {n} to {twice} tokens the time went from {} to {} ms, {} times as long; one {{q:query}} over \
             {twice} cached {{k:keys}} took {} ms.",
            fixed(ms, 0),
            fixed(twice_ms, 0),
            fixed(twice_ms / ms, 1),
            fixed(twice_ms / growth.n[1] as f64, 2)
        )
    });
    Reading {
        sentence,
        tables: vec![Table::new(MEASURED, &[TOKENS, ALL_MS, ONE_MS], samples.len(), &row)],
    }
}
