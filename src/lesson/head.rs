//! The lesson's head, word for word as its owner gave it.

/// The title.
pub const TITLE: &str = "Attention deep dive: queries, keys, values, and why it works";
/// The subtitle.
pub const SUBTITLE: &str =
    "Understand attention as a content-addressable lookup over a sequence — and where the analogy breaks.";
/// Reading time and year of review.
pub const READING: &str = "11 min · Reviewed 2026";
