//! What the colors and marks of a drawing mean.

use yew::prelude::*;

use crate::plots::Ink;

/// How an entry is drawn, which tells it apart without its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Filled.
    Full,
    /// An outline.
    Open,
}

/// The entries, in the order in which they are drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct LegendProperties {
    /// Color, sign and name of each.
    pub entries: Vec<(Ink, Sign, AttrValue)>,
}

/// A line of small swatches with their names.
#[component]
pub fn Legend(properties: &LegendProperties) -> Html {
    let entry = |(ink, sign, name): &(Ink, Sign, AttrValue)| {
        // The token without its dashes names the color in the styles too.
        let ink = ink.token().trim_start_matches('-');
        let sign = if *sign == Sign::Full { "full" } else { "open" };
        html! { <li data-ink={ink} data-sign={sign}>{ name }</li> }
    };
    html! { <ul class="signs">{ for properties.entries.iter().map(entry) }</ul> }
}
