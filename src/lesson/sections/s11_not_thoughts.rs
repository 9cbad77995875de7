//! Section 11: what a weight is evidence of, and what not.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "not-thoughts",
    title: "Weights are not thoughts",
    blocks: &[
        Block::Prose(
            "A heat map tempts us to read a mind. But attention weights are not what the model is thinking about. \
             Each says how much of one {v:value} flows to one position, in one head of one layer. Nor are they \
             parameters: {m:wq}, {m:wk}, {m:wv} and {m:wo} are learned; weights are activations, new for each input.",
        ),
        Block::Prose(
            "Three reasons for care. What arrives is weight *times* {v:value}, so a heavy weight on a tiny {v:value} \
             moves little [@kobayashi2020]. Different weights can give the same output: once a text has more tokens \
             than the head has dimensions, the output no longer tells which weights made it [@brunner2020]. And every \
             layer mixes, so deeper down the vector at {t:animal} stands for more than the animal.",
        ),
        Block::Prose(
            "The debate has two sides. In recurrent models, weights often agreed poorly with gradient measures of \
             importance, and very different weights could give equivalent predictions [@jain2019]. The reply: it \
             depends on what one calls an explanation, and such adversarial weights did worse in a test, so \
             usefulness is not disproved [@wiegreffe2019].",
        ),
        Block::Prose(
            "A safe reading: *a weight is evidence about routing, not a proof of cause*. A pattern can be read off; \
             its purpose cannot. To test a cause, change something and watch the output.",
        ),
        Block::Prose(
            "The figure builds two very different rows of weights with the same output. Which row shows what the \
             model “thought”?",
        ),
        Block::Figure("same"),
    ],
    deeper: &[],
};
