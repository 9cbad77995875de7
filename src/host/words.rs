//! The lesson in words, which the page carries for the program as one block of JSON (`xtask/src/render.rs` writes it).

use js_sys::Error as JsError;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::lesson::carried::{self, Carried};
use crate::lesson::json;

/// The block within the page.
const BLOCK: &str = "#lesson-words";

/// Takes the words from the page within `root`, unless they were taken from a page before.
///
/// # Errors
/// An `Error` of JavaScript where the page has no such block, or one that this program cannot read.
pub fn install(root: &Element) -> Result<(), JsValue> {
    if carried::is_installed() {
        return Ok(());
    }
    if read(root).is_some_and(carried::install) {
        return Ok(());
    }
    let what = "The page does not carry the questions that this program reads: the two are of different builds.";
    Err(JsError::new(what).into())
}

fn read(root: &Element) -> Option<Carried> {
    let block = root.query_selector(BLOCK).ok()??;
    json::read(&block.text_content()?)
}
