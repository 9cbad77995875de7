//! Question 6: what values are. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In the attention mechanism, what are the 'values' and what role do they play in the final output?",
        [
            choice(
                "They are trainable parameters that never change during processing",
                "That describes the matrix {m:wv}, which is trained and stays fixed while a text is read. The \
                {v:values} are activations: each token’s vector times that matrix, new for every input.",
            ),
            choice(
                "They are scalar coefficients that determine how much to weigh each position",
                "The numbers that say how much to take from each position are the attention weights. A {v:value} is \
                a whole vector, one for each position: it is what gets weighted.",
            ),
            choice(
                "They are the query-key products before softmax",
                "Those products are the scores, and the {v:values} take no part in them. The {v:values} are used \
                after the softmax, when the weights are known.",
            ),
            choice(
                "They are the actual information content that gets retrieved and aggregated",
                "Each {v:value} is computed from its token’s vector by a learned matrix, and it is what that \
                position hands over. The output adds up all {v:values}, each multiplied by its weight.",
            ),
        ],
        Letter::D,
        None,
    ),
    section: "qkv",
    objective: 0,
    tempting: Letter::B,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "Two visible positions have exactly the same key but different values. What does a head of plain dot-product \
    attention do with them?",
    [
        choice(
            "It reads only the later one, as a dictionary keeps only the last entry under a key",
            "In a dictionary a second entry under one {k:key} replaces the first. Attention keeps one pair of \
            {k:key} and {v:value} for each position, and equal {k:keys} do not overwrite each other.",
        ),
        choice(
            "It gives more weight to the one with the larger value",
            "The size of a {v:value} has no say in its weight. Only {q:query} and {k:key} do, and here the {k:keys} \
            are the same.",
        ),
        choice(
            "It gives both the same weight, and each adds its own value",
            "Equal {k:keys} give equal scores with any {q:query}, and so equal weights. What each position hands \
            over is its own {v:value}, so the two still add different things to the blend.",
        ),
        choice(
            "It cannot tell which is meant and reads neither",
            "A tie is no trouble for a softmax: equal scores simply get equal shares. Both {v:values} are read, each \
            with that share.",
        ),
    ],
    Letter::C,
    None,
)];
