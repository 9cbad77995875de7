//! Formulas as MathML.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, VTag};

use crate::words::{Formula, Math};

/// A formula, or a part of one. A screen reader reads it by its label, or walks the MathML. Parts are elements of their own,
/// because no browser breaks a formula by itself where a line ends.
pub(in crate::ui) fn formula(formula: &Formula, is_display: bool) -> Html {
    let displaystyle = is_display.then_some("true");
    html! { <><math {displaystyle} aria-label={formula.spoken.clone()}>{ for formula.math.iter().map(math) }</math><wbr /></> }
}

fn math(node: &Math) -> Html {
    match node {
        Math::Text(text) => html! { text.clone() },
        Math::Element(name, attributes, inside) => {
            let mut element = VTag::new(name.clone());
            for (name, value) in attributes {
                let value = AttributeOrProperty::Attribute(value.clone().into());
                element
                    .attributes
                    .get_mut_index_map()
                    .insert(name.clone().into(), value);
            }
            element.add_children(inside.iter().map(math));
            element.into()
        }
    }
}
