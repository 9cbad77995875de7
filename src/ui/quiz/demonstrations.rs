//! "Show me": after the check, a figure that proves the right answer, and one in which the most tempting wrong one fails.

use yew::prelude::*;

use super::display::DisplayAction;
use crate::labs::demonstrations::Claim;
use crate::lesson::bank::bank;
use crate::ui::figures::demonstration_view;
use crate::ui::text;

/// Two buttons, and under them what the one that is pressed has asked for. `shown` says which that is, of any concept;
/// `has_link` whether the figure offers a link to itself.
pub(super) fn demonstrations(
    concept: usize,
    name: &str,
    has_link: bool,
    shown: Option<(usize, Claim)>,
    change: &Callback<DisplayAction>,
) -> Html {
    let Some(item) = bank()
        .items
        .get(concept)
        .filter(|item| !item.captions.look[0].is_empty())
    else {
        return Html::default();
    };
    let id = format!("{name}-shown");
    let shown = shown.filter(|(of, _)| *of == concept).map(|(_, claim)| claim);
    let button = |claim: Claim, words: String| {
        let is_open = shown == Some(claim);
        let next = (!is_open).then_some((concept, claim));
        let toggle = change.reform(move |_: MouseEvent| DisplayAction::Demonstrate(next));
        html! {
            <button type="button" class="show" onclick={toggle} aria-expanded={is_open.to_string()} aria-controls={id.clone()}>{ words }</button>
        }
    };
    html! {
        <>
            <div class="shows">
                { button(Claim::Right, text::SHOW_WHY.plain().into()) }
                { button(Claim::Tempting, text::show_failing(&item.question.option(item.tempting).text)) }
            </div>
            <div class="shown" id={id.clone()}>
                if let Some(claim) = shown {
                    <div key={format!("{concept}-{}", claim as usize)}>{ demonstration_view(concept, claim, has_link) }</div>
                }
            </div>
        </>
    }
}
