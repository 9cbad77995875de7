//! What wasm-bindgen made, as a classic script: it runs without an origin and from disk, where modules do not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Result;

/// What only a module understands of the glue, and what stands for it in a script.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
const ADDRESS: &str = "import.meta.url";

/// A program as wasm-bindgen made it.
pub(crate) struct Program {
    /// Its module.
    pub(crate) glue: String,
    /// Its wasm.
    pub(crate) wasm: Vec<u8>,
}

impl Program {
    /// An expression: a function that starts the program, carrying its wasm, and promises what it exports.
    fn classic(&self) -> Result<String> {
        for module in [EXPORTS, ADDRESS] {
            if self.glue.matches(module).count() != 1 {
                return Err(format!("the glue has not one {module:?}: see what wasm-bindgen changed").into());
            }
        }
        let functions = self
            .glue
            .lines()
            .filter_map(|line| line.strip_prefix("export function "));
        let names: Vec<&str> = functions.filter_map(|rest| rest.split('(').next()).collect();
        let script = self
            .glue
            .replace("\nexport function ", "\nfunction ")
            .replace(ADDRESS, "document.baseURI")
            .replace(EXPORTS, "");
        let leftover = script
            .lines()
            .find(|line| line.starts_with("import ") || line.starts_with("export "));
        if let Some(line) = leftover {
            return Err(format!("only a module understands {line:?}").into());
        }
        let wasm = STANDARD.encode(&self.wasm);
        Ok(format!(
            "async () => {{\n{script}\n\
             const bytes = Uint8Array.from(atob(\"{wasm}\"), (c) => c.charCodeAt(0));\n\
             await __wbg_init({{ module_or_path: bytes }});\nreturn {{ {} }};\n}}",
            names.join(", ")
        ))
    }
}

/// A script that leaves `attentionLesson` with functions that start the lesson and the figures, each once.
pub(crate) fn classic(lesson: &Program, figures: &Program) -> Result<String> {
    Ok(format!(
        "(() => {{\nconst once = (start) => {{ let started; return () => (started ??= start()); }};\n\
         globalThis.attentionLesson = {{\nstart: once({}),\nfigures: once({}),\n}};\n}})();\n",
        lesson.classic()?,
        figures.classic()?
    ))
}
