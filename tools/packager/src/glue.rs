//! The programs as one classic script that carries their wasm: it runs without an origin and from disk, where modules do
//! not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A program.
pub(crate) struct Program {
    /// What wasm-bindgen made of it, as a script that leaves its exports in a variable.
    pub(crate) glue: String,
    /// The variable.
    pub(crate) name: &'static str,
    /// Its wasm.
    pub(crate) wasm: Vec<u8>,
}

impl Program {
    /// An expression: a function that starts the program, once, and promises what it exports.
    fn start(&self) -> String {
        format!("once({}, \"{}\")", self.name, STANDARD.encode(&self.wasm))
    }
}

/// A script that leaves `attentionLesson` with functions that start the lesson and what is drawn on demand.
pub(crate) fn classic(course: &Program, figures: &Program) -> String {
    format!(
        "(() => {{\n{}\n{}\n\
         const once = (program, wasm) => {{ let started; return () => (started ??= program.default({{\n\
         module_or_path: Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)) }}).then(() => program)); }};\n\
         const course = {};\n\
         globalThis.attentionLesson = {{ start: () => course().then((lesson) => lesson.start()), figures: {} }};\n}})();\n",
        course.glue,
        figures.glue,
        course.start(),
        figures.start()
    )
}
