//! Something folded away behind its name. In a browser it is drawn only while it is open: what nobody sees costs no frame of
//! a drag. The page that the build renders holds it, for whoever reads without scripts.

use web_sys::Element;
use yew::prelude::*;

use crate::ui::hooks::use_value;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

#[derive(PartialEq)]
struct Fold {
    summary: &'static str,
    class: &'static str,
    body: Callback<(), Html>,
}

drawn_by!(Fold, use_fold);

/// The fold with this name and class, closed at first; `body` draws what is folded away.
pub fn fold(summary: &'static str, class: &'static str, body: Callback<(), Html>) -> Html {
    view(summary, Fold { summary, class, body })
}

#[hook]
fn use_fold(properties: &Fold) -> Html {
    let Fold { summary, class, body } = properties;
    let is_open = use_value(|| cfg!(not(target_arch = "wasm32")));
    let on_toggle = {
        let is_open = is_open.clone();
        move |event: Event| {
            let details = event.target_dyn_into::<Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        }
    };
    html! {
        <details class={*class} ontoggle={on_toggle}>
            <summary>{ *summary }</summary>
            if *is_open { { body.emit(()) } }
        </details>
    }
}
