//! Question 6: what values are. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In the attention mechanism, what are the 'values' and what role do they play in the final output?",
        [
            choice(
                "They are trainable parameters that never change during processing",
                "That describes the matrix {v:W_V}, which is trained and stays fixed while a text is read. The \
                {v:values} are activations: each token's vector times that matrix, new for every input.",
            ),
            choice(
                "They are scalar coefficients that determine how much to weigh each position",
                "The numbers that say how much to take from each position are the attention weights. A {v:value} is \
                a whole vector, one a position: it is what gets weighted.",
            ),
            choice(
                "They are the query-key products before softmax",
                "Those products are the scores, and the {v:values} take no part in them. The {v:values} are used \
                after the softmax, when the weights are known.",
            ),
            choice(
                "They are the actual information content that gets retrieved and aggregated",
                "Each {v:value} is computed from its token's vector by a learned matrix, and it is what that \
                position hands over. The output adds up all {v:values}, each multiplied by its weight.",
            ),
        ],
        Letter::D,
        None,
    ),
    section: "qkv",
    objective: 0,
    tempting: Letter::B,
};
