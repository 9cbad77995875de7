//! Section 9: parallel in training, one step apart, quadratic in length.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "scale",
    title: "Why it scales",
    blocks: &[
        Block::Prose(
            "A recurrent network reads in order: step 500 waits for step 499. Attention does not wait. In training \
             the whole text is there: a layer computes all its {q:queries}, {k:keys}, {v:values} and outputs in a few \
             large matrix products. With the causal mask, every position practices predicting its next token in the \
             same pass. And any two visible positions are one step apart, where a recurrent signal must pass through \
             all those between [@vaswani2017, Table 1].",
        ),
        Block::Prose(
            "Parallelizing attention across positions opened the scale era. The first base transformer trained in 12 \
             hours on 8 GPUs [@vaswani2017, §5.2], and loss kept falling smoothly as models, data and compute grew \
             [@kaplan2020]. Three limits:",
        ),
        Block::List(&[
            "*Parallel in training only.* Generation is still one token at a time, since each new token depends on \
             the last. Earlier {k:keys} and {v:values} wait in a cache, which must be read again at every step \
             [@shazeer2019].",
            "*Work grows with the square.* A text of n tokens makes {m:square} scores in each head of each layer; \
             4096 tokens make {=pairs-4096}.",
            "*Memory need not.* FlashAttention computes exactly the same attention without storing that table: memory \
             grows linearly, work stays quadratic [@dao2022, Theorem 1].",
        ]),
    ],
    deeper: &["speed"],
};
