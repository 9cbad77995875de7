//! The legend of a bar chart, made from the series that it draws.

use yew::prelude::*;

use crate::plots::Series;

/// A sign and a name for each series.
pub(super) fn legend(series: &[Series]) -> Html {
    let entry = |series: &Series| {
        html! {
            <li class="legend-entry" data-outline={series.is_outline.to_string()} data-ink={series.ink.token().trim_start_matches('-')}>
                { series.name.clone() }
            </li>
        }
    };
    html! { <ul class="legend">{ for series.iter().map(entry) }</ul> }
}
