//! Section 14: the quiz.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "check",
    title: "End-of-lesson check",
    blocks: &[
        Block::Prose(
            "15 questions, instant feedback. Every option comes with its own explanation, and a wrong guess costs \
             nothing.",
        ),
        Block::Quiz,
    ],
    deeper: &[],
};
