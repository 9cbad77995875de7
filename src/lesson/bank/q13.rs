//! Question 13: the weighted sum. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In a single attention step, what happens to the values after the softmax produces attention weights?",
        [
            choice(
                "They are discarded and new values are generated",
                "The {v:values} are what the weights were made for, so nothing is discarded. New ones are made only \
                in the next layer, from that layer’s own input.",
            ),
            choice(
                "They are averaged equally regardless of attention weights",
                "That would leave the weights unused. The average is an equal one only if all weights are equal; \
                otherwise a {v:value} with a larger weight counts for more.",
            ),
            choice(
                "They are passed through a sigmoid function",
                "The {v:values} pass through no function at this point: they are multiplied by their weights and \
                added. Sigmoids serve as gates in other networks, which is why the word sounds familiar here.",
            ),
            choice(
                "They are multiplied by their corresponding weights and summed together",
                "Each {v:value} is multiplied by its own weight, and the results are added up to one vector, the \
                head’s output for this {q:query}. The weights are not negative and sum to 1, so the output is a \
                blend that never leaves the range of the {v:values}.",
            ),
        ],
        Letter::D,
        None,
    ),
    section: "blending",
    objective: 2,
    tempting: Letter::B,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "At all visible positions the value vectors happen to be the same vector. What can be said of the output for a \
    query?",
    [
        choice(
            "It is that vector times the largest weight",
            "The positions with smaller weights are added too. Together the weights sum to 1, so the parts add up to \
            the whole vector again.",
        ),
        choice(
            "It is that vector times the number of visible positions",
            "That would be a sum without weights. Each copy is multiplied by its weight first, and the weights \
            together make 1, however many positions there are.",
        ),
        choice(
            "It is that vector, whatever the weights are",
            "The output is the sum of the weights times one and the same {v:value}, and the weights sum to 1. So the \
            weights may differ from {q:query} to {q:query}, and the output does not show it.",
        ),
        choice(
            "It is the zero vector, because equal values cancel out",
            "Equal vectors cancel only when they are subtracted. Weights after a softmax are never negative, so here \
            shares of the vector are added up, to exactly one whole.",
        ),
    ],
    Letter::C,
    None,
)];
