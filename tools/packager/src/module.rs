//! The module for host pages: what wasm-bindgen made of it, the hand-written module in front of it, the style sheet.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::page::{FIGURES, Page};

/// The module as host pages import it, and its types.
const FRONT: &str = include_str!("../../../static/embed/attention-lesson.js");
const TYPES: &str = include_str!("../../../static/embed/attention-lesson.d.ts");

/// Writes the module into `embed`.
pub(crate) fn write(made: &Path, embed: &Path, page: &Page) -> Result<()> {
    fs::create_dir_all(embed)?;
    let version = env!("CARGO_PKG_VERSION");
    fs::write(embed.join("attention-lesson.js"), FRONT.replace("%VERSION%", version))?;
    fs::write(embed.join("attention-lesson.d.ts"), TYPES)?;
    fs::write(embed.join("attention-lesson.css"), &page.css)?;
    for name in ["attention-module.js", "attention-module_bg.wasm"] {
        fs::copy(made.join(name), embed.join(name))?;
    }
    for end in [".js", "_bg.wasm"] {
        let name = format!("{FIGURES}{end}");
        fs::write(embed.join(&name), page.bytes(&name)?)?;
    }
    Ok(())
}
