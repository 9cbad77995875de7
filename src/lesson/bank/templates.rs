//! The words of numeric siblings: prompts and explanations in which `lesson::variants` puts numbers for the names between
//! angle brackets, `<scores>`. One module a family, one constant a misconception.
//!
//! Prompts are plain text; explanations are in the notation of `lesson::inline`.

/// Which row does the softmax make of these scores?
pub mod softmax_row {
    /// The question.
    pub const PROMPT: &str =
        "The softmax is applied to the scores <scores>. Which row comes out, rounded to two decimals?";
    /// The softmax.
    pub const RIGHT: &str = "e raised to the scores is <powers>, together about <total>, and each of these divided by the \
        total gives the row. All weights are positive, they sum to 1 apart from rounding, and the order of the scores \
        is kept.";
    /// Each score through a sigmoid.
    pub const SIGMOID: &str = "Here each score went through a sigmoid by itself, which gives numbers from 0 to 1. They \
        sum to about <sigmoid-sum> and not to 1, because no position takes account of the others.";
    /// Each score divided by the sum of scores.
    pub const DIVIDED: &str = "Here each score was divided by the sum of the scores, <sum>, without raising e to it \
        first. The row sums to 1, but a negative score gives a negative weight, and a softmax never does.";
    /// Zero mean, unit variance.
    pub const STANDARDIZED: &str = "Here the scores were shifted and stretched to zero mean and unit variance, as layer \
        normalization does. Apart from rounding such a row sums to 0, and some of it is negative, so these are no shares.";
}

/// In which order do the weights stand?
pub mod order {
    /// The question.
    pub const PROMPT: &str = "After the dot products, the scores of tokens 1 to 4 are <scores>. How do the tokens rank \
        after the softmax, from the largest attention weight to the smallest?";
    /// By score.
    pub const RIGHT: &str = "The softmax keeps the order of the scores: the larger the score, the larger the weight. \
        From token 1 to token 4 the weights are <weights>.";
    /// By size without the sign.
    pub const BY_SIZE: &str = "Here the minus signs were ignored. A softmax heeds them: the further a score lies below \
        zero, the smaller its weight.";
    /// Smallest score first.
    pub const SMALLEST_FIRST: &str = "Here the smallest score comes first, as if scores were distances. They are \
        similarities: the larger the score, the larger the weight.";
    /// First token first.
    pub const BY_PLACE: &str = "This is the order of the tokens in the text. The softmax looks at the scores alone, and \
        these do not fall from token 1 to token 4.";
}

/// How large is the largest weight?
pub mod share {
    /// The question.
    pub const PROMPT: &str = "After the dot products, the scores of tokens 1 to 4 are <scores>. Which share of the \
        weight does token <token> get after the softmax? (e ≈ <e1>, e² ≈ <e2>, e³ ≈ <e3>)";
    /// The softmax.
    pub const RIGHT: &str = "e raised to the scores is <powers>, together about <total>, and <power> ÷ <total> is \
        about <share>. The largest score gets the largest share, but <rest> goes to the other tokens.";
    /// The score divided by the sum of scores.
    pub const PROPORTIONAL: &str = "This is the score divided by the sum of the scores, <score> ÷ <sum>. A softmax \
        raises e to each score first, so one point more means about <e1> times the weight.";
    /// Everything.
    pub const ALL: &str = "In a hard lookup the largest score would take everything. The softmax leaves every token \
        something, and here the other three get <rest> together.";
    /// A quarter.
    pub const EQUAL: &str = "This would be an equal share for each of the four tokens. Equal weights come only from \
        equal scores, and these scores differ.";
}

/// What does another temperature do?
pub mod temperature {
    /// The question, for a temperature below 1.
    pub const PROMPT_COLD: &str = "At temperature 1, the scores <scores> become the weights <before>. The temperature is \
        lowered to <temperature>. Which weights come out, rounded to two decimals?";
    /// The question, for a temperature above 1.
    pub const PROMPT_WARM: &str = "At temperature 1, the scores <scores> become the weights <before>. The temperature is \
        raised to <temperature>. Which weights come out, rounded to two decimals?";
    /// Colder.
    pub const RIGHT_COLD: &str = "The scores are divided by <temperature> before the softmax, so their differences grow, \
        and the largest weight grows with them. The lookup is harder but still soft: every weight is above 0.";
    /// Warmer.
    pub const RIGHT_WARM: &str = "The scores are divided by <temperature> before the softmax, so their differences \
        shrink, and the weights come closer together. The lookup is softer, but a larger score still has a larger weight.";
    /// Scores multiplied, at a temperature below 1.
    pub const MULTIPLIED_COLD: &str = "Here the scores were multiplied by the temperature and not divided by it. That \
        makes the row flatter, while a lower temperature makes it sharper.";
    /// Scores multiplied, at a temperature above 1.
    pub const MULTIPLIED_WARM: &str = "Here the scores were multiplied by the temperature and not divided by it. That \
        makes the row sharper, while a higher temperature makes it flatter.";
    /// As before.
    pub const UNCHANGED: &str = "The order of the weights does stay the same, but not their size. To divide all scores \
        by one number changes the differences between them, and on these the softmax depends.";
    /// All on one key.
    pub const LIMIT_COLD: &str = "All weight on one key is what the row tends to as the temperature falls toward 0. At \
        <temperature> every key still has some weight.";
    /// All equal.
    pub const LIMIT_WARM: &str = "Equal weights are what the row tends to as the temperature grows without end. At \
        <temperature> the scores still differ, so the weights do too.";
}

