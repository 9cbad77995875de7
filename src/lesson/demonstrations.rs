//! What is said of the two figures that each question shows once it is checked: of the one that proves the right answer,
//! and of the one in which the most tempting wrong answer, `Item::tempting`, is seen to fail.
//!
//! One entry a question, in inline notation. Each says what to look at and leaves the numbers to the figure's own
//! sentence. How the figures are set stands in `labs::demonstrations`.

/// The words of one question.
#[derive(Debug)]
pub struct Captions {
    /// Where the right answer is seen to hold, and where the tempting one is seen to fail.
    pub look: [&'static str; 2],
    /// What neither proves, where the question asks for more than a figure can show; empty elsewhere.
    pub limit: &'static str,
}

/// Captions of a question that a figure can settle.
const fn look(right: &'static str, tempting: &'static str) -> Captions {
    Captions {
        look: [right, tempting],
        limit: "",
    }
}

/// One entry for each of the fifteen questions, in their order.
pub static CAPTIONS: [Captions; 15] = [
    look(
        "The matrix {m:wq} was changed for you: now {t:it} seeks events. No {k:key} moved, and yet every score of \
        {t:it} did, for a score is this {q:query} compared with a {k:key}.",
        "The matrix {m:wv} was set to zeros for you. The {q:query} of {t:it} is what it was and still finds \
        {t:animal}, but nothing comes back. What is retrieved are {v:values}, not the {q:query}.",
    ),
    look(
        "Follow a row: its score becomes a power of e, which is above 0, and the power is divided by the sum of all \
        powers. So the weights in the last column sum to 1.",
        "Here each score went through a sigmoid by itself. Every bar lies between 0 and 1, but look at what the four add \
        up to. Choose “Softmax”, and they add up to 1.",
    ),
    look(
        "These are the scores of the question, and the bars are their weights. The largest score has the largest bar. \
        Turn the temperature: the bars change, their order never does.",
        "The open bars, “Your guess”, hold what this answer claims: most for Token 2. The full bars are what the softmax \
        makes of the same scores, and no temperature brings Token 2 to the front.",
    ),
    look(
        "One {q:query} is asked of a dictionary and of attention. The dictionary picks exactly one record; attention \
        gives each of them a share. Turn the temperature down to its end, and even attention is nearly hard.",
        "Under the causal mask the first token sees one token, the second two, the last all six. One formula serves every \
        length, and each row sums to 1. Nothing in it asks for a fixed one.",
    ),
    look(
        "{t:The} was given the very vector of {t:animal} for you. It stands farther from {t:it}, but its {k:key} is the \
        same now: so is its score, and so is its weight.",
        "The tokens were shuffled for you, so their distances are others. No positions are added and nothing is masked, \
        and each token still gets the very output that it had. Distance has no say of its own.",
    ),
    look(
        "The {v:values} are points, and the output is made of them. Drag one and the output follows. The weights, the \
        disks, only say how much of each goes in.",
        "In {m:wv} every sign was changed for you, so that each {v:value} is the opposite of what it was. The output \
        followed; these weights did not move at all. So it is not the {v:values} that say how much each position counts.",
    ),
    Captions {
        look: [
            "The two rows put most of their weight on different tokens, and both give one and the same output. So which \
            token has the highest weight does not tell what comes out.",
            "Nothing here is random. Each weight follows from its score by the same rule, and the same sentence gives the \
            same row every time. It says plainly from where {t:it} reads.",
        ],
        limit: "that weights explain nothing, or that they show what a trained model “thinks”. All numbers are set by hand, the rival \
            row was solved for and not learned, and researchers disagree about what such a row means \
            [Jain & Wallace 2019](#source-jain2019) [Wiegreffe & Pinter 2019](#source-wiegreffe2019). For weights of a trained model on a text of yours, see [72 trained \
            heads](#lab=model/1).",
    },
    look(
        "Look at the steps that wait for one another. In the longest of these texts attention still takes one, since no \
        position waits for another. The price is a large table of scores.",
        "Here a state is passed on from token to token. Even this short a text takes a step for each of its tokens, and \
        each waits for the one before. Choose a longer text, and the wait grows with it; attention took it out of training.",
    ),
    look(
        "No mask is set, so every cell of the table holds a weight. In one step the first token reads from the last, as \
        far away as can be. Choose “Causal”, and all that comes later closes.",
        "In {m:wv}, the column for *who* was set to zeros for you. The vector of {t:animal} still says *thing*, and \
        {t:it} still reads most from it, but no *who* arrives. So what arrives is no raw embedding: it went through \
        {m:wv} first.",
    ),
    Captions {
        look: [
            "As near as a figure comes: vectors, {m:wq} and {m:wk} were set for you so that each {q:query} points at the {k:key} \
            that comes next. Choose who asks: each reads most from the token after it, and the last, which has none, from \
            itself. A head can look ahead by its numbers alone.",
            "Without a mask, as in a bidirectional encoder, a head may look at the next token wherever there is one, so no \
            bug is needed. Choose “Causal”, as in a decoder: there it never may, and only there would a bug be a fair \
            suspicion.",
        ],
        limit: "that training makes such a head, or what the pattern is good for. These numbers were set by hand, and \
            even in a trained model the weights show where a head looks and not why. To find a head that training made, go to \
            [72 trained heads](#lab=model/1).",
    },
    Captions {
        look: [
            "As near as a figure comes: {m:wk}, which a model learns, was changed for you, and nothing else. Now {t:it} reads from \
            another token, and another output comes out: what is learned steers, by way of the weights, what flows where.",
            "The row of {t:it} shares its weight among the tokens up to {t:it} itself. The token that really comes next, \
            {t:tired}, is masked and gets exactly 0, so these are no scores of confidence in what comes next.",
        ],
        limit: "that the weights themselves are learned: change a number of X in the first of the two figures, and they \
            move while every matrix stays. Nor can six vectors set by hand show what a large model’s weights do for its \
            answer.",
    },
    look(
        "No record has the {k:key} that is asked for, so the dictionary returns nothing. Attention cannot miss: it matches \
        by degree and returns a blend. In a model even the {k:keys} are no stored list: a learned matrix computes \
        them from the text.",
        "At this low a temperature attention returns what is kept under the best {k:key}, just as the dictionary does. \
        What is read by its content has to be at hand: that is a memory of the text.",
    ),
    look(
        "Follow a row: the {v:value} is multiplied by its weight. The last line adds these products up, number by number. \
        That is all that happens to the {v:values}.",
        "Averaged equally, the five points would give their middle, whatever the weights are. The output lies next to \
        {t:animal} instead, which has nearly all the weight. Set the five scores to one and the same number, and it moves \
        to the middle.",
    ),
    Captions {
        look: [
            "As near as a figure comes: two architectures read one text. One waits for fewer steps, the other multiplies less. \
            Which of them is ahead depends on what is scarce, and nobody knows today what will be.",
            "As near as a figure comes: two ways to compute one output. At this length Q(KᵀV) takes fewer multiplications. Move \
            “Tokens” down to its end, and (QKᵀ)V does: whoever measured only there would have picked the wrong one.",
        ],
        limit: "that either design is the better one, or which will win. The figures count operations of two designs of today; quality, data, \
            hardware and ideas still to come are in none of them.",
    },
    look(
        "The raw products are the weights. Some are negative, their sum is not 1, and the output has left the range of \
        the {v:values}. Choose “Softmax”, and it is back among them.",
        "By size, the raw scores rank the five tokens just as the softmax does. Yet the output has left the shape of the \
        {v:values}, where no proper blend can be. Choose “Softmax” to see where it was.",
    ),
];
