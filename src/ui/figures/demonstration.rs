//! A demonstration of the quiz: what to look at, what it does not prove, and the figure that shows it.

use yew::prelude::*;

use super::Shell;
use crate::labs::demonstrations::{Claim, demonstration};
use crate::lesson::demonstrations::CAPTIONS;
use crate::ui::parts::rich;
use crate::ui::text;

/// Which one to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DemonstrationViewProperties {
    /// The question, from 0.
    pub concept: usize,
    /// What is to be seen.
    pub claim: Claim,
}

/// The demonstration.
#[component]
pub fn DemonstrationView(properties: &DemonstrationViewProperties) -> Html {
    let DemonstrationViewProperties { concept, claim } = *properties;
    let shown = demonstration(concept, claim);
    let Some(captions) = CAPTIONS.get(concept) else {
        return Html::default();
    };
    html! {
        <>
            <p class="shown-caption">{ rich(captions.look[claim as usize]) }</p>
            if !captions.limit.is_empty() {
                <p class="shown-limit"><strong>{ text::NOT_PROVEN }</strong>{ " " }{ rich(captions.limit) }</p>
            }
            <Shell id={shown.id} code={(shown.setup)().encode()} is_demonstration=true />
        </>
    }
}
