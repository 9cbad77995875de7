//! Formulas as MathML.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::role::role_class;
use crate::lesson::formula::{Formula, Math};

/// A formula within a line. A screen reader reads it by its label, or walks the MathML.
pub fn formula(formula: &'static Formula) -> Html {
    html! { <><math aria-label={formula.spoken}>{ math(formula.math) }</math><wbr /></> }
}

fn math(node: &'static Math) -> Html {
    match node {
        Math::Name(name) => html! { <mi>{ *name }</mi> },
        Math::InRole(role, name) => html! { <mi class={role_class(*role)}>{ *name }</mi> },
        Math::Sub(base, sub) => element("msub", &[*base, *sub]),
        Math::Root(inside) => element("msqrt", &[*inside]),
    }
}

fn element(tag: &'static str, children: &[&'static Math]) -> Html {
    let mut element = VTag::new(tag);
    element.add_children(children.iter().map(|child| math(child)));
    element.into()
}
