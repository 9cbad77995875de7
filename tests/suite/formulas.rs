//! Formulas as MathML.

use attention_lesson::lesson::Formula;
use attention_lesson::lesson::formula::{ATTENTION, CAUSAL, FORMULAS};
use attention_lesson::ui::parts::formula;
use yew::prelude::*;

use crate::render::html_of;

#[derive(Clone, PartialEq, Properties)]
struct ShownProperties {
    name: &'static str,
}

#[component]
fn Shown(properties: &ShownProperties) -> Html {
    let shown = FORMULAS.iter().find(|formula| formula.name == properties.name);
    shown.map_or_else(Html::default, |shown| formula(shown, true))
}

fn mathml(formula: &Formula) -> String {
    html_of::<Shown>(ShownProperties { name: formula.name })
}

#[test]
fn words_in_a_formula_stand_between_spaces_that_browsers_keep() {
    assert!(mathml(&CAUSAL).contains("<mtext>\u{a0}wherever\u{a0}</mtext>"));
}

#[test]
fn brackets_share_a_row_with_what_they_hold_and_nothing_else() {
    for formula in FORMULAS {
        let html = mathml(formula);
        for (at, _) in html.match_indices("(</mo>") {
            assert!(
                html[..at].ends_with("<mrow><mo form=\"prefix\">"),
                "{}: {html}",
                formula.name
            );
        }
        for (at, _) in html.match_indices(")</mo>") {
            assert!(html[at..].starts_with(")</mo></mrow>"), "{}: {html}", formula.name);
        }
    }
}

#[test]
fn a_formula_breaks_before_its_relation_sign_and_each_part_is_spoken() {
    let html = mathml(&ATTENTION);
    let parts: Vec<_> = html.split("<wbr>").filter(|part| !part.is_empty()).collect();
    assert_eq!(parts.len(), 2, "{html}");
    for (part, line) in parts.iter().zip(ATTENTION.lines) {
        assert!(part.contains(&format!("aria-label=\"{}\"", line.spoken)), "{part}");
    }
    assert!(parts[1].contains("><mo form=\"infix\">=</mo>"), "{}", parts[1]);
}
