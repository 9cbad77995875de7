//! Which words each kind of numeric siblings needs, and which numbers it computes for them: for whoever reads the files.

/// A kind of numeric siblings. Its words stand in the question's file under `[numeric.<name>]`.
pub(in crate::lesson) struct Kind {
    /// The concept, an index into the fifteen.
    pub(in crate::lesson) concept: usize,
    /// The name.
    pub(in crate::lesson) name: &'static str,
    /// The names of the explanations: of the right option, then of the misconceptions behind the others.
    pub(in crate::lesson) whys: [&'static str; 4],
    /// The numbers that the question can name.
    pub(in crate::lesson) in_prompt: &'static [&'static str],
    /// Those that the text of an option can name; none where the text is a computed number and no words.
    pub(in crate::lesson) in_option: &'static [&'static str],
    /// Those that an explanation can name.
    pub(in crate::lesson) in_why: &'static [&'static str],
}

/// A kind whose options are computed numbers. Question and explanations can name the same ones.
const fn computed(
    concept: usize,
    name: &'static str,
    whys: [&'static str; 4],
    numbers: &'static [&'static str],
) -> Kind {
    Kind {
        concept,
        name,
        whys,
        in_prompt: numbers,
        in_option: &[],
        in_why: numbers,
    }
}

/// What a token sees: the options are stretches of tokens.
const fn stretches(name: &'static str, whys: [&'static str; 4]) -> Kind {
    Kind {
        in_option: &["first", "last"],
        ..computed(8, name, whys, &["n", "token"])
    }
}

const TEMPERATURE: &[&str] = &["scores", "before", "temperature"];

/// All kinds, in the order in which the families of a concept have them.
pub(in crate::lesson) static KINDS: &[Kind] = &[
    computed(
        1,
        "softmax-row",
        ["right", "sigmoid", "divided", "standardized"],
        &["scores", "powers", "total", "sigmoid-sum", "sum"],
    ),
    computed(
        2,
        "order",
        ["right", "by-size", "smallest-first", "by-place"],
        &["scores", "weights"],
    ),
    computed(
        2,
        "share",
        ["right", "proportional", "all", "equal"],
        &[
            "scores", "token", "e1", "e2", "e3", "powers", "power", "total", "share", "rest", "score", "sum",
        ],
    ),
    computed(
        3,
        "temperature-lowered",
        ["right", "multiplied", "unchanged", "limit"],
        TEMPERATURE,
    ),
    computed(
        3,
        "temperature-raised",
        ["right", "multiplied", "unchanged", "limit"],
        TEMPERATURE,
    ),
    Kind {
        in_option: &["token", "score", "best"],
        in_why: &["token", "score", "best"],
        ..computed(
            4,
            "winner",
            ["right", "longest", "aligned", "own"],
            &["keys", "own", "query"],
        )
    },
    stretches("visible-decoder", ["right", "without-itself", "unmasked", "neighbors"]),
    stretches("visible-encoder", ["right", "masked", "ahead", "neighbors"]),
    computed(
        12,
        "weighted-sum",
        ["right", "equal", "largest-alone", "unweighted"],
        &["weights", "values", "first", "second"],
    ),
    computed(
        14,
        "raw-weights",
        ["right", "softmax", "clipped", "divided"],
        &["scores", "values", "sum-of-products", "least", "most", "weights", "sum"],
    ),
];
