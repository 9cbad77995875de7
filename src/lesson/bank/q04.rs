//! Question 4: soft against hard lookup. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

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
                the temperature falls towards 0 the largest score takes everything (a tie shares it), and the \
                lookup becomes a hard one.",
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
};
