//! The module for host pages, a folder of its own: the hand-written module in front, the program, the page that it wakes, the
//! style sheet, the engine with the model.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::built::{self, Built};

/// What stands in `static/embed/` as host pages get it; `%VERSION%` is the project's.
const FILES: [&str; 3] = ["attention-lesson.js", "attention-lesson.d.ts", "package.json"];

/// Writes the module into `embed`; `folder` holds the build.
pub(crate) fn write(embed: &Path, folder: &Path, built: &Built) -> Result<()> {
    fs::create_dir_all(embed.join("engine"))?;
    for name in FILES {
        let text = fs::read_to_string(Path::new("static/embed").join(name))?;
        fs::write(embed.join(name), text.replace("%VERSION%", env!("CARGO_PKG_VERSION")))?;
    }
    for (from, name) in built.program().iter().zip(["program.js", "program.wasm", "lesson.css"]) {
        fs::copy(from, embed.join(name))?;
    }
    let page = built::lesson()?
        .replace('\\', "\\\\")
        .replace('`', "\\`")
        .replace("${", "\\${");
    fs::write(embed.join("page.js"), format!("export default `{page}`;\n"))?;
    for entry in fs::read_dir(folder.join("engine"))? {
        let path = entry?.path();
        let name = path.file_name().ok_or("a file has no name")?;
        fs::copy(&path, embed.join("engine").join(name))?;
    }
    Ok(())
}
