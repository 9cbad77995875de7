//! The formulas that texts of figures and questions name, as trees from which `ui` makes MathML. Formulas of the sections are
//! LaTeX in their files.

use super::inline::Role::{self, Key, Query, Value};
use Math::{InRole, Name, Root, Sub};

/// A formula that texts name, and how it is said.
#[derive(Debug)]
pub struct Formula {
    /// The name by which `{m:name}` means it.
    pub name: &'static str,
    /// How a person reads it aloud: the text of it for whoever cannot see it.
    pub spoken: &'static str,
    /// What is drawn.
    pub math: &'static Math,
}

/// A node of a formula. Each becomes one MathML element.
#[derive(Debug)]
pub enum Math {
    /// A variable (`mi`).
    Name(&'static str),
    /// A variable in the role of query, key or value.
    InRole(Role, &'static str),
    /// Base and subscript (`msub`).
    Sub(&'static Self, &'static Self),
    /// A square root (`msqrt`).
    Root(&'static Self),
}

/// The formula of this name.
pub fn formula(name: &str) -> Option<&'static Formula> {
    FORMULAS.iter().find(|formula| formula.name == name)
}

/// All formulas that are named.
pub static FORMULAS: &[Formula] = &[
    // The learned matrices that make queries, keys and values, and the one that mixes the heads.
    named("wq", "W Q", &Sub(&Name("W"), &InRole(Query, "Q"))),
    named("wk", "W K", &Sub(&Name("W"), &InRole(Key, "K"))),
    named("wv", "W V", &Sub(&Name("W"), &InRole(Value, "V"))),
    named("wo", "W O", &Sub(&Name("W"), &Name("O"))),
    // What scores are divided by: d k is how many numbers a key has.
    named("root", "the square root of d k", &Root(&Sub(&Name("d"), &Name("k")))),
];

const fn named(name: &'static str, spoken: &'static str, math: &'static Math) -> Formula {
    Formula { name, spoken, math }
}
