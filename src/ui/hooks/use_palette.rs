//! The page's colors for canvases, followed as the theme changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

use crate::plots::Palette;

/// The queries that tell of a change of theme.
const QUERIES: [&str; 3] = [
    "(prefers-color-scheme: dark)",
    "(forced-colors: active)",
    "(prefers-contrast: more)",
];

/// The palette in force at `node`, read from the tokens of `static/styles/tokens.css`.
#[hook]
pub fn use_palette(node: &NodeRef) -> Palette {
    let palette = use_state_eq(Palette::default);
    let (set, node) = (palette.clone(), node.clone());
    use_effect_with((), move |()| {
        let read = move || {
            if let Some(colors) = node.cast::<Element>().and_then(|element| colors_at(&element)) {
                set.set(colors);
            }
        };
        read();
        let callback = Closure::<dyn FnMut()>::new(read);
        let window = web_sys::window();
        let lists: Vec<_> = QUERIES
            .iter()
            .filter_map(|query| window.as_ref()?.match_media(query).ok().flatten())
            .collect();
        for list in &lists {
            // Failure means a browser without live media queries: the palette then stays as it was at the start.
            let _ = list.add_event_listener_with_callback("change", callback.as_ref().unchecked_ref());
        }
        move || {
            for list in &lists {
                let _ = list.remove_event_listener_with_callback("change", callback.as_ref().unchecked_ref());
            }
        }
    });
    *palette
}

fn colors_at(element: &Element) -> Option<Palette> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    Some(Palette::from_tokens(|name| style.get_property_value(name).ok()))
}
