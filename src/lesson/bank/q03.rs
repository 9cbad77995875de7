//! Question 3: the softmax keeps the order. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "A transformer processes a 4-token sequence. After computing dot products between a query and all four keys, \
        the raw scores are [2.0, 0.5, -1.0, 0.0]. After softmax, which token will receive the highest attention \
        weight?",
        [
            choice(
                "Token 2 (score 0.5)",
                "A score of 0.5 is the second best and gets a weight of {=example-2}. The softmax keeps the order of \
                the scores, so no token can overtake one with a larger score.",
            ),
            choice(
                "Token 4 (score 0.0)",
                "Zero would win if scores were distances, but they are similarities: larger is better. Two scores \
                lie above 0, so this token's weight, {=example-4}, is only the third largest.",
            ),
            choice(
                "Token 3 (score -1.0)",
                "The smallest score gets the smallest weight, {=example-3}. The minus sign counts when scores are \
                put in order, but it makes no weight negative: e raised to −1 is still above 0.",
            ),
            choice(
                "Token 1 (score 2.0)",
                "The softmax keeps the order of the scores, so the largest score gets the largest weight: \
                {=example-top} of the total. It does not take all: {=example-rest} goes to the other three tokens.",
            ),
        ],
        Letter::D,
        Some(
            "To three decimals the whole row of weights is {=example-1}, {=example-2}, {=example-3} and \
            {=example-4}: the largest score wins, but not everything.",
        ),
    ),
    section: "softmax",
    objective: 1,
    tempting: Letter::A,
};
