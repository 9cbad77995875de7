//! Formulas as MathML.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::rich_text::voice_class;
use crate::lesson::{Formula, Math};

/// A formula, on a line of its own or within one. Screen readers that know MathML walk it; the spoken form is its label.
pub fn formula(formula: &'static Formula, is_display: bool) -> Html {
    let display = if is_display { "block" } else { "inline" };
    html! { <math display={display} aria-label={formula.spoken}>{ for formula.math.iter().map(math) }</math> }
}

fn math(node: &'static Math) -> Html {
    match node {
        Math::Name(name) => html! { <mi>{ *name }</mi> },
        Math::Voiced(voice, name) => html! { <mi class={voice_class(*voice)}>{ *name }</mi> },
        Math::Number(number) => html! { <mn>{ *number }</mn> },
        Math::Operator(operator) => html! { <mo>{ *operator }</mo> },
        Math::Text(words) => html! { <mtext>{ *words }</mtext> },
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
