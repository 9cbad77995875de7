//! Question 2: how scores become shares. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What mathematical operation transforms the raw attention scores (query-key dot products) into probabilities \
        that sum to 1?",
        [
            choice(
                "Gradient descent",
                "Gradient descent is how a model’s matrices are learned, over many steps of training. A finished \
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
                "A sigmoid squeezes each score into the range from 0 to 1, which looks like a probability. But each \
                score is treated alone, so nothing makes the row sum to 1.",
            ),
            choice(
                "Softmax function",
                "The softmax raises e to each score, so that every result is positive, and divides by the total, so \
                that the row sums to 1. A larger score gets a larger share.",
            ),
        ],
        Letter::D,
        Some(
            "Before the softmax the dot products are divided by {m:root} [Vaswani et al. 2017, §3.2.1](#source-vaswani2017), and although its \
            results sum to 1 like probabilities, nothing is drawn at random: they are shares of a blend.",
        ),
    ),
    section: "softmax",
    objective: 1,
    tempting: Letter::C,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "In one row, the score of one key rises and all other scores stay as they are. What happens to the other weights \
    of that row after the softmax?",
    [
        choice(
            "They stay the same, because their scores did",
            "That would hold if each score were squeezed by itself, as a sigmoid does. A softmax divides by the \
            total of the row, so one score that rises takes weight from all others.",
        ),
        choice(
            "Only the second-largest weight shrinks",
            "There is no duel between the best two. The softmax divides every entry by the same total, so every \
            other weight feels it when the total grows.",
        ),
        choice(
            "They all shrink by the same factor",
            "Each weight is e raised to its score, divided by the row’s total. Only the total has grown for the \
            others, and it is the same for all of them, so they keep their proportions.",
        ),
        choice(
            "They all shrink by the same amount",
            "An equal amount off each could push small weights below zero. What the softmax changes is the number \
            that all are divided by, so large weights lose more than small ones.",
        ),
    ],
    Letter::C,
    None,
)];
