//! Question 3: the softmax keeps the order. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

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
                lie above 0, so this token’s weight, {=example-4}, is only the third largest.",
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
            "Taken as they stand, without further scaling, the scores give the weights {=example-1}, {=example-2}, \
            {=example-3} and {=example-4}, so the largest score wins without taking everything.",
        ),
    ),
    section: "softmax",
    objective: 1,
    tempting: Letter::A,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "The number 10 is added to each of the four scores of a row. What happens to the weights after the softmax?",
    [
        choice(
            "Nothing changes",
            "Each e raised to a score grows by one and the same factor, and so does the total by which it is \
            divided. The factor cancels: only differences between scores count.",
        ),
        choice(
            "The largest weight grows, because e raised to a large number is huge",
            "e raised to the largest score does become huge, but every other entry of the row grows by the very same \
            factor. After division by the total, nothing has moved.",
        ),
        choice(
            "The weights become more equal, because the differences are now small beside the scores",
            "That would be so if each score were divided by the sum of the scores. The softmax looks at differences, \
            not at ratios of scores, and the differences are what they were.",
        ),
        choice(
            "The weights sum to more than 1, because every score is larger",
            "Whatever the scores are, the softmax ends with a division by the row’s own total. The weights of a row \
            therefore sum to 1 for large scores and small ones alike.",
        ),
    ],
    Letter::A,
    None,
)];
