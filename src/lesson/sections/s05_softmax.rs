//! Section 5: a row of scores becomes a row of weights.

use super::super::formula::SOFTMAX;
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "softmax",
    title: "Softmax: from scores to shares",
    blocks: &[
        Block::Prose(
            "Each {q:query} now owns a row of scaled scores, one for each {k:key}. The softmax turns the row into \
             weights:",
        ),
        Block::Formula(&SOFTMAX),
        Block::Prose(
            "An exponential is always positive, so every weight is. Dividing by the total makes the row sum to 1. The \
             largest score still gets the largest weight, but this is a sharing, not a knockout.",
        ),
        Block::Prose(
            "Only differences count. Add 10 to every score, and no weight changes; lead by 3, and you weigh {=odds-3} \
             times as much. And {k:keys} compete: raise one score, and every other weight in the row falls. A weight \
             never speaks of one {k:key} alone.",
        ),
        Block::Prose(
            "Divide the scores by a *temperature*, and you set how sharp the sharing is. Toward 0, the winner takes \
             all, with an exact tie shared evenly: a hard lookup. Toward infinity, all {k:keys} get the same.",
        ),
        Block::Prose(
            "Could raw scores serve as weights? They may be negative and need not sum to 1: the ranking would \
             survive, a proper blend would not. One thing would be won: {m:regroup}, and on the right the big table \
             of weights is never built. Practical *linear attention* does this with a positive map and a normalizer, \
             which make the weights shares again [@katharopoulos2020, §3.2].",
        ),
        Block::Prose(
            "Four scores wait in the figure. Commit before you look: how much weight will the top score take?",
        ),
        Block::Figure("softmax"),
    ],
    deeper: &["linear"],
};
