//! Section 10, the promise of the title: what a table does that attention does not.

use super::super::section::{Block, Section};

pub(super) static SECTION: Section = Section {
    id: "breaks",
    title: "Where the analogy breaks",
    blocks: &[
        Block::Prose(
            "“Content-addressable lookup” is the right first picture. It is also wrong in nine precise ways. The \
             figure sets a hard table beside a soft one: where do they disagree about the same {q:query}?",
        ),
        Block::Figure("lookup"),
        Block::Numbered(&[
            (
                "It matches by degree",
                "A table asks whether {q:query} and {k:key} are equal. Attention asks how well they agree, and every \
                 visible {k:key} gets a share above zero.",
            ),
            (
                "It never misses",
                "A table can answer “not found”. A softmax cannot: the weights must sum to 1, so a {q:query} with \
                 nothing to find still reads something. Models seem to park such weight on *attention sinks*: the \
                 first tokens in causal models [@xiao2023], a separator token in BERT [@clark2019, §3.2].",
            ),
            (
                "It blends",
                "A table returns one stored record. Attention returns a weighted mean, usually equal to none of the \
                 {v:values}: rival answers come back as a mixture, not a choice.",
            ),
            (
                "It stays inside the hull",
                "Positive shares that sum to 1 keep the output among the visible {v:values}, inside their *convex \
                 hull*: no coordinate exceeds the largest it read.",
            ),
            (
                "Keys are not values",
                "A token is found by one vector and read by another. A high weight says that the {k:key} matched, not \
                 what the {v:value} holds or how large it is.",
            ),
            (
                "Matching is learned and one-sided",
                "Equality works both ways. A score does not: {q:queries} and {k:keys} come from separate learned \
                 projections, so {t:it} may score high on {t:animal} while {t:animal} scores low on {t:it}. A token \
                 need not match itself: most heads of BERT give the current token little weight [@clark2019, §3.1].",
            ),
            (
                "The table is rebuilt each time",
                "A table is stored before you ask. Here {k:keys} and {v:values} are computed from the input, anew for \
                 every text, layer and head. What lasts is the recipe, not the records.",
            ),
            (
                "Duplicates and ties share",
                "A table keeps one record for each {k:key}. In attention equal {k:keys} get equal weights and \
                 together crowd out the rest: copy one of two equally matched {k:keys}, and the twins hold \
                 {=pair-share} where one held half. Even a hard softmax splits an exact tie.",
            ),
            (
                "A dot product is not an angle",
                "Length counts too: a long {k:key} attracts every {q:query} that points even roughly its way. Cosine \
                 similarity, used in some earlier memory networks [@graves2014, §3.3.1], ignores length.",
            ),
        ]),
        Block::Prose(
            "What survives all nine: something asks, something is matched, something is handed over. Keep the three \
             roles; let go of the filing cabinet.",
        ),
    ],
    deeper: &[],
};
