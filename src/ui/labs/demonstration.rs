//! A demonstration of the quiz: what to look at, what it does not prove, and the figure that shows it.

use yew::prelude::*;

use super::Figure;
use crate::labs::demonstrations::{Claim, demonstration};
use crate::ui::parts::rich;
use crate::ui::text;

/// The demonstration of question `concept` (from 0).
pub fn demonstration_view(concept: usize, claim: Claim) -> Html {
    let (shown, caption, limit) = demonstration(concept, claim);
    html! {
        <>
            <p class="shown-caption">{ rich(caption) }</p>
            if !limit.is_empty() {
                <p class="shown-limit"><strong>{ text::NOT_PROVEN }</strong>{ " " }{ rich(limit) }</p>
            }
            <Figure id={shown.lab.id} code={shown.setup().encode()} is_demonstration=true />
        </>
    }
}
