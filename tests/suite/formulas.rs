//! Formulas as MathML: those of the sections, written in LaTeX.

use attention_lesson::lesson::section::{Block, Formula};

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

#[track_caller]
fn part(words: &str) -> &'static str {
    let mut found = parts().into_iter().filter(|part| part.spoken.contains(words));
    &found.next().expect("a formula that is said so").mathml
}

#[test]
fn words_in_a_formula_stand_between_spaces_that_browsers_keep() {
    let mathml = part("minus infinity");
    assert!(mathml.contains("<mtext>&nbsp;wherever&nbsp;</mtext>"), "{mathml}");
}

#[test]
fn brackets_share_a_row_with_what_they_hold_and_nothing_else() {
    for Formula { mathml, spoken } in parts() {
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
