//! "Copy link to this state": the address that opens the figure as it stands.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::{copy_selection, use_value};
use crate::ui::settings::LabLink;
use crate::ui::text;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

#[derive(Clone, PartialEq)]
struct CopyLink {
    id: &'static str,
    code: String,
    is_presented: bool,
}

drawn_by!(CopyLink, use_copy_link);

/// The button for the figure `id`, which is set to `code`. The link of one that is presented presents it.
pub(super) fn copy_link(id: &'static str, code: String, is_presented: bool) -> Html {
    let link = CopyLink { id, code, is_presented };
    view("link", link)
}

#[hook]
fn use_copy_link(properties: &CopyLink) -> Html {
    let field = use_node_ref();
    let said = use_value(|| None::<(String, &'static str)>);
    // An older state's link would mislead.
    let shown = said
        .as_ref()
        .filter(|(code, _)| *code == properties.code)
        .map(|(_, said)| *said);
    let copy = {
        let (field, said) = (field.clone(), said.clone());
        let CopyLink { id, code, is_presented } = properties.clone();
        Callback::from(move |_: MouseEvent| {
            if let (Some(input), Some(link)) = (field.cast::<HtmlInputElement>(), link(id, &code, is_presented)) {
                input.set_type("text");
                input.set_value(&link);
                input.select();
                let words = if copy_selection() {
                    text::LINK_COPIED.plain()
                } else {
                    text::LINK_BY_HAND.plain()
                };
                said.set(Some((code.clone(), words)));
            }
        })
    };
    // No text field before it is of use: for one in a closed fold Chromium's form filling lays the whole page out once more.
    let kind = if shown.is_some() { "text" } else { "hidden" };
    html! {
        <>
            <button type="button" onclick={copy}>{ text::COPY_LINK.plain() }</button>
            <input type={kind} class="lab-link" ref={field} readonly=true aria-label={text::LINK.plain()} />
            <span class="lab-link-said" role="status">{ shown.unwrap_or_default() }</span>
        </>
    }
}

/// The page's own address with this figure and its code; query parameters are its host's, not the reader's.
fn link(id: &str, code: &str, is_presented: bool) -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    let page = address.split(['?', '#']).next()?;
    let query = if is_presented { "?present=1" } else { "" };
    Some([page, query, &LabLink::fragment(id, code)].concat())
}
