//! Section 4: the dot product, and why it is divided by the root of the length of a key.

use super::super::formula::SCORE;
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "scores",
    title: "Scores, and why they are scaled",
    blocks: &[
        Block::Prose("A {q:query} and a {k:key} meet in a *dot product*: multiply number by number, then add up."),
        Block::Formula(&SCORE),
        Block::Prose(
            "Vectors that point the same way score above zero, vectors at right angles score zero, opposed ones below \
             it. Since {q:query} and {k:key} come from different matrices, the similarity itself is learned: what \
             {t:it} seeks need not resemble what {t:it} is.",
        ),
        Block::Prose(
            "Then each score is divided by {m:root}, where {m:dk} counts the numbers in a {k:key}. Why the root? \
             Suppose all those numbers were independent, with mean 0 and variance 1. A score is then a sum of {m:dk} \
             products of variance 1. Its variance is {m:dk}; its spread, the standard deviation, grows as {m:root} \
             [@vaswani2017, §3.2.1]. The original transformer’s {k:keys} held 64 numbers, so raw scores would spread \
             {=root-64} times as wide as with one number. Dividing by {m:root} brings the spread back to 1.",
        ),
        Block::Prose(
            "Spread matters because the softmax, up next, turns a lead into a ratio, and fast: a lead of 1 makes \
             {=odds-1} to 1, a lead of {=root-64} makes {=odds-8} to 1. Once one {k:key} holds nearly all the weight, \
             gradients are extremely small, and training barely moves [@vaswani2017, §3.2.1].",
        ),
        Block::Note(
            "Not a guarantee",
            "Trained {q:queries} and {k:keys} are not random; they may align as strongly as training likes. The \
             division is a fixed temperature, not a promise.",
        ),
    ],
    deeper: &["root"],
};
