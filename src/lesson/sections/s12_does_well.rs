//! Section 12: the given list of what an assistant can be asked for.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "does-well",
    title: "What AI does well here",
    blocks: &[
        Block::GivenList(&[
            "Sketch attention as a weighted sum where weights come from query-key similarity.",
            "Show why parallelizing attention enabled the scale era.",
        ]),
        Block::Prose(
            "Both stories are told in many places, and an AI assistant retells them well. Still, check: does the sum \
             run over {v:values}, with weights from a softmax over *scaled* scores? Does “parallel” come with “in \
             training”?",
        ),
    ],
    deeper: &[],
};
