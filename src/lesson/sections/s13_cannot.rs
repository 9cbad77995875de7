//! Section 13: the given list of what no assistant can be asked for, and what is known.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "cannot",
    title: "What AI cannot do",
    blocks: &[
        Block::GivenList(&[
            "Explain why specific heads specialize in specific behaviors.",
            "Predict which architecture variant will win next.",
        ]),
        Block::Prose(
            "The first line is strong. Some heads are understood: previous-token heads and induction heads have been \
             taken apart, most fully in small models [@elhage2021] [@olsson2022]. Most are not. And to describe what \
             a head does is not to explain why training made it so. Without tools to look inside, an assistant \
             answers from what it has read.",
        ),
        Block::Prose(
            "The second has a humbling record. When many proposed changes to the transformer were rebuilt side by \
             side, most brought no meaningful gain [@narang2021]. When ten architectures were compared across sizes, \
             the best one could change with the size [@tay2022]. Benchmarks and parameter counts describe the \
             present. The next winner cannot be reliably predicted, by machine or person.",
        ),
    ],
    deeper: &[],
};
