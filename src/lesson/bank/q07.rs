//! Question 7: weights are not thoughts. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "A student says: 'I can tell exactly what concept the model is thinking about by looking at which tokens \
        have the highest attention weights.' Based on the lesson, why is this problematic?",
        [
            choice(
                "Attention weights are random and uninterpretable",
                "This goes too far the other way: the weights follow from the input by a fixed rule and do say which \
                positions are mixed in. What they do not prove is why the model answers as it does.",
            ),
            choice(
                "Attention weights are weights, not direct representations of the model's reasoning or knowledge",
                "A weight says how much of one position’s {v:value} goes into one head’s blend: evidence about \
                routing, not proof of a cause or of a thought. Even for that blend the weight is only half of it, \
                since a large weight on a short {v:value} vector adds little [Kobayashi et al. 2020](#source-kobayashi2020).",
            ),
            choice(
                "Attention only works with numerical tokens, not concepts",
                "Inside the model everything is numbers, words and whatever stands for a concept alike, so numbers \
                are no obstacle. The student’s mistake is another: a weight shows where a head reads, not what the \
                model makes of it.",
            ),
            choice(
                "The model has no way to store conceptual information",
                "Nothing in the argument shows that: a model may well hold such information in its parameters and \
                vectors. What is wrong is to expect that attention weights alone display it.",
            ),
        ],
        Letter::B,
        Some(
            "Researchers disagree on how much weights explain: very different weights can lead a recurrent model to \
            nearly the same prediction [Jain & Wallace 2019](#source-jain2019), but that depends on what one calls an explanation, and weights \
            made up in this way do worse in a test of their usefulness [Wiegreffe & Pinter 2019](#source-wiegreffe2019).",
        ),
    ),
    section: "not-thoughts",
    objective: 5,
    tempting: Letter::A,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "In one head, a token gets a weight of 0.9. Which further fact gives the best reason to doubt that this token \
    matters much for the head’s output?",
    [
        choice(
            "The token is a comma",
            "It sounds as if a comma could not matter, but what kind of token it is does not say how much it adds. A \
            position after the first layer can also carry information about its neighbors.",
        ),
        choice(
            "Other heads give the same token little weight",
            "Each head computes its own weights from its own matrices. What other heads read does not change what \
            this one adds.",
        ),
        choice(
            "The weight comes from a dot product, not from the meaning of the word",
            "Every weight comes from a dot product, the important ones too. So this fact cannot set apart the tokens \
            that matter from those that do not.",
        ),
        choice(
            "The token’s value vector in this head is almost zero",
            "What a token adds is weight times {v:value}, and almost all of nearly nothing is still nearly nothing. \
            That is why the size of the product is looked at beside the weight [Kobayashi et al. 2020](#source-kobayashi2020).",
        ),
    ],
    Letter::D,
    None,
)];
