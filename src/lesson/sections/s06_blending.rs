//! Section 6: the weighted sum, and attention in one line.

use super::super::formula::{ATTENTION, BLEND};
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "blending",
    title: "Blending the values",
    blocks: &[
        Block::Prose("Only now do the {v:values} enter. Multiply each by its weight, and add up:"),
        Block::Formula(&BLEND),
        Block::Prose(
            "With numbers set by hand, let {t:it} give three quarters of its weight to {t:animal}, whose {v:value} is \
             (4, 0), and one quarter to {t:slept}, whose {v:value} is (0, 4). The output is ({=blend-1}, {=blend-2}). \
             The {v:values} themselves do not change.",
        ),
        Block::Prose(
            "In a transformer the output passes one more learned matrix and is then *added* to the vector that {t:it} \
             already had [@vaswani2017, §3.1]. The token keeps what it was and gains context.",
        ),
        Block::Prose("For all tokens at once, one row each, that is a single line [@vaswani2017, eq. 1]:"),
        Block::Formula(&ATTENTION),
    ],
    deeper: &["blend"],
};
