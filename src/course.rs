//! The lesson's program where somebody is around it: pages in frames, packages, and the module for host pages. It exports
//! and does nothing by itself.

use attention_lesson::host::course;
use attention_lesson::host::module::{self, Lesson};
use wasm_bindgen::prelude::*;
use web_sys::Element;

fn main() {}

/// A mounted lesson, as the module in front holds it.
#[wasm_bindgen]
pub struct Handle(Lesson);

#[wasm_bindgen]
impl Handle {
    /// Takes the lesson off the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }

    /// The learner's state.
    pub fn state(&self) -> String {
        self.0.state()
    }

    /// Goes to the question that a fragment names; returns whether it names one.
    pub fn open(&self, fragment: &str) -> bool {
        self.0.open(fragment)
    }
}

/// Mounts the lesson in the page; nothing else.
#[wasm_bindgen]
pub fn start() {
    course::start();
}

/// Draws a lesson within `root`.
#[wasm_bindgen]
pub fn mount(root: Element, options: &JsValue) -> Handle {
    Handle(module::mount(root, options))
}

/// Scaled dot-product attention.
///
/// # Errors
/// An `Error` of JavaScript with a `code`, as the contract says.
#[wasm_bindgen]
pub fn attend(input: &JsValue) -> Result<JsValue, JsValue> {
    module::attend(input)
}
