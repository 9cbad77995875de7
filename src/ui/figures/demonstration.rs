//! A demonstration of the quiz: what to look at, what it does not prove, and the figure that shows it.

use yew::prelude::*;

use super::shell::Figure;
use crate::labs::demonstrations::{Claim, demonstration};
use crate::lesson::bank::bank;
use crate::ui::parts::running;
use crate::ui::text;
use crate::ui::view::view;

/// The demonstration of question `concept` (from 0); `has_link` as in [`Figure`].
pub fn demonstration_view(concept: usize, claim: Claim, has_link: bool) -> Html {
    let item = bank().items.get(concept);
    let Some((item, shown)) = item.and_then(|item| Some((item, demonstration(item.place, claim)?))) else {
        return Html::default();
    };
    let captions = &item.captions;
    let figure = Figure {
        id: shown.id,
        code: (shown.setup)().encode().into(),
        is_demonstration: true,
        has_link,
        ..Figure::default()
    };
    html! {
        <>
            <p class="shown-caption">{ running(&captions.look[claim as usize]) }</p>
            if !captions.limit.is_empty() {
                <p class="shown-limit"><strong>{ text::NOT_PROVEN.plain() }</strong>{ " " }{ running(&captions.limit) }</p>
            }
            { view(shown.id, figure) }
        </>
    }
}
