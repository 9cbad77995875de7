//! Finishes a release build: puts the lesson's text into its page, and makes the single file, the packages and the module
//! for host pages of it. `packager DIST [MODULE]`, where `MODULE` is a folder with what wasm-bindgen made of the module.

mod archive;
mod glue;
mod manifest;
mod module;
mod page;
mod text;

use std::error::Error;
use std::fs;
use std::path::Path;

/// A file of a package: its name and its bytes.
pub(crate) type File = (String, Vec<u8>);
/// What can go wrong, told on the way out.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let dist = arguments.next().ok_or("usage: packager DIST [MODULE]")?;
    let dist = Path::new(&dist);
    let page = page::Page::read(dist)?.finished()?;
    page.write(dist)?;
    fs::write(dist.join("attention-lesson.html"), page.single_file()?)?;
    let packages = dist.join("packages");
    fs::create_dir_all(&packages)?;
    for package in manifest::PACKAGES {
        let files = package.files(&page.files())?;
        fs::write(packages.join(package.file), archive::zip(files)?)?;
    }
    if let Some(made) = arguments.next() {
        module::write(Path::new(&made), &dist.join("embed"), &page)?;
    }
    Ok(())
}
