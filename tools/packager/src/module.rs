//! The module for host pages: the program for pages with somebody around them, the hand-written module in front of it, the
//! style sheet.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::page::{COURSE, FIGURES, Page};

/// The module as host pages import it, and its types.
const FRONT: &str = include_str!("../../../static/embed/attention-lesson.js");
const TYPES: &str = include_str!("../../../static/embed/attention-lesson.d.ts");

/// Writes the module into `embed`.
pub(crate) fn write(embed: &Path, page: &Page) -> Result<()> {
    fs::create_dir_all(embed)?;
    let version = env!("CARGO_PKG_VERSION");
    fs::write(embed.join("attention-lesson.js"), FRONT.replace("%VERSION%", version))?;
    fs::write(embed.join("attention-lesson.d.ts"), TYPES)?;
    fs::write(embed.join("attention-lesson.css"), page.css()?)?;
    for program in [COURSE, FIGURES] {
        for end in [".js", "_bg.wasm"] {
            let name = format!("{program}{end}");
            fs::write(embed.join(&name), page.bytes(&name)?)?;
        }
    }
    Ok(())
}
