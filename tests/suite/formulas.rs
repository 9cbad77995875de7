//! Formulas as MathML: those of the sections, written in LaTeX.

use attention_lesson::lesson::section::Block;
use attention_lesson::words::{Formula, Math};

use crate::files::LESSON;

/// Every part of the formulas that stand on lines of their own.
fn parts() -> Vec<&'static Formula> {
    let blocks = LESSON.sections.iter().flat_map(|section| &section.blocks);
    let formulas = blocks.filter_map(|block| match block {
        Block::Formula(parts) => Some(parts),
        _ => None,
    });
    formulas.flatten().collect()
}

/// The nodes as markup.
fn markup(nodes: &[Math]) -> String {
    let node = |node: &Math| match node {
        Math::Text(text) => text.clone(),
        Math::Element(name, attributes, inside) => {
            let attributes = attributes.iter().map(|(name, value)| format!(" {name}=\"{value}\""));
            format!("<{name}{}>{}</{name}>", attributes.collect::<String>(), markup(inside))
        }
    };
    nodes.iter().map(node).collect()
}

#[track_caller]
fn part(words: &str) -> String {
    let mut found = parts().into_iter().filter(|part| part.spoken.contains(words));
    markup(&found.next().expect("a formula that is said so").math)
}

#[test]
fn words_in_a_formula_stand_between_spaces_that_browsers_keep() {
    let mathml = part("minus infinity");
    assert!(mathml.contains("<mtext>\u{a0}wherever\u{a0}</mtext>"), "{mathml}");
}

#[test]
fn brackets_share_a_row_with_what_they_hold_and_nothing_else() {
    for Formula { math, spoken } in parts() {
        let mathml = markup(math);
        for (at, sign) in mathml.match_indices("(</mo>") {
            let row = "<mrow><mo stretchy=\"true\">";
            assert!(mathml[..at].ends_with(row), "{spoken}: {sign} in {mathml}");
        }
        for (at, _) in mathml.match_indices(")</mo>") {
            assert!(mathml[at..].starts_with(")</mo></mrow>"), "{spoken}: {mathml}");
        }
    }
}

#[test]
fn a_formula_breaks_before_its_relation_sign() {
    let mathml = part("is the softmax");
    assert!(mathml.starts_with("<mo form=\"infix\">=</mo>"), "{mathml}");
}

#[test]
fn letters_of_roles_have_their_color_by_a_class() {
    let mathml = part("The query of token i");
    assert!(mathml.contains("<mi class=\"voice-query\">q</mi>"), "{mathml}");
}
