//! Question 5: what decides the weights. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What determines which values contribute to the output of an attention head for a given query?",
        [
            choice(
                "Random selection weighted by sequence position",
                "No lot is drawn: while a trained model reads, the same text and parameters give the same weights. \
                Position can have a say, but only through the scores, never through chance.",
            ),
            choice(
                "The distance in the sequence from the current position",
                "Distance does not appear in the basic formula, so the best match may stand next door or far away. \
                Many models add information on position, and then a head can prefer near tokens, but distance is \
                still only one part of the match.",
            ),
            choice(
                "The similarity between the query and each key",
                "The better a {k:key} matches the {q:query}, the higher its score, and the larger the share of its \
                {v:value} in the output. Among visible positions it decides how much, not whether: each gets some \
                weight.",
            ),
            choice(
                "The alphabetical order of tokens in the sequence",
                "Attention is often likened to a dictionary, and a printed one is sorted by the alphabet. Here \
                nothing is sorted or found by its spelling: a score compares two vectors.",
            ),
        ],
        Letter::C,
        Some(
            "Strictly, similarity here is the dot product of the {q:query} with each {k:key}, scaled, masked and put \
            through one softmax over all {k:keys}, so the weight of one {k:key} also depends on all the others.",
        ),
    ),
    section: "scores",
    objective: 2,
    tempting: Letter::B,
};
