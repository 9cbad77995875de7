//! Which words each kind of numeric siblings needs, and which numbers it computes for them, in the order in which it does: for whoever
//! reads the files.

/// A kind of numeric siblings. Its words stand in the question's file under `[numeric.<name>]`.
pub(in crate::lesson) struct Kind {
    /// Of which question, by its place among those that the program knows.
    pub(in crate::lesson) place: usize,
    /// The name.
    pub(in crate::lesson) name: &'static str,
    /// The names of the explanations: of the right option, then of the misconceptions behind the others.
    pub(in crate::lesson) whys: [&'static str; 4],
    /// The numbers that the question can name.
    pub(in crate::lesson) in_prompt: &'static [&'static str],
    /// Those that the text of an option can name; none where that is a computed number and no words.
    pub(in crate::lesson) in_option: &'static [&'static str],
    /// Those that an explanation can name.
    pub(in crate::lesson) in_why: &'static [&'static str],
}

impl Kind {
    /// The names of all its texts, each with the numbers that it can name.
    pub(in crate::lesson) fn texts(&self) -> Vec<(&'static str, Names)> {
        let option = (!self.in_option.is_empty()).then_some(("option", self.in_option));
        let whys = self.whys.map(|name| (name, self.in_why));
        [("prompt", self.in_prompt)]
            .into_iter()
            .chain(option)
            .chain(whys)
            .collect()
    }
}

type Names = &'static [&'static str];

const fn kind(place: usize, name: &'static str, whys: [&'static str; 4], numbers: [Names; 3]) -> Kind {
    let [in_prompt, in_option, in_why] = numbers;
    Kind {
        place,
        name,
        whys,
        in_prompt,
        in_option,
        in_why,
    }
}

const ROW: Names = &["scores", "powers", "total", "sigmoid-sum", "sum"];
const ORDER: Names = &["scores", "weights"];
const SHARE: Names = &[
    "scores", "token", "e1", "e2", "e3", "powers", "power", "total", "share", "rest", "score", "sum",
];
const TEMPERATURE: Names = &["scores", "before", "temperature"];
const KEY: Names = &["token", "score", "best"];
const TOKEN: Names = &["n", "token"];
const SUM: Names = &["weights", "values", "first", "second"];
const RAW: Names = &["scores", "values", "sum-of-products", "least", "most", "weights", "sum"];

/// All kinds, in the order in which the families of a question have them.
#[rustfmt::skip]
pub(in crate::lesson) static KINDS: &[Kind] = &[
    kind(1, "softmax-row", ["right", "sigmoid", "divided", "standardized"], [ROW, &[], ROW]),
    kind(2, "order", ["right", "by-size", "smallest-first", "by-place"], [ORDER, &[], ORDER]),
    kind(2, "share", ["right", "proportional", "all", "equal"], [SHARE, &[], SHARE]),
    kind(3, "temperature-lowered", ["right", "multiplied", "unchanged", "limit"], [TEMPERATURE, &[], TEMPERATURE]),
    kind(3, "temperature-raised", ["right", "multiplied", "unchanged", "limit"], [TEMPERATURE, &[], TEMPERATURE]),
    kind(4, "winner", ["right", "longest", "aligned", "own"], [&["keys", "own", "query"], KEY, KEY]),
    kind(8, "visible-decoder", ["right", "without-itself", "unmasked", "neighbors"], [TOKEN, &["first", "last"], TOKEN]),
    kind(8, "visible-encoder", ["right", "masked", "ahead", "neighbors"], [TOKEN, &["first", "last"], TOKEN]),
    kind(12, "weighted-sum", ["right", "equal", "largest-alone", "unweighted"], [SUM, &[], SUM]),
    kind(14, "raw-weights", ["right", "softmax", "clipped", "divided"], [RAW, &[], RAW]),
];
