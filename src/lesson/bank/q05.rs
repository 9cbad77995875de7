//! Question 5: what decides the weights. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

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
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "The value vector at one position is doubled; all queries and keys stay as they are. Which attention weights of \
    that layer change?",
    [
        choice(
            "None",
            "Weights come from {q:queries} and {k:keys} alone. The doubled {v:value} does change the output, because \
            what is read there is now larger, but not how much of it is read.",
        ),
        choice(
            "The weight on that position doubles",
            "It is the contribution that doubles: weight times {v:value}. The weight itself was computed from a \
            {q:query} and the {k:keys}, and these did not change.",
        ),
        choice(
            "The weight on that position halves, so that its contribution stays the same",
            "Nothing in attention keeps a contribution constant. The weights are ready before any {v:value} is used, \
            so they cannot make up for one that is larger.",
        ),
        choice(
            "All of them, because each row must sum to 1 again",
            "Each row still sums to 1, since no score in it has changed. The {v:values} come after the softmax and \
            are never part of what it normalizes.",
        ),
    ],
    Letter::A,
    None,
)];
