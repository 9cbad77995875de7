//! Something folded away behind its name. In a browser it is drawn only while it is open: what nobody sees costs no frame of
//! a drag. The page that the build renders holds it, for whoever reads without scripts.

use web_sys::Element;
use yew::prelude::*;

/// What is folded away.
#[derive(Clone, PartialEq, Properties)]
pub struct FoldProperties {
    /// The name of what is folded away.
    pub summary: &'static str,
    /// A class for the whole.
    #[prop_or_default]
    pub class: Classes,
    /// Draws what is folded away.
    pub body: Callback<(), Html>,
}

/// The fold, closed at first.
#[component]
pub fn Fold(properties: &FoldProperties) -> Html {
    let FoldProperties { summary, class, body } = properties;
    let is_open = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let on_toggle = use_callback((), {
        let is_open = is_open.setter();
        move |event: Event, ()| {
            let details = event.target_dyn_into::<Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        }
    });
    html! {
        <details class={class.clone()} ontoggle={on_toggle}>
            <summary>{ *summary }</summary>
            if *is_open { { body.emit(()) } }
        </details>
    }
}
