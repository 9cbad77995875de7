//! The size of an element, followed as it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// An element's width and height in CSS pixels, and how many device pixels one of them is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    /// Device pixels a CSS pixel.
    pub ratio: f64,
}

/// The size of the element behind `node`: zero at first and without a browser, then as it is.
#[hook]
pub fn use_size(node: &NodeRef) -> Size {
    let size = use_state_eq(Size::default);
    let (seen, measured) = (size.clone(), node.clone());
    use_effect_with((), move |()| {
        let watched = measured.cast::<Element>();
        let measure = move || {
            if let Some(element) = measured.cast::<Element>() {
                let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
                let width_px = f64::from(element.client_width());
                seen.set(Size {
                    width_px,
                    height_px: f64::from(element.client_height()),
                    ratio,
                });
            }
        };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &watched) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(callback);
        }
    });
    *size
}
