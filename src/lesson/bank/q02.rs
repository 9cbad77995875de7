//! Question 2: how scores become shares. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What mathematical operation transforms the raw attention scores (query-key dot products) into probabilities \
        that sum to 1?",
        [
            choice(
                "Gradient descent",
                "Gradient descent is how a model's matrices are learned, over many steps of training. A finished \
                model runs none of it while it reads a text, and its scores become weights all the same.",
            ),
            choice(
                "Layer normalization",
                "Layer normalization shifts and stretches numbers to zero mean and unit variance (a learned gain and \
                bias may follow). Numbers with zero mean sum to 0 and some of them are negative, so they are no \
                probabilities.",
            ),
            choice(
                "Sigmoid normalization",
                "A sigmoid squeezes each score into the range from 0 to 1, which looks like a probability. But it \
                looks at each position alone, so nothing makes the row sum to 1.",
            ),
            choice(
                "Softmax function",
                "The softmax raises e to each score, so that every result is positive, and divides by the total, so \
                that the row sums to 1. A larger score gets a larger share.",
            ),
        ],
        Letter::D,
        Some(
            "Before the softmax the dot products are divided by √d_k [@vaswani2017, §3.2.1], and although its \
            results sum to 1 like probabilities, nothing is drawn at random: they are shares of a blend.",
        ),
    ),
    section: "softmax",
    objective: 1,
    tempting: Letter::C,
};
