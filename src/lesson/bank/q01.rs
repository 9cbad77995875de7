//! Question 1: what a query is. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In the attention mechanism, what does the query vector represent?",
        [
            choice(
                "The information being used to compute similarity scores against keys",
                "The {q:query} is a learned projection of the current token’s vector. Its dot product with every \
                {k:key} gives one score for each position, and from those scores come the weights.",
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
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "In one head, the matrix that makes the queries is set to all zeros; nothing else changes, and there are no bias \
    terms. What does the head do then?",
    [
        choice(
            "It returns a zero vector, because no question is asked",
            "A {q:query} of zeros does not ask for nothing: it makes every score 0. The softmax of equal scores is \
            an even spread, so the {v:values} still come through, as their average.",
        ),
        choice(
            "It gives the same weight to every position that the mask lets it see",
            "The dot product of a zero {q:query} with any {k:key} is 0, so no {k:key} is preferred. The softmax \
            shares the weight evenly, and the output is the plain average of the visible {v:values}.",
        ),
        choice(
            "Each token retrieves its own value and no other",
            "A token has no built-in preference for itself: its own {k:key} is compared like all others. With a zero \
            {q:query} its score is 0 like theirs, so it gets no more than an equal share.",
        ),
        choice(
            "The softmax cannot be computed, because every score is zero",
            "The softmax does not divide by the scores: it divides by the sum of e raised to each score. e raised to \
            0 is 1, so this sum is the number of visible positions, and nothing goes wrong.",
        ),
    ],
    Letter::B,
    None,
)];
