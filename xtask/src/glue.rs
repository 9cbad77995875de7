//! The script that wasm-bindgen makes between the program's wasm and the page: whoever starts the program hears of an exception that
//! comes out of it, and what nobody calls is taken out.

use std::fs;
use std::path::Path;

use crate::Result;

/// What stands in it, each once, and what stands there instead.
const CHANGES: [(&str, &str); 3] = [
    ("wasm = instance.exports;", "wasm = watched(instance.exports);"),
    ("export { initSync, ", "export { "),
    (
        "console.warn('using deprecated parameters for the initialization function; pass a single object instead')",
        "",
    ),
];
/// The function that is not exported any more begins and ends so.
const UNUSED: [&str; 2] = ["function initSync(", "\n}\n"];

/// Changes the script, and adds `static/watch.js`.
pub(crate) fn change(script: &Path) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let fails = |what: &str| {
        format!(
            "{}: wasm-bindgen no longer writes `{what}`: see xtask/src/glue.rs",
            script.display()
        )
    };
    for (from, to) in CHANGES {
        if text.matches(from).count() != 1 {
            return Err(fails(from).into());
        }
        text = text.replace(from, to);
    }
    let [begins, ends] = UNUSED;
    let start = text.find(begins).ok_or_else(|| fails(begins))?;
    let length = text[start..].find(ends).ok_or_else(|| fails(ends))? + ends.len();
    text.replace_range(start..start + length, "");
    Ok(fs::write(script, text + &fs::read_to_string("static/watch.js")?)?)
}
