//! The program: wakes the lesson's page, and exports what the module for host pages needs. By itself it does nothing.

use attention_lesson::host::module::{self, Lesson};
use attention_lesson::host::start;
use js_sys::Function;
#[cfg(target_arch = "wasm32")]
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Smaller than the standard library's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

fn main() {}

/// Takes up the words of the page that this is, which takes a while: before [`start()`], in a task of its own.
///
/// # Errors
/// As [`start()`].
#[wasm_bindgen]
pub fn prepare() -> Result<(), JsValue> {
    start::prepare()
}

/// Wakes the page that this is; on any other page nothing happens. `engine` loads the trained encoder's module; `claim` promises
/// whether this tab alone has the lesson open under a name.
///
/// # Errors
/// An `Error` of JavaScript where the page does not carry the words that the program needs.
#[wasm_bindgen]
pub fn start(engine: Option<Function>, claim: Option<Function>) -> Result<(), JsValue> {
    start::start(engine, claim)
}

/// A mounted lesson, as the module for host pages holds it.
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
}

/// Wakes the lesson within `root`, which holds the page as the build rendered it.
///
/// # Errors
/// As [`start()`].
#[wasm_bindgen]
pub fn mount(root: &Element, options: &JsValue) -> Result<Handle, JsValue> {
    module::mount(root, options).map(Handle)
}

/// Scaled dot-product attention.
///
/// # Errors
/// An `Error` of JavaScript with a `code`, as the contract says.
#[wasm_bindgen]
pub fn attend(input: &JsValue) -> Result<JsValue, JsValue> {
    module::attend(input)
}
