//! "Show me": after the check, a figure that proves the right answer, and one in which the most tempting wrong one fails.
//!
//! Only the given questions have it; the set-ups and their captions come with the program of the figures.

use yew::prelude::*;

use crate::labs::demonstrations::{Claim, ID, code};
use crate::lesson::bank::ITEMS;
use crate::ui::figure::Figure;
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ShowMeProperties {
    /// Which question, from 0.
    pub(super) concept: usize,
    /// What sets the ids of this lesson apart from another's on the page.
    pub(super) name: AttrValue,
}

#[component]
pub(super) fn ShowMe(properties: &ShowMeProperties) -> Html {
    let ShowMeProperties { concept, name } = properties;
    let item = ITEMS[*concept];
    let open = use_state_eq(|| None::<Claim>);
    let id = format!("{name}-shown");
    let button = |claim: Claim, words: String| {
        let is_open = *open == Some(claim);
        let open = open.clone();
        let toggle = move |_: MouseEvent| open.set((!is_open).then_some(claim));
        html! {
            <button type="button" class="show" onclick={toggle} aria-expanded={is_open.to_string()} aria-controls={id.clone()}>{ words }</button>
        }
    };
    html! {
        <>
            <div class="shows">
                { button(Claim::Right, text::SHOW_WHY.into()) }
                { button(Claim::Tempting, text::show_failing(&item.question.option(item.tempting).text)) }
            </div>
            <div class="shown" {id}>
                if let Some(claim) = *open { <Figure key={claim as usize} lab={ID} code={code(*concept, claim)} /> }
            </div>
        </>
    }
}
