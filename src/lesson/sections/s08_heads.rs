//! Section 8: several lookups side by side, and what is known of them.

use super::super::formula::HEADS;
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "heads",
    title: "Many heads",
    blocks: &[
        Block::Prose(
            "A row that spends its weight on {t:animal} has little left for {t:tired}. So a layer runs several \
             *heads* side by side, each with smaller {m:wq}, {m:wk} and {m:wv} of its own: in the original \
             transformer 8 heads of 64 numbers [@vaswani2017, §3.2.2]. Their outputs are put end to end and mixed by \
             a fourth learned matrix:",
        ),
        Block::Formula(&HEADS),
        Block::Prose(
            "This is not an average. Each head passes through its own slice of {m:wo}, and the results add up \
             [@elhage2021].",
        ),
        Block::Prose(
            "No one assigns jobs to heads, yet jobs appear. In BERT, an encoder, some look mostly at the previous \
             token or the next; some link a mention to an earlier one, such as a pronoun to its noun [@clark2019]. In \
             causal models, *induction heads* look for an earlier copy of the current token and read what followed \
             it: after “A B … A” they favor “B”. They rely on a head in an earlier layer that tells each token what \
             came before it. The evidence that they drive learning from context is causal in small attention-only \
             models, correlational in large ones [@olsson2022].",
        ),
        Block::Prose("Many heads can be removed after training with little loss [@michel2019] [@voita2019]."),
    ],
    deeper: &["heads", "model"],
};
