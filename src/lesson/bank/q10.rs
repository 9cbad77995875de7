//! Question 10: a head that looks at the next token. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "A researcher notices that one attention head in a trained model consistently attends to the token \
        immediately following the current position. What might explain this?",
        [
            choice(
                "The head is malfunctioning and needs to be reset",
                "A steady pattern is no sign of damage: heads that look mostly one place back or one place ahead \
                have been found in trained encoders [Clark et al. 2019](#source-clark2019). Nor is there anything to reset, since a head does \
                what its learned matrices make of the input.",
            ),
            choice(
                "The model has a bug in its implementation",
                "In a bidirectional encoder nothing forbids looking ahead, so no bug is needed to explain it. In a \
                causal decoder the suspicion would be fair: the next position is masked there, and weight on it \
                would mean a broken mask or a misread map.",
            ),
            choice(
                "The head learned to focus on next-token prediction as a useful pattern",
                "Of the four options, this is the one that takes the pattern as learned, and in bidirectional \
                encoders heads that attend to the next token do exist [Clark et al. 2019](#source-clark2019), one of them in the small encoder that \
                comes with this lesson. That it is useful is an \
                interpretation: the weights show where the head looks, and nobody can read from them alone why.",
            ),
            choice(
                "Attention heads cannot detect positional patterns",
                "Position does reach the scores, through position encodings or, in a decoder, even through the \
                causal mask alone [Haviv et al. 2022](#source-haviv2022). So heads can learn patterns such as one place back or one place \
                ahead.",
            ),
        ],
        Letter::C,
        Some(
            "The question leaves out the architecture: in a causal decoder’s self-attention the next position is \
            masked and gets a weight of exactly 0, so this head must sit where looking ahead is allowed, as in a \
            bidirectional encoder, and there it reads the next token and does not predict it.",
        ),
    ),
    section: "heads",
    objective: 5,
    tempting: Letter::B,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "Someone shows the self-attention map of a causal decoder in which one head gives a weight of 0.6 to the token \
    right after the current one, in row after row. What is the best first thought?",
    [
        choice(
            "The head has learned to predict the next token",
            "Predicting is done at the end of the model, from what has been read before. In a causal decoder a head \
            cannot read the next token at all: that score is masked, and its weight is exactly 0.",
        ),
        choice(
            "The map is misread or the mask is missing, because that weight has to be 0",
            "The causal mask sets this score to −∞ before the softmax, so the weight is exactly 0. With rows and \
            columns exchanged, for example, a head that looks one place back seems to look one place ahead.",
        ),
        choice(
            "The score there must have been high enough to overcome the mask",
            "A causal mask is no penalty that a high score could outweigh. It puts −∞ in place of the score, and e \
            raised to that is 0, whatever the score was.",
        ),
        choice(
            "No transformer can have such a head, so the picture must be invented",
            "In a bidirectional encoder nothing is hidden, and heads that attend to the next token have been found \
            there [Clark et al. 2019](#source-clark2019). It is the causal mask that rules it out, not the transformer.",
        ),
    ],
    Letter::B,
    None,
)];
