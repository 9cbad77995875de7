//! Formulas as MathML: those of the sections, written in LaTeX.

use std::collections::BTreeSet;

use attention_lesson::lesson::section::{Block, Latex};
use attention_lesson::words::{FORMULA, Inline, TEXT};

use crate::files::LESSON;

/// Every part of the formulas that stand on lines of their own.
fn parts() -> Vec<&'static Inline> {
    let blocks = LESSON.sections.iter().flat_map(|section| &section.blocks);
    let formulas = blocks.filter_map(|block| match block {
        Block::Formula(parts) => Some(parts),
        _ => None,
    });
    formulas.flatten().collect()
}

/// The nodes as markup.
fn markup(nodes: &[Inline]) -> String {
    let node = |node: &Inline| {
        if node.mark == TEXT || node.mark.starts_with('@') {
            return node.text.clone();
        }
        let (name, n_attributes) = (
            &node.mark,
            node.inside.iter().filter(|node| node.mark.starts_with('@')).count(),
        );
        let (attributes, inside) = node.inside.split_at(n_attributes);
        let attributes = attributes
            .iter()
            .map(|node| format!(" {}=\"{}\"", node.mark.trim_start_matches('@'), node.text));
        format!("<{name}{}>{}</{name}>", attributes.collect::<String>(), markup(inside))
    };
    nodes.iter().map(node).collect()
}

#[track_caller]
fn part(words: &str) -> String {
    let mut found = parts().into_iter().filter(|part| part.text.contains(words));
    markup(&found.next().expect("a formula that is said so").inside)
}

#[test]
fn words_in_a_formula_stand_between_spaces_that_browsers_keep() {
    let mathml = part("minus infinity");
    assert!(mathml.contains("<mtext>\u{a0}wherever\u{a0}</mtext>"), "{mathml}");
}

#[test]
fn brackets_share_a_row_with_what_they_hold_and_nothing_else() {
    for Inline {
        text: spoken, inside, ..
    } in parts()
    {
        let mathml = markup(inside);
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

#[test]
fn every_formula_of_a_question_is_kept_as_latex_without_the_marks_of_roles() {
    let questions = LESSON
        .bank
        .items
        .iter()
        .flat_map(|item| [&item.question].into_iter().chain(&item.siblings));
    let texts = questions.flat_map(|question| {
        question
            .options
            .iter()
            .map(|option| &option.why)
            .chain([&question.note])
    });
    let formulas: Vec<&Inline> = texts.flatten().filter(|part| part.mark == FORMULA).collect();
    assert!(!formulas.is_empty());
    let latex = |formula: &Inline| {
        let mut kept = LESSON.formulas.iter();
        let found = kept.find(|latex| latex.math == formula.inside);
        &*found.expect("the formula's LaTeX is kept").source
    };
    let found: BTreeSet<&str> = formulas.into_iter().map(latex).collect();
    let expected = [r"W_O", r"W_{K}", r"W_{Q}", r"W_{V}", r"\sqrt{d_k}"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    for Latex { source, .. } in &LESSON.formulas {
        assert!(
            ![r"\q{", r"\k{", r"\v{"].iter().any(|mark| source.contains(mark)),
            "{source}"
        );
        let count = |brace: char| source.matches(brace).count();
        assert_eq!(count('{'), count('}'), "{source}");
    }
}
