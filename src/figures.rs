//! The figures' own program: the page fetches it when a reader comes near a figure. It exports one function.

use attention_lesson::labs::{calibration, demonstrations};
use attention_lesson::ui::labs::{
    CalibrationDrawing, CalibrationDrawingProperties, DemonstrationView, DemonstrationViewProperties, Shell,
    ShellProperties,
};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Renderer;

fn main() {}

/// Draws the figure with the id `lab`, set to `code`, in `element`; gives back a function that removes it.
#[wasm_bindgen]
pub fn mount(element: Element, lab: &str, code: String) -> JsValue {
    let code = code.into();
    if lab == calibration::ID {
        let app = Renderer::<CalibrationDrawing>::with_root_and_props(element, CalibrationDrawingProperties { code });
        let handle = app.render();
        return Closure::once_into_js(move || handle.destroy());
    }
    if lab == demonstrations::ID {
        let app = Renderer::<DemonstrationView>::with_root_and_props(element, DemonstrationViewProperties { code });
        let handle = app.render();
        return Closure::once_into_js(move || handle.destroy());
    }
    let Some(lab) = attention_lesson::labs::lab(lab) else {
        return JsValue::UNDEFINED;
    };
    let handle = Renderer::<Shell>::with_root_and_props(
        element,
        ShellProperties {
            id: lab.id,
            code,
            is_demonstration: false,
        },
    )
    .render();
    Closure::once_into_js(move || handle.destroy())
}
