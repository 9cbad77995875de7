//! Question 11: what attention weights are. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

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
                "Of the four options, this is the one that points at the routing of information, and so it is graded \
                as right. But the weights themselves are not parameters: they are computed, and the next text \
                brings new ones.",
            ),
        ],
        Letter::D,
        Some(
            "The wording is loose: attention weights are activations, computed anew for each input; what is learned \
            are the matrices {m:wq} and {m:wk}, from which the weights come, and {m:wv} and {m:wo}, which act on \
            what is read.",
        ),
    ),
    section: "not-thoughts",
    objective: 5,
    tempting: Letter::A,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "The same trained model reads two different sentences of the same length. What is certain to be the same both \
    times?",
    [
        choice(
            "The attention weights, because they were learned in training",
            "The weights are computed from the tokens at hand, so another sentence gives other weights. What \
            training left behind are the matrices that they are computed with.",
        ),
        choice(
            "The queries and keys, because they belong to the model",
            "What belongs to the model are the matrices that make them. {q:Queries} and {k:keys} are products of \
            these matrices with the vectors of the tokens, so they follow the sentence.",
        ),
        choice(
            "The scores, because they only depend on positions",
            "A score is the dot product of a {q:query} and a {k:key}, and both are made from tokens. Positions can \
            have a part in it, but the words change it too.",
        ),
        choice(
            "The matrices that make queries, keys and values",
            "They are the learned parameters, and they stay fixed while the model is used. All else in attention, \
            from the {q:queries} to the weights and the output, is computed anew from the sentence.",
        ),
    ],
    Letter::D,
    None,
)];
