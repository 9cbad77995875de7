//! Question 8: what scale was built on. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What computational breakthrough enabled the 'scale era' in large language models?",
        [
            choice(
                "Limiting each attention head to process only 10 tokens",
                "Limiting attention to a window does save work, and some models do so with far larger windows. But \
                ten tokens would give up most of the reach, while the breakthrough was to compute all positions at \
                once, near and far.",
            ),
            choice(
                "Reducing the size of the vocabulary to under 1000 words",
                "A small vocabulary makes a model’s last layer cheaper, so it sounds like a saving. Large language \
                models went the other way, to tens of thousands of word pieces and more, and what made scale \
                possible was to compute all positions at once.",
            ),
            choice(
                "Parallelizing the attention computation across all positions",
                "In training, attention handles all positions of a text in a few large matrix products, which suits \
                parallel hardware. A classic recurrent network has to finish each position before it can begin the \
                next [Vaswani et al. 2017, §4](#source-vaswani2017).",
            ),
            choice(
                "Introducing recursion to process sequences sequentially",
                "That is the older way: a recurrent network passes a state from position to position, and each has \
                to wait for the one before. Attention took this wait out of training.",
            ),
        ],
        Letter::C,
        Some(
            "The parallel part is training, and reading a prompt: a model still generates one token at a time, and \
            more data and faster hardware had their share in the scale era.",
        ),
    ),
    section: "scale",
    objective: 3,
    tempting: Letter::D,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "A trained language model reads a prompt of 500 tokens and then writes 200 tokens in the usual way. Which \
    positions can it compute all at once?",
    [
        choice(
            "All of them, prompt and answer: attention is parallel",
            "Within one pass attention is parallel, but a pass needs its input. Each written token is part of the \
            input for the next one, so the answer cannot be computed in one go.",
        ),
        choice(
            "Those of the prompt",
            "The whole prompt is known, so one pass computes all its positions together, as in training. The answer \
            comes token by token, because each new token is needed to compute the next.",
        ),
        choice(
            "Those of the answer",
            "It is the other way round: the tokens of the answer do not exist yet, and each depends on the ones \
            before it. The prompt is known from the start, so its positions can be computed together.",
        ),
        choice(
            "None: a decoder goes through the text from left to right",
            "A causal mask limits what a position may read, not when it is computed. Wherever the tokens are already \
            known, all positions go through a layer together.",
        ),
    ],
    Letter::B,
    None,
)];
