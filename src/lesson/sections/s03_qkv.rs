//! Section 3: where the three vectors of a token come from.

use super::super::formula::PROJECT;
use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "qkv",
    title: "Queries, keys, values",
    blocks: &[
        Block::Prose(
            "Nobody types in the table. Each token’s vector {m:x} is multiplied by three matrices, and out come its \
             {q:query}, {k:key} and {v:value}:",
        ),
        Block::Formula(&PROJECT),
        Block::Prose(
            "Keep two kinds of numbers apart. The matrices {m:wq}, {m:wk} and {m:wv} are *learned*: training sets \
             them, and afterward they are the same for every token of every text. {q:Queries}, {k:keys} and \
             {v:values} are *activations*: computed anew for each input. Change the sentence, and they change; the \
             matrices stay.",
        ),
        Block::Prose(
            "Loosely, a {q:query} says what a token is looking for, a {k:key} what it can be found by, a {v:value} \
             what it passes on when read. These are our words; the model has only numbers.",
        ),
        Block::Prose(
            "In *self-attention* all three come from one sequence, so every token plays every role at once. In \
             *cross-attention* the {q:queries} come from one sequence, the {k:keys} and {v:values} from another \
             [@vaswani2017, §3.2.3].",
        ),
        Block::Prose(
            "The figure follows one query through every step. Its numbers are set by hand, not learned. Bring this \
             question: when {t:it} asks, what makes {t:animal} answer, and which number would silence it?",
        ),
        Block::Figure("pipeline"),
    ],
    deeper: &[],
};
