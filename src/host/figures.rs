//! Brings figures to their places: fetches their program once, and asks it to draw.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::Callback;

use crate::ui::figure::{FigureSource, Mounted, Place};

/// What the page's start script leaves for this: an object whose `figures()` promises the figures' program.
const PARTS: &str = "attentionLesson";

/// The source of figures for `ui`.
pub(crate) fn source() -> FigureSource {
    Callback::from(|place: Place| {
        let removed = std::rc::Rc::new(std::cell::Cell::new(None::<Function>));
        let keep = std::rc::Rc::clone(&removed);
        spawn_local(async move {
            let Place {
                element,
                lab,
                code,
                on_settled,
            } = place;
            let drawn = draw(&element, lab, &code).await;
            on_settled.emit(drawn.is_ok());
            match drawn {
                Ok(remove) => keep.set(Some(remove)),
                Err(error) => web_sys::console::warn_2(&"attention lesson: no figures".into(), &error),
            }
        });
        Mounted::new(move || {
            if let Some(remove) = removed.take() {
                // A figure that cannot be removed is one that is not there any more.
                let _ = remove.call0(&JsValue::NULL);
            }
        })
    })
}

/// Draws lab `lab` in `element`; gives back the function that removes it.
async fn draw(element: &Element, lab: &str, code: &str) -> Result<Function, JsValue> {
    let parts = Reflect::get(&js_sys::global(), &PARTS.into())?;
    let load: Function = Reflect::get(&parts, &"figures".into())?.dyn_into()?;
    let program = JsFuture::from(load.call0(&parts)?.dyn_into::<Promise>()?).await?;
    let mount: Function = Reflect::get(&program, &"mount".into())?.dyn_into()?;
    mount.call3(&program, element, &lab.into(), &code.into())?.dyn_into()
}
