//! The lesson's formulas as trees, from which `ui` makes MathML and a sentence can be read aloud.

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
    FORMULAS.iter().find(|formula| formula.name == name)
}

/// All formulas of the lesson.
pub static FORMULAS: &[Formula] = &[];
