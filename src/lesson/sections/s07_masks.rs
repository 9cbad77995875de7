//! Section 7: who may look where, and how attention knows of order.

use super::super::formula::CAUSAL;
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "masks",
    title: "Masks and order",
    blocks: &[
        Block::Prose(
            "Stack the rows, and the weights form a table: a row for each {q:query}, a column for each {k:key}. Every \
             row sums to 1. A column need not: a token that many read has a heavy one.",
        ),
        Block::Prose(
            "A model that learns to predict the next token must not read it. The *causal mask* closes the future, \
             *before* the softmax:",
        ),
        Block::Formula(&CAUSAL),
        Block::Prose(
            "The exponential of −∞ is 0, and the open {k:keys} share the whole weight. With the mask after the \
             softmax, a row would no longer sum to 1, and hidden tokens would already have swayed the shares.",
        ),
        Block::Prose(
            "A causal {q:query} sees itself and the past. So in the self-attention of a causal decoder such as GPT no \
             head can look at the next token. A bidirectional encoder has no such mask, and some of its heads do look \
             mostly at the next token [@clark2019, §3.1]. “From anywhere in a sequence” means: from any position that \
             the mask lets it see.",
        ),
        Block::Prose(
            "Without mask or position signals, attention does not know order: shuffle the tokens, and the outputs are \
             only shuffled along (*permutation equivariance*). So the original transformer adds a pattern for each \
             position to the vectors [@vaswani2017, §3.5]. A causal mask alone also breaks the symmetry: causal \
             models without position signals stay competitive and come to represent position anyway [@haviv2022]. How \
             well they handle longer texts is contested [@kazemnejad2023] [@wang2024].",
        ),
        Block::Prose(
            "Pick a row of the whole table, switch the mask, and ask: where did the weight of the hidden tokens go?",
        ),
        Block::Figure("table"),
    ],
    deeper: &["masks", "order"],
};
