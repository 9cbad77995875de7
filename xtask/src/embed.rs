//! The module for host pages, a folder of its own and a package for npm: the hand-written module in front, the program, the page
//! that it wakes with its styles, the engine with the model.

use std::fs;
use std::path::Path;

use crate::built::Built;
use crate::{Result, esbuild};

/// What stands in `static/embed/` as host pages get it; `%VERSION%` is the project's.
const FILES: [&str; 3] = ["attention-lesson.js", "attention-lesson.d.ts", "package.json"];

/// Writes the module into `embed`; `folder` holds the build.
pub(crate) fn write(embed: &Path, folder: &Path, built: &Built) -> Result<()> {
    fs::create_dir_all(embed.join("engine"))?;
    for name in FILES {
        let text = fs::read_to_string(Path::new("static/embed").join(name))?;
        fs::write(embed.join(name), text.replace("%VERSION%", env!("CARGO_PKG_VERSION")))?;
    }
    fs::copy("LICENSE", embed.join("LICENSE"))?;
    let [script, wasm, styles] = built.program();
    // The module in front names the wasm; a second address in the program, under Trunk's name, would lead bundlers astray.
    esbuild::without_address(&script, &embed.join("program.js"))?;
    fs::copy(wasm, embed.join("program.wasm"))?;
    let [page, styles] = [built.lesson()?, fs::read_to_string(styles)?].map(|text| literal(&text));
    fs::write(
        embed.join("page.js"),
        format!("export const page = {page};\nexport const styles = {styles};\n"),
    )?;
    for entry in fs::read_dir(folder.join("engine"))? {
        let path = entry?.path();
        let name = path.file_name().ok_or("a file has no name")?;
        fs::copy(&path, embed.join("engine").join(name))?;
    }
    Ok(())
}

/// The text as JavaScript's template literal.
fn literal(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    format!("`{text}`")
}
