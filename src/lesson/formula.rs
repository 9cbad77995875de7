//! The lesson's formulas as trees, from which `ui` makes MathML and a sentence can be read aloud.
//!
//! Matrices follow the paper's convention: a token is a row, so a projection multiplies from the right. Those that a
//! text only names in its line stand last in [`FORMULAS`].

use super::inline::Role::{Key, Query, Value};
use Math::{Bracketed, Fraction, InRole, Name, Operator, Root, Row, Sub, SubSuper, Super, Words};

use super::inline::Role;

/// A formula that texts name, and how it is said.
#[derive(Debug)]
pub struct Formula {
    /// The name by which `{m:name}` and [`super::Block::Formula`] mean it.
    pub name: &'static str,
    /// Its parts, from left to right. Where there is room they stand on one line, else each begins a new one.
    pub lines: &'static [Line],
}

/// A part of a formula that is never broken.
#[derive(Debug)]
pub struct Line {
    /// How a person reads it aloud: the text of this part for whoever cannot see it.
    pub spoken: &'static str,
    /// What is drawn, from left to right.
    pub math: &'static [Math],
}

/// A node of a formula. Each becomes one MathML element.
#[derive(Debug)]
pub enum Math {
    /// A variable, or a function's name (`mi`).
    Name(&'static str),
    /// A variable in the role of query, key or value.
    InRole(Role, &'static str),
    /// A number (`mn`).
    Number(&'static str),
    /// An operator between its operands (`mo`).
    Operator(&'static str),
    /// Words, with a space on either side (`mtext`).
    Words(&'static str),
    /// Side by side (`mrow`).
    Row(&'static [Self]),
    /// Side by side in round brackets, which are as high as what they hold (`mrow`).
    Bracketed(&'static [Self]),
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
    // The learned matrices that make queries, keys and values, and the one that mixes the heads.
    &Formula {
        name: "wq",
        lines: &[line("W Q", &[W_Q])],
    },
    &Formula {
        name: "wk",
        lines: &[line("W K", &[W_K])],
    },
    &Formula {
        name: "wv",
        lines: &[line("W V", &[W_V])],
    },
    &Formula {
        name: "wo",
        lines: &[line("W O", &[W_O])],
    },
    // How many numbers a key has, and what scores are divided by.
    &Formula {
        name: "dk",
        lines: &[line("d k", &[D_K])],
    },
    &Formula {
        name: "root",
        lines: &[line("the square root of d k", &[ROOT_D_K])],
    },
    // The vector of a token.
    &Formula {
        name: "x",
        lines: &[line("x", &[Name("x")])],
    },
    // The number of scores of n tokens.
    &Formula {
        name: "square",
        lines: &[line("n squared", &[Super(&Name("n"), &Math::Number("2"))])],
    },
];

const Q_I: Math = Sub(&InRole(Query, "q"), &Name("i"));
const K_J: Math = Sub(&InRole(Key, "k"), &Name("j"));
const V_J: Math = Sub(&InRole(Value, "v"), &Name("j"));
const X_I: Math = Sub(&Name("x"), &Name("i"));
const IJ: Math = Row(&[Name("i"), Name("j")]);
const S_IJ: Math = Sub(&Name("s"), &IJ);
const W_IJ: Math = Sub(&Name("w"), &IJ);
const W_Q: Math = Sub(&Name("W"), &InRole(Query, "Q"));
const W_K: Math = Sub(&Name("W"), &InRole(Key, "K"));
const W_V: Math = Sub(&Name("W"), &InRole(Value, "V"));
const W_O: Math = Sub(&Name("W"), &Name("O"));
const D_K: Math = Sub(&Name("d"), &Name("k"));
const ROOT_D_K: Math = Root(&D_K);
const K_TRANSPOSED: Math = Super(&InRole(Key, "K"), &Operator("⊤"));

/// Each token's query, key and value (Vaswani et al. 2017, §3.2.2, one head).
pub static PROJECT: Formula = Formula {
    name: "project",
    lines: &[
        line(
            "The query of token i is its vector x i times the matrix W Q;",
            &[Q_I, Operator("="), X_I, W_Q, Operator(",")],
        ),
        line(
            "its key is x i times W K;",
            &[
                Sub(&InRole(Key, "k"), &Name("i")),
                Operator("="),
                X_I,
                W_K,
                Operator(","),
            ],
        ),
        line(
            "its value is x i times W V.",
            &[Sub(&InRole(Value, "v"), &Name("i")), Operator("="), X_I, W_V],
        ),
    ],
};

/// The score of one query and one key, before scaling.
pub static SCORE: Formula = Formula {
    name: "score",
    lines: &[
        line(
            "The score of query i with key j is their dot product:",
            &[S_IJ, Operator("="), Q_I, Operator("·"), K_J],
        ),
        line(
            "the sum, over the places m from 1 to d k, of number m of the query times number m of the key.",
            &[
                Operator("="),
                SubSuper(
                    &Operator("∑"),
                    &Row(&[Name("m"), Operator("="), Math::Number("1")]),
                    &D_K,
                ),
                Sub(&InRole(Query, "q"), &Row(&[Name("i"), Name("m")])),
                Sub(&InRole(Key, "k"), &Row(&[Name("j"), Name("m")])),
            ],
        ),
    ],
};

/// From scaled scores to weights, one row.
pub static SOFTMAX: Formula = Formula {
    name: "softmax",
    lines: &[line(
        "The weight of key j for query i is e to the power of their scaled score, \
                 divided by the sum of e to the power of each scaled score in row i.",
        &[
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
    )],
};

/// The output of one query.
pub static BLEND: Formula = Formula {
    name: "blend",
    lines: &[line(
        "The output of query i is the sum, over all keys j, of the weight of key j times the value of token j.",
        &[
            Sub(&Name("o"), &Name("i")),
            Operator("="),
            Sub(&Operator("∑"), &Name("j")),
            W_IJ,
            V_J,
        ],
    )],
};

/// Vaswani et al. 2017, equation 1.
pub static ATTENTION: Formula = Formula {
    name: "attention",
    lines: &[
        line(
            "Attention of Q, K and V",
            &[
                Name("Attention"),
                Bracketed(&[
                    InRole(Query, "Q"),
                    Operator(","),
                    InRole(Key, "K"),
                    Operator(","),
                    InRole(Value, "V"),
                ]),
            ],
        ),
        line(
            "is the softmax, row by row, of Q times K transposed over the square root of d k; and that times V.",
            &[
                Operator("="),
                Name("softmax"),
                Bracketed(&[Fraction(&Row(&[InRole(Query, "Q"), K_TRANSPOSED]), &ROOT_D_K)]),
                InRole(Value, "V"),
            ],
        ),
    ],
};

/// The causal rule (Vaswani et al. 2017, §3.2.3).
pub static CAUSAL: Formula = Formula {
    name: "causal",
    lines: &[line(
        "The score of query i with key j becomes minus infinity wherever j is greater than i.",
        &[
            S_IJ,
            Operator("←"),
            Row(&[Operator("−"), Name("∞")]),
            Words("wherever"),
            Name("j"),
            Operator(">"),
            Name("i"),
        ],
    )],
};

/// Several heads (Vaswani et al. 2017, §3.2.2).
pub static HEADS: Formula = Formula {
    name: "heads",
    lines: &[
        line("The output of all heads", &[Name("MultiHead")]),
        line(
            "is head 1 to head h, placed side by side, times the matrix W O.",
            &[
                Operator("="),
                Name("Concat"),
                Bracketed(&[
                    Sub(&Name("head"), &Math::Number("1")),
                    Operator(","),
                    Name("…"),
                    Operator(","),
                    Sub(&Name("head"), &Name("h")),
                ]),
                W_O,
            ],
        ),
    ],
};

/// What attention without a softmax may do (Katharopoulos et al. 2020, §3.2).
pub static REGROUP: Formula = Formula {
    name: "regroup",
    lines: &[
        line(
            "Q times K transposed, and then times V,",
            &[Bracketed(&[InRole(Query, "Q"), K_TRANSPOSED]), InRole(Value, "V")],
        ),
        line(
            "equals Q times the product of K transposed and V.",
            &[
                Operator("="),
                InRole(Query, "Q"),
                Bracketed(&[K_TRANSPOSED, InRole(Value, "V")]),
            ],
        ),
    ],
};

const fn line(spoken: &'static str, math: &'static [Math]) -> Line {
    Line { spoken, math }
}
