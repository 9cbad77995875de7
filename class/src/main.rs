//! The program of the page of a class: it takes the words that the page carries and draws below its heading. On any other page it does nothing.

use attention_class::page::ClassPage;
use attention_lesson::host::words;
#[cfg(target_arch = "wasm32")]
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Smaller than the standard library's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("class"));
    if let Some(root) = root.filter(|root| words::install(root).is_ok()) {
        yew::Renderer::<ClassPage>::with_root(root).render();
    }
}
