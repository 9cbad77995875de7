//! What the colors and marks of a drawing mean.

use yew::prelude::*;

use crate::plots::Ink;

/// How an entry is drawn, which tells it apart without its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Filled.
    Full,
    /// An outline.
    Open,
}

/// A line of small swatches with their names, in the order in which they are drawn.
pub(super) fn legend(entries: &[(Ink, Sign, &'static str)]) -> Html {
    let entry = |(ink, sign, name): &(Ink, Sign, &'static str)| {
        // The token without its dashes names the color in the styles too.
        let ink = ink.token().trim_start_matches('-');
        let sign = if *sign == Sign::Full { "full" } else { "open" };
        html! { <li data-ink={ink} data-sign={sign}>{ *name }</li> }
    };
    html! { <ul class="signs">{ for entries.iter().map(entry) }</ul> }
}
