//! Formulas as MathML.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::role::role_class;
use crate::lesson::{Formula, Line, Math};

/// A formula, on a line of its own or within one. A screen reader reads each part by its label, or walks the MathML.
///
/// Parts are elements of their own, because no browser breaks a formula by itself where a line ends.
pub fn formula(formula: &'static Formula, is_display: bool) -> Html {
    let part = |line: &'static Line| {
        let displaystyle = is_display.then_some("true");
        html! { <><math {displaystyle} aria-label={line.spoken}>{ for line.math.iter().map(math) }</math><wbr /></> }
    };
    formula.lines.iter().map(part).collect()
}

fn math(node: &'static Math) -> Html {
    match node {
        Math::Name(name) => html! { <mi>{ *name }</mi> },
        Math::InRole(role, name) => html! { <mi class={role_class(*role)}>{ *name }</mi> },
        Math::Number(number) => html! { <mn>{ *number }</mn> },
        // At the end of a part, too, they stand between two operands.
        Math::Operator(operator) => {
            html! { <mo form={matches!(*operator, "=" | ",").then_some("infix")}>{ *operator }</mo> }
        }
        // Browsers take away plain spaces at the ends.
        Math::Words(words) => html! { <mtext>{ format!("\u{a0}{words}\u{a0}") }</mtext> },
        Math::Bracketed(nodes) => html! {
            <mrow><mo form="prefix">{ "(" }</mo>{ for nodes.iter().map(math) }<mo form="postfix">{ ")" }</mo></mrow>
        },
        Math::Row(nodes) => html! { <mrow>{ for nodes.iter().map(math) }</mrow> },
        Math::Sub(base, sub) => element("msub", &[*base, *sub]),
        Math::Super(base, sup) => element("msup", &[*base, *sup]),
        Math::SubSuper(base, sub, sup) => element("msubsup", &[*base, *sub, *sup]),
        Math::Fraction(over, under) => element("mfrac", &[*over, *under]),
        Math::Root(inside) => element("msqrt", &[*inside]),
    }
}

fn element(tag: &'static str, children: &[&'static Math]) -> Html {
    let mut element = VTag::new(tag);
    element.add_children(children.iter().map(|child| math(child)));
    element.into()
}
