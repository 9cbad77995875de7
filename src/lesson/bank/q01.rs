//! Question 1: what a query is. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In the attention mechanism, what does the query vector represent?",
        [
            choice(
                "The information being used to compute similarity scores against keys",
                "The {q:query} is a learned projection of the current token's vector. Its dot product with every \
                {k:key} gives one score a position, and from those scores come the weights.",
            ),
            choice(
                "The final output that combines all weighted values",
                "That is where the step ends: the output is the weighted sum of the {v:values}. The {q:query} stands \
                at its start and helps to decide the weights; it is no part of that sum.",
            ),
            choice(
                "The stored representations that are retrieved based on key matches",
                "What waits at each position is a {k:key}, which is matched, and a {v:value}, which is retrieved. \
                The {q:query} is what the asking token brings to the match, and nothing retrieves it.",
            ),
            choice(
                "The information being retrieved from other positions in the sequence",
                "What comes back from the positions is a blend of their {v:values}. The {q:query} is what a token \
                asks with: it goes into the comparison and does not come out of it.",
            ),
        ],
        Letter::A,
        None,
    ),
    section: "qkv",
    objective: 0,
    tempting: Letter::D,
};
