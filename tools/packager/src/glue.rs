//! What wasm-bindgen made, as a classic script: it runs without an origin and from disk, where modules do not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Result;

/// Part of the glue that only a module understands, and what stands for it in a script.
const REPLACED: [(&str, &str); 2] = [
    ("export { initSync, __wbg_init as default };", "return __wbg_init;"),
    ("import.meta.url", "document.baseURI"),
];

/// A script that defines `attentionLesson()`, which starts the program and returns a promise. It carries the wasm.
pub(crate) fn classic(glue: &str, wasm: &[u8]) -> Result<String> {
    let mut script = glue.to_owned();
    for (module, classic) in REPLACED {
        if script.matches(module).count() != 1 {
            return Err(format!("the glue has not one {module:?}: see what wasm-bindgen changed").into());
        }
        script = script.replace(module, classic);
    }
    let leftover = script.lines().find(|line| line.starts_with("import ") || line.starts_with("export "));
    if let Some(line) = leftover {
        return Err(format!("only a module understands {line:?}").into());
    }
    let wasm = STANDARD.encode(wasm);
    Ok(format!(
        "function attentionLesson() {{\n\
         const start = (() => {{\n{script}\n}})();\n\
         const bytes = Uint8Array.from(atob(\"{wasm}\"), (c) => c.charCodeAt(0));\n\
         return start({{ module_or_path: bytes }});\n}}\n"
    ))
}
