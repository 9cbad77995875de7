//! Question 11: what attention weights are. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "The lesson states that attention weights are not 'what the model is thinking about.' What are they actually?",
        [
            choice(
                "The model's confidence scores for each possible next token",
                "How probable each next token is comes from another softmax, over the vocabulary, at the end of a \
                language model. Attention weights are spread over the positions of the text, in every head of every \
                layer.",
            ),
            choice(
                "The final predictions of the model",
                "Predictions come after the last layer. Attention weights are a step on the way, in every head of \
                every layer: they set how much of each {v:value} is mixed in.",
            ),
            choice(
                "Representations of the input text's emotional content",
                "A head may react to emotional words, but its weights do not represent emotion or any other content. \
                A weight is one number from 0 to 1 for a pair of positions.",
            ),
            choice(
                "Learned parameters that determine how information flows during computation",
                "Of the four, this is the one that points at the routing of information, and so it is graded as \
                right. But the weights themselves are not parameters: they are computed, and the next text brings \
                new ones.",
            ),
        ],
        Letter::D,
        Some(
            "The wording is loose: attention weights are activations, computed anew for each input; what is learned \
            are the matrices {q:W_Q} and {k:W_K}, from which the weights come, and {v:W_V} and W_O, which act on \
            what is read.",
        ),
    ),
    section: "not-thoughts",
    objective: 5,
    tempting: Letter::A,
};
