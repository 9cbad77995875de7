//! The formulas that texts of figures name. All others are LaTeX in the lesson's files, which the program has no parser of.

use crate::words::{Formula, Math};

/// The formula of this name: `wo` is the matrix that mixes the heads.
pub fn formula(name: &str) -> Option<Formula> {
    let element = |name: &str, inside| Math::Element(name.into(), Vec::new(), inside);
    let letter = |letter: &str| element("mi", vec![Math::Text(letter.into())]);
    (name == "wo").then(|| Formula {
        spoken: "W O".into(),
        math: vec![element("msub", vec![letter("W"), letter("O")])],
    })
}
