//! A weight from 0 to 1 as a bar with its number.

use yew::prelude::*;

use crate::labs::number::rounded;
use crate::lesson::number::fixed;

/// A bar in the line of a table, and the number beside it.
pub fn weight_bar(weight: f64) -> Html {
    html! {
        <span class="weight">
            { bar(weight) }
            { fixed(weight, 3) }
        </span>
    }
}

/// A share from 0 to 1 as a bar alone; whoever cannot see it has to find the share beside it.
pub fn bar(share: f64) -> Html {
    html! {
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={rounded(share * 100.0, 1)} height="10" />
        </svg>
    }
}
