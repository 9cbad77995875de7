//! Question 12: where the picture of a memory ends. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "Why is the content-addressable memory analogy for attention useful but incomplete?",
        [
            choice(
                "Content-addressable memory doesn't exist in computer systems",
                "It does exist: network switches and processor caches use memory that is addressed by content. The \
                comparison is incomplete because attention matches and answers differently, not because one side of \
                it is made up.",
            ),
            choice(
                "Content-addressable memory is too fast for neural networks to simulate",
                "Speed is not the point: a comparison says what is done, not how fast. It breaks at the match, which \
                is learned and by degree, and at the answer, which is a blend.",
            ),
            choice(
                "The lookup is 'soft' (weighted) rather than 'hard' (exact match), and the matching is learned, not \
                based on stored keys",
                "A table holds fixed {k:keys} and returns one stored item or a miss; attention matches by degree, \
                never misses, and returns a blend. Its {k:keys} and {v:values} are computed by learned projections \
                for every input.",
            ),
            choice(
                "Attention doesn't use memory at all",
                "While attention works, the {k:keys} and {v:values} of all visible positions are at hand, and that \
                is a memory of the current text. The comparison helps just because this memory is read by content.",
            ),
        ],
        Letter::C,
        Some(
            "“Not based on stored keys” means that no {k:keys} are fixed beforehand: they are computed from the \
            text, and a decoder does keep those of earlier tokens while it generates.",
        ),
    ),
    section: "breaks",
    objective: 4,
    tempting: Letter::D,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "A dictionary answers an unknown key with “not found”. What does a head do when no visible key suits its query \
    and all scores are equally low?",
    [
        choice(
            "It returns the plain average of the visible values",
            "The softmax looks only at differences between scores, and equal scores give equal weights, however low \
            they are. Attention has no “not found”: the weights must sum to 1, so something is always returned.",
        ),
        choice(
            "It returns a zero vector, which is its way to say “not found”",
            "Zero would need all weights to be 0, but after a softmax they sum to 1. So a head always returns a \
            blend, also when nothing suits.",
        ),
        choice(
            "It skips the step, and the token keeps its old vector",
            "There is no test that could skip the step: low scores are turned into weights like high ones. The old \
            vector is carried along beside attention, but the head’s output is added to it in any case.",
        ),
        choice(
            "It returns the value of the first token",
            "Trained heads do often put spare weight on the first tokens [Xiao et al. 2023](#source-xiao2023), but they do it by giving these \
            a higher score. With equal scores the first token gets an equal share and no more.",
        ),
    ],
    Letter::A,
    None,
)];
