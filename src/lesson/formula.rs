//! The lesson's formulas as trees, from which `ui` makes MathML and a sentence can be read aloud.
//!
//! Matrices follow the paper's convention: a token is a row, so a projection multiplies from the right. Those that a
//! text only names in its line ([`WEIGHTS_QUERY`] and its like) stand last.

use super::inline::Voice::{Key, Query, Value};
use Math::{Fraction, Name, Operator, Root, Row, Sub, SubSuper, Super, Text, Voiced};

use super::inline::Voice;

/// A formula that texts name, and how it is said.
#[derive(Debug)]
pub struct Formula {
    /// The name by which `{m:name}` and [`super::Block::Formula`] mean it.
    pub name: &'static str,
    /// How a person reads it aloud: the formula's text for whoever cannot see it.
    pub spoken: &'static str,
    /// What is drawn, from left to right.
    pub math: &'static [Math],
}

/// A node of a formula. Each becomes one MathML element.
#[derive(Debug)]
pub enum Math {
    /// A variable (`mi`).
    Name(&'static str),
    /// A variable in the voice of query, key or value.
    Voiced(Voice, &'static str),
    /// A number (`mn`).
    Number(&'static str),
    /// An operator or bracket (`mo`).
    Operator(&'static str),
    /// Words or a function's name (`mtext`).
    Text(&'static str),
    /// Side by side (`mrow`).
    Row(&'static [Self]),
    /// Base and subscript (`msub`).
    Sub(&'static Self, &'static Self),
    /// Base and superscript (`msup`).
    Super(&'static Self, &'static Self),
    /// Base, subscript and superscript (`msubsup`), or a sum with its bounds.
    SubSuper(&'static Self, &'static Self, &'static Self),
    /// Numerator and denominator (`mfrac`).
    Fraction(&'static Self, &'static Self),
    /// A square root (`msqrt`).
    Root(&'static Self),
}

/// The formula of this name.
pub fn formula(name: &str) -> Option<&'static Formula> {
    FORMULAS.iter().find(|formula| formula.name == name).copied()
}

/// All formulas of the lesson.
pub static FORMULAS: &[&Formula] = &[
    &PROJECT,
    &SCORE,
    &SOFTMAX,
    &BLEND,
    &ATTENTION,
    &CAUSAL,
    &HEADS,
    &REGROUP,
    &WEIGHTS_QUERY,
    &WEIGHTS_KEY,
    &WEIGHTS_VALUE,
    &WEIGHTS_OUTPUT,
    &KEY_LENGTH,
    &ROOT,
    &TOKEN,
    &SQUARE,
];

const Q_I: Math = Sub(&Voiced(Query, "q"), &Name("i"));
const K_J: Math = Sub(&Voiced(Key, "k"), &Name("j"));
const V_J: Math = Sub(&Voiced(Value, "v"), &Name("j"));
const X_I: Math = Sub(&Name("x"), &Name("i"));
const IJ: Math = Row(&[Name("i"), Name("j")]);
const S_IJ: Math = Sub(&Name("s"), &IJ);
const W_IJ: Math = Sub(&Name("w"), &IJ);
const W_Q: Math = Sub(&Name("W"), &Voiced(Query, "Q"));
const W_K: Math = Sub(&Name("W"), &Voiced(Key, "K"));
const W_V: Math = Sub(&Name("W"), &Voiced(Value, "V"));
const W_O: Math = Sub(&Name("W"), &Name("O"));
const D_K: Math = Sub(&Name("d"), &Name("k"));
const ROOT_D_K: Math = Root(&D_K);
const K_TRANSPOSED: Math = Super(&Voiced(Key, "K"), &Operator("⊤"));

/// Each token's query, key and value (Vaswani et al. 2017, §3.2.2, one head).
pub static PROJECT: Formula = Formula {
    name: "project",
    spoken: "The query of token i is its vector x i times the matrix W Q; \
             its key is x i times W K; its value is x i times W V.",
    math: &[
        Q_I,
        Operator("="),
        X_I,
        W_Q,
        Operator(","),
        Sub(&Voiced(Key, "k"), &Name("i")),
        Operator("="),
        X_I,
        W_K,
        Operator(","),
        Sub(&Voiced(Value, "v"), &Name("i")),
        Operator("="),
        X_I,
        W_V,
    ],
};

/// The score of one query and one key, before scaling.
pub static SCORE: Formula = Formula {
    name: "score",
    spoken: "The score of query i with key j is their dot product: \
             the sum, over the places m from 1 to d k, of number m of the query times number m of the key.",
    math: &[
        S_IJ,
        Operator("="),
        Q_I,
        Operator("·"),
        K_J,
        Operator("="),
        SubSuper(
            &Operator("∑"),
            &Row(&[Name("m"), Operator("="), Math::Number("1")]),
            &D_K,
        ),
        Sub(&Voiced(Query, "q"), &Row(&[Name("i"), Name("m")])),
        Sub(&Voiced(Key, "k"), &Row(&[Name("j"), Name("m")])),
    ],
};

/// From scaled scores to weights, one row.
pub static SOFTMAX: Formula = Formula {
    name: "softmax",
    spoken: "The weight of key j for query i is e to the power of their scaled score, \
             divided by the sum of e to the power of each scaled score in row i.",
    math: &[
        W_IJ,
        Operator("="),
        Fraction(
            &Super(&Name("e"), &Row(&[S_IJ, Operator("/"), ROOT_D_K])),
            &Row(&[
                Sub(&Operator("∑"), &Name("m")),
                Super(
                    &Name("e"),
                    &Row(&[Sub(&Name("s"), &Row(&[Name("i"), Name("m")])), Operator("/"), ROOT_D_K]),
                ),
            ]),
        ),
    ],
};

/// The output of one query.
pub static BLEND: Formula = Formula {
    name: "blend",
    spoken: "The output of query i is the sum, over all keys j, of the weight of key j times the value of token j.",
    math: &[
        Sub(&Name("o"), &Name("i")),
        Operator("="),
        Sub(&Operator("∑"), &Name("j")),
        W_IJ,
        V_J,
    ],
};

/// Vaswani et al. 2017, equation 1.
pub static ATTENTION: Formula = Formula {
    name: "attention",
    spoken: "Attention of Q, K and V is the softmax, row by row, of Q times K transposed \
             over the square root of d k; and that times V.",
    math: &[
        Text("Attention"),
        Operator("("),
        Voiced(Query, "Q"),
        Operator(","),
        Voiced(Key, "K"),
        Operator(","),
        Voiced(Value, "V"),
        Operator(")"),
        Operator("="),
        Text("softmax"),
        Operator("("),
        Fraction(&Row(&[Voiced(Query, "Q"), K_TRANSPOSED]), &ROOT_D_K),
        Operator(")"),
        Voiced(Value, "V"),
    ],
};

/// The causal rule (Vaswani et al. 2017, §3.2.3).
pub static CAUSAL: Formula = Formula {
    name: "causal",
    spoken: "The score of query i with key j becomes minus infinity wherever j is greater than i.",
    math: &[
        S_IJ,
        Operator("←"),
        Operator("−"),
        Name("∞"),
        Text(" wherever "),
        Name("j"),
        Operator(">"),
        Name("i"),
    ],
};

/// Several heads (Vaswani et al. 2017, §3.2.2).
pub static HEADS: Formula = Formula {
    name: "heads",
    spoken: "The output of all heads is head 1 to head h, placed side by side, times the matrix W O.",
    math: &[
        Text("MultiHead"),
        Operator("="),
        Text("Concat"),
        Operator("("),
        Sub(&Text("head"), &Math::Number("1")),
        Operator(","),
        Operator("…"),
        Operator(","),
        Sub(&Text("head"), &Name("h")),
        Operator(")"),
        W_O,
    ],
};

/// What attention without a softmax may do (Katharopoulos et al. 2020, §3.2).
pub static REGROUP: Formula = Formula {
    name: "regroup",
    spoken: "Q times K transposed, and then times V, equals Q times the product of K transposed and V.",
    math: &[
        Operator("("),
        Voiced(Query, "Q"),
        K_TRANSPOSED,
        Operator(")"),
        Voiced(Value, "V"),
        Operator("="),
        Voiced(Query, "Q"),
        Operator("("),
        K_TRANSPOSED,
        Voiced(Value, "V"),
        Operator(")"),
    ],
};

/// The learned matrix that makes queries.
pub static WEIGHTS_QUERY: Formula = named("wq", "W Q", &[W_Q]);
/// The learned matrix that makes keys.
pub static WEIGHTS_KEY: Formula = named("wk", "W K", &[W_K]);
/// The learned matrix that makes values.
pub static WEIGHTS_VALUE: Formula = named("wv", "W V", &[W_V]);
/// The learned matrix that mixes the heads.
pub static WEIGHTS_OUTPUT: Formula = named("wo", "W O", &[W_O]);
/// How many numbers a key has.
pub static KEY_LENGTH: Formula = named("dk", "d k", &[D_K]);
/// What scores are divided by.
pub static ROOT: Formula = named("root", "the square root of d k", &[ROOT_D_K]);
/// The vector of a token.
pub static TOKEN: Formula = named("x", "x", &[Name("x")]);
/// The number of scores of n tokens.
pub static SQUARE: Formula = named("square", "n squared", &[Super(&Name("n"), &Math::Number("2"))]);

/// A formula short enough to be said by its parts.
const fn named(name: &'static str, spoken: &'static str, math: &'static [Math]) -> Formula {
    Formula { name, spoken, math }
}
