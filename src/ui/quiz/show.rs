//! "Show me": after the check, a figure that proves the right answer, and one in which the most tempting wrong one fails.
//!
//! The figures' set-ups and captions come with their own program; here are only the buttons and the place.

use yew::prelude::*;

use crate::labs::demonstrations::{Claim, code};
use crate::lesson::bank::ITEMS;
use crate::progress::Card;
use crate::ui::labs::DemonstrationView;
use crate::ui::text;

/// Two buttons, and under them what the one that is pressed has asked for. `shown` holds its code, or 0.
pub(super) fn show_me(card: &Card, name: &AttrValue, shown: &UseStateHandle<u32>) -> Html {
    let item = ITEMS[card.concept];
    let id = format!("{name}-shown");
    let button = |claim: Claim, words: String| {
        let code = code(card.concept, claim);
        let is_open = **shown == code;
        let shown = shown.clone();
        let toggle = move |_: MouseEvent| shown.set(if is_open { 0 } else { code });
        html! {
            <button type="button" class="show" onclick={toggle} aria-expanded={is_open.to_string()} aria-controls={id.clone()}>{ words }</button>
        }
    };
    let codes = [Claim::Right, Claim::Tempting].map(|claim| code(card.concept, claim));
    html! {
        <>
            <div class="shows">
                { button(Claim::Right, text::SHOW_WHY.into()) }
                { button(Claim::Tempting, text::show_failing(&item.question.option(item.tempting).text)) }
            </div>
            <div class="shown" id={id.clone()}>
                if codes.contains(shown) { <DemonstrationView key={**shown} code={shown.to_string()} /> }
            </div>
        </>
    }
}
