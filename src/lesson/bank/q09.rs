//! Question 9: context from anywhere. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "What does it mean that attention allows a token to 'gather context from anywhere in a sequence'?",
        [
            choice(
                "The attention mechanism lets any position attend to any other position regardless of distance",
                "Each {q:query} is compared with every {k:key} that the mask lets it see, so two positions are \
                joined in a single step. How far apart they stand adds no steps in between.",
            ),
            choice(
                "Only adjacent tokens can communicate in the attention mechanism",
                "That describes a local window or a convolution, which mixes only neighbors in one step. Full \
                attention can join the first and the last token of a text in one step.",
            ),
            choice(
                "Each token can directly access the raw embeddings of all other tokens without transformation",
                "The access is direct, but not to raw embeddings: what arrives is a blend of {v:values}, and each \
                {v:value} is a vector multiplied by a learned matrix. After the first layer that vector is no raw \
                embedding either.",
            ),
            choice(
                "Tokens must travel through hidden layers to reach distant positions",
                "That describes a recurrent network, in which a distant word is passed on from state to state until \
                it arrives. Attention needs one step for any distance.",
            ),
        ],
        Letter::A,
        Some(
            "Strictly, any position that the mask lets it see: in a causal decoder a token sees only itself and the \
            tokens before it.",
        ),
    ),
    section: "masks",
    objective: 3,
    tempting: Letter::C,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "In a causal decoder without a window, the last token of a text of 1,000 tokens is to receive information from \
    the first. Through how many attention layers must it pass at least?",
    [
        choice(
            "999, one for each step from neighbor to neighbor",
            "That is how a recurrent network passes information on, position by position. An attention layer \
            compares the last token’s {q:query} with the first token’s {k:key} directly.",
        ),
        choice(
            "About 10, because each layer can double the distance",
            "Doubling is what some stacks of convolutions do, whose gaps widen from layer to layer. Full attention \
            has no distance to build up: it reaches every visible position in one layer.",
        ),
        choice(
            "1, because the two are compared directly",
            "The first token lies in the last one’s past, so the mask lets it through, and one layer compares the \
            two directly. The distance of the two makes no difference to the number of layers.",
        ),
        choice(
            "None can do it: the mask hides the first token",
            "A causal mask hides what comes later, not what came before. The first token is the one that every later \
            position may see.",
        ),
    ],
    Letter::C,
    None,
)];
