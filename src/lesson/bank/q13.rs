//! Question 13: the weighted sum. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "In a single attention step, what happens to the values after the softmax produces attention weights?",
        [
            choice(
                "They are discarded and new values are generated",
                "The {v:values} are what the weights were made for, so nothing is discarded. New ones are made only \
                in the next layer, from that layer's own input.",
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
                head's output for this {q:query}. The weights are not negative and sum to 1, so the output is a \
                blend that never leaves the range of the {v:values}.",
            ),
        ],
        Letter::D,
        None,
    ),
    section: "blending",
    objective: 2,
    tempting: Letter::B,
};
