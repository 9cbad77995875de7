//! A demonstration of the quiz: what to look at, what it does not prove, and the figure that shows it.

use yew::prelude::*;

use super::Figure;
use crate::labs::demonstrations::demonstration;
use crate::ui::parts::rich;
use crate::ui::text;

/// Which one to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DemonstrationViewProperties {
    /// A code of `labs::demonstrations`.
    pub code: AttrValue,
}

/// The demonstration; nothing for a code that asks for none.
#[component]
pub fn DemonstrationView(properties: &DemonstrationViewProperties) -> Html {
    let Some((shown, caption, limit)) = demonstration(&properties.code) else {
        return Html::default();
    };
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
