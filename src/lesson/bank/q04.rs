//! Question 4: soft against hard lookup. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "Why is attention described as a 'soft' lookup rather than a 'hard' lookup?",
        [
            choice(
                "It only works on sequences of a fixed length",
                "The same formula works for any number of positions; where a model has a length limit, it comes from \
                its training, its position encoding or its memory. *Soft* says how weight is shared among the \
                positions, however many there are.",
            ),
            choice(
                "It distributes attention across multiple positions rather than selecting exactly one",
                "Every visible position gets a share, large or small, and the output blends all their {v:values}. As \
                the temperature falls toward 0 the largest score takes everything (a tie shares it), and the lookup \
                becomes a hard one.",
            ),
            choice(
                "It can only be used with floating-point numbers",
                "Attention is computed with floating-point numbers, but a hard lookup over the same scores would use \
                them too. *Soft* describes the result: a blend of many {v:values} in place of exactly one.",
            ),
            choice(
                "It requires special hardware to run efficiently",
                "Graphics processors make attention fast, but any computer gets the same result, and this page \
                computes it on yours. *Soft* is not short for software: it means by degrees, not all or nothing.",
            ),
        ],
        Letter::B,
        None,
    ),
    section: "lookup",
    objective: 4,
    tempting: Letter::A,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "A dictionary returns the entry whose key matches exactly. In attention, one key happens to equal the query \
    exactly, and several positions are visible. What is returned?",
    [
        choice(
            "That key’s value alone, because the match is exact",
            "This is how a hard lookup works. Attention has no test for equality: an exact match is just one more \
            score, and the softmax leaves some weight for every other visible position.",
        ),
        choice(
            "At least half of that key’s value, because no key can match better",
            "A dot product is not largest at equality: a longer {k:key} in the same direction scores higher. So that \
            {k:key} need not even win, and nothing assures it of any fixed share.",
        ),
        choice(
            "The average of all visible values, because soft means that all count alike",
            "Soft means that shares differ by degree, not that they are equal. They would all be equal only if every \
            visible {k:key} had the same score.",
        ),
        choice(
            "A blend of all visible values, with shares set by all the scores",
            "The equal {k:key} gets a score like any other, and the softmax turns all scores into shares. Its \
            {v:value} is one part of the blend, large or small according to the rest of the row.",
        ),
    ],
    Letter::D,
    None,
)];
