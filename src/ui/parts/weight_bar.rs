//! A weight from 0 to 1 as a bar with its number.

use yew::prelude::*;

use crate::labs::number::fixed;

/// The weight.
#[derive(Clone, PartialEq, Properties)]
pub struct WeightBarProperties {
    /// From 0 to 1.
    pub weight: f64,
}

/// A bar in the line of a table, and the number beside it.
#[component]
pub fn WeightBar(properties: &WeightBarProperties) -> Html {
    let weight = properties.weight;
    html! {
        <span class="weight">
            <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={fixed(weight * 100.0, 1)} height="10" />
            </svg>
            { fixed(weight, 3) }
        </span>
    }
}
