//! Formulas as MathML.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use crate::words::{ATTRIBUTES, Inline, TEXT};

/// A formula, or a part of one. A screen reader reads it by its label, or walks the MathML. Parts are elements of their own,
/// because no browser breaks a formula by itself where a line ends.
pub(in crate::ui) fn formula(formula: &Inline, is_display: bool) -> Html {
    let displaystyle = is_display.then_some("true");
    html! { <><math {displaystyle} aria-label={formula.text.clone()}>{ for formula.inside.iter().map(math) }</math><wbr /></> }
}

fn math(node: &Inline) -> Html {
    if node.mark == TEXT {
        return html! { node.text.clone() };
    }
    let mut element = VTag::new(node.mark.clone());
    let value = |name: &&str| {
        node.attribute(name)
            .map(|value| AttributeOrProperty::Attribute(value.to_owned().into()))
    };
    element.set_attributes(Attributes::Dynamic {
        keys: &ATTRIBUTES,
        values: ATTRIBUTES.iter().map(value).collect(),
    });
    let children = node.inside.iter().filter(|child| !child.mark.starts_with('@'));
    element.add_children(children.map(math));
    element.into()
}
