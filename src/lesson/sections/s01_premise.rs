//! Section 1: the given premise, and the sentence that accompanies the reader.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "premise",
    title: "The premise",
    blocks: &[
        Block::Given(
            "Attention is a soft, learned lookup that lets a token gather context from anywhere in a sequence; the \
             math is simple, the consequences are profound.",
        ),
        Block::Prose(
            "*Soft*: what comes back is a blend, not one stored record. *Learned*: training decides what counts as a \
             match. *From anywhere*: distance is no obstacle, though a mask may be. And *simple*: by the end of this \
             page you will have met all of the arithmetic.",
        ),
        Block::Prose(
            "One small sentence comes along all the way: {t:The} {t:animal} {t:slept} {t:because} {t:it} {t:tired}. \
             Each word here is a *token*, and to a model each token is a *vector*: a list of numbers. To know what \
             {t:it} is, you look back at {t:animal}. Attention lets the vector of {t:it} do something similar, by \
             multiplying and adding.",
        ),
        Block::Prose(
            "The idea began in translation, as a way to look back over the source sentence [@bahdanau2015]; the \
             *transformer* built a whole network around it [@vaswani2017].",
        ),
    ],
    deeper: &[],
};