/// Which key wins?
pub mod winner {
    /// The question.
    pub const PROMPT: &str = "Tokens 1 to 4 have the keys <keys>, and nothing is masked. The query of token <own> is \
        <query>. Which token’s value gets the largest share of its output?";
    /// An option.
    pub const OPTION: &str = "Token <token>";
    /// The largest dot product.
    pub const RIGHT: &str = "The dot product of its {k:key} with the {q:query} is <score>, the largest of the four. \
        Scaling and softmax keep the order, so its {v:value} gets the largest share.";
    /// The longest key.
    pub const LONGEST: &str = "This {k:key} is the longest of the four, but length counts only along the direction of \
        the {q:query}. Its dot product is <score>, and the best one is <best>.";
    /// The smallest angle.
    pub const ALIGNED: &str = "Of the four {k:keys}, this one points most nearly the way of the {q:query}. A dot product \
        also counts length, and <score> is less than the <best> of a longer {k:key}.";
    /// The token itself.
    pub const OWN: &str = "This is the token that asks, and nothing in the formula favors its own {k:key}. Its dot \
        product is <score>, and the best one is <best>.";
}

/// What can a token see?
pub mod visible {
    /// The question, for a decoder.
    pub const PROMPT_DECODER: &str = "A causal decoder reads a text of <n> tokens. From which tokens can token <token> \
        gather context in one layer of self-attention?";
    /// The question, for an encoder.
    pub const PROMPT_ENCODER: &str = "A bidirectional encoder reads a text of <n> tokens. From which tokens can token \
        <token> gather context in one layer of self-attention?";
    /// An option.
    pub const OPTION: &str = "Tokens <first> to <last>";
    /// Itself and the past.
    pub const RIGHT_DECODER: &str = "A causal mask lets a token see itself and all that came before it, near or far. \
        Every later token is masked and gets a weight of exactly 0.";
    /// All.
    pub const RIGHT_ENCODER: &str = "A bidirectional encoder has no causal mask, so each token sees all the others and \
        itself, however far away they are. Near and far tokens are reached in the same single step.";
    /// The past without the token itself, of a decoder.
    pub const WITHOUT_ITSELF: &str = "The past is visible, but so is the token itself: a causal mask hides only what \
        comes later. The {q:query} of token <token> is compared with its own {k:key} too.";
    /// All, of a decoder.
    pub const UNMASKED: &str = "Without a mask it would be so, as in a bidirectional encoder. A causal decoder masks \
        every token after the one that asks.";
    /// Itself and the past, of an encoder.
    pub const MASKED: &str = "This is what a causal decoder allows: the token itself and its past. A bidirectional \
        encoder has no such mask and looks ahead as well.";
    /// Itself and the future, of an encoder.
    pub const AHEAD: &str = "This is a causal mask turned round, with the past hidden. A bidirectional encoder hides \
        neither side.";
    /// The nearest.
    pub const NEIGHBORS: &str = "This is a window of one token to each side, as in a small convolution. Plain \
        self-attention sets no limit to distance.";
}

/// What is the blend?
pub mod weighted_sum {
    /// The question.
    pub const PROMPT: &str = "The softmax has given the weights <weights>, and the values are <values>. What is the \
        output, rounded to one decimal?";
    /// The weighted sum.
    pub const RIGHT: &str = "Each {v:value} is multiplied by its weight, and the results are added, number by number. \
        The first number is <first>, and the second is <second>.";
    /// The plain average.
    pub const EQUAL: &str = "This is the plain average of the {v:values}, as if all weights were equal. They are not, \
        so a {v:value} with a larger weight counts for more.";
    /// The value with the largest weight.
    pub const LARGEST_ALONE: &str = "This is the {v:value} with the largest weight, taken alone as in a hard lookup. The \
        other {v:values} have weights too and are mixed in.";
    /// The sum without weights.
    pub const UNWEIGHTED: &str = "Here the {v:values} were added as they are. Each has to be multiplied by its weight \
        first, and only then does the sum become a blend.";
}

/// What comes out without softmax?
pub mod raw_weights {
    /// The question.
    pub const PROMPT: &str = "The softmax is removed, and the raw products <scores> serve as weights as they are. Each \
        value is a single number: <values>. What is the output, rounded to one decimal?";
    /// The sum with raw products as weights.
    pub const RIGHT: &str = "The output is <sum-of-products>. It lies outside the range of the {v:values}, from <least> \
        to <most>, because raw products may be negative and need not sum to 1.";
    /// The softmax after all.
    pub const SOFTMAX: &str = "This is what the softmax would give, with the weights <weights>. Without it, the products \
        themselves are the weights.";
    /// Negative weights counted as zero.
    pub const CLIPPED: &str = "Here negative products were counted as 0. Nothing does that once the softmax is gone: a \
        negative weight takes its {v:value} away from the sum.";
    /// Divided by their sum.
    pub const DIVIDED: &str = "Here the result was divided by the sum of the products, <sum>, as a normalizer would do. \
        Raw products as weights are divided by nothing, so they need not sum to 1.";
}
