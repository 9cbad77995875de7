//! "Copy link to this state": the address that opens the figure as it stands.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::copy_selection;
use crate::ui::settings::LabLink;
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyLinkProperties {
    pub(super) id: &'static str,
    /// What the figure is set to.
    pub(super) code: String,
}

#[component]
pub(super) fn CopyLink(properties: &CopyLinkProperties) -> Html {
    let field = use_node_ref();
    let is_own_page = use_state_eq(|| false);
    {
        let is_own_page = is_own_page.clone();
        use_effect_with((), move |()| is_own_page.set(stands_alone()));
    }
    let said = use_state_eq(|| None::<(String, &'static str)>);
    // An older state's link would mislead.
    let shown = said
        .as_ref()
        .filter(|(code, _)| *code == properties.code)
        .map(|(_, said)| *said);
    let copy = {
        let (field, said) = (field.clone(), said.clone());
        let CopyLinkProperties { id, code } = properties.clone();
        Callback::from(move |_: MouseEvent| {
            if let (Some(input), Some(link)) = (field.cast::<HtmlInputElement>(), link(id, &code)) {
                input.set_value(&link);
                input.set_hidden(false);
                input.select();
                let words = if copy_selection() {
                    text::LINK_COPIED
                } else {
                    text::LINK_BY_HAND
                };
                said.set(Some((code.clone(), words)));
            }
        })
    };
    if !*is_own_page {
        return Html::default();
    }
    html! {
        <>
            <button type="button" onclick={copy}>{ text::COPY_LINK }</button>
            <input class="lab-link" ref={field} readonly=true hidden={shown.is_none()} aria-label={text::LINK} />
            <span class="lab-link-said" role="status">{ shown.unwrap_or_default() }</span>
        </>
    }
}

/// Whether the page is the lesson's own: links to a page that only holds it would not reach it.
fn stands_alone() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.get_element_by_id("lesson").is_some())
}

/// The page's own address with this figure and its code; query parameters are its host's, not the reader's.
fn link(id: &str, code: &str) -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    let page = address.split(['?', '#']).next()?;
    Some([page, &LabLink::fragment(id, code)].concat())
}
