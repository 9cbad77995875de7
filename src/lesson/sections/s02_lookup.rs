//! Section 2: the dictionary, whose three roles attention keeps.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "lookup",
    title: "A lookup you know",
    blocks: &[
        Block::Prose(
            "Think of the contacts in a phone. You bring a name, the {q:query}. The phone finds the entry whose name, \
             the {k:key}, equals yours. It hands back the number stored there, the {v:value}. Type “Ada” and you get \
             Ada’s number. Type “Adda” and you get nothing.",
        ),
        Block::Prose("Such a table is *content-addressable*: you say what you want, not where it is kept."),
        Block::Prose(
            "Attention keeps the three roles and softens the match. It compares the {q:query} with *every* {k:key}, \
             turns the comparisons into shares, and returns all the {v:values}, mixed in those shares. No step is a \
             yes or a no, so a small change going in makes a small change coming out, and gradient descent, learning \
             by small steps, can train the whole lookup. One recall step of a modern Hopfield network, a model of \
             associative memory, has this very form [@ramsauer2021].",
        ),
        Block::Prose("So the analogy is a good one. [It also breaks](#breaks)."),
    ],
    deeper: &[],
};
