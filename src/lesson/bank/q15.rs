//! Question 15: attention without softmax. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What would happen if you removed the softmax function from the attention mechanism and just used the raw \
        dot products as weights?",
        [
            choice(
                "The output would be identical since softmax doesn't change relative rankings",
                "The order of the weights would indeed stay the same, and that is the trap. The output depends on \
                how large the weights are, and raw products are other numbers: they may be negative and need not \
                sum to 1.",
            ),
            choice(
                "The model would train faster but produce the same results",
                "Leaving out the softmax does save work, but other weights give other results. Practical linear \
                attention saves that work and puts something in its place: a positive map and a normalizer \
                [Katharopoulos et al. 2020](#source-katharopoulos2020).",
            ),
            choice(
                "The values would be processed more efficiently",
                "The softmax works on scores alone, so each {v:value} would still be multiplied and added as before. \
                Without it the products can be regrouped to save work on long texts, but the output then need not \
                be a proper blend.",
            ),
            choice(
                "Weights could be negative, and the output would not be a proper weighted blend of values",
                "Raw products may be negative and need not sum to 1: the row of [question 3](#q3) has a negative one \
                and sums to {=example-sum}. With such weights the output can leave the range of the {v:values}, so \
                it is no longer a proper blend.",
            ),
        ],
        Letter::D,
        Some(
            "“Could” is the right word: some rows of raw products happen to be positive, but nothing makes them so, \
            and nothing makes them sum to 1.",
        ),
    ),
    section: "softmax",
    objective: 1,
    tempting: Letter::A,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "Without softmax, the raw products in one row happen to be 0.2, 0.3 and 0.5. What follows for the output?",
    [
        choice(
            "The softmax would have given the same weights, so nothing is lost in this row",
            "The softmax would give other weights, since it makes shares of e raised to each number and not of the \
            numbers themselves. For numbers this close together the shares come out more equal.",
        ),
        choice(
            "In this row it is a proper blend, but nothing makes the next row one",
            "These three are positive and sum to 1, which is all that a proper blend needs. Without a softmax that \
            is luck: in another row the products may be negative or sum to anything.",
        ),
        choice(
            "It is no proper blend, because only a softmax can make one",
            "A blend is proper when the weights are not negative and sum to 1, wherever they come from. A softmax \
            always makes it so; here it came about by chance.",
        ),
        choice(
            "This row is impossible, because without softmax some weight is always negative",
            "Raw products may be negative, but they need not be: a {q:query} can point roughly the same way as every \
            {k:key}. What is missing without softmax is a guarantee.",
        ),
    ],
    Letter::B,
    None,
)];
