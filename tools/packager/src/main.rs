//! Finishes a release build. `packager page DIST GLUE` puts the lesson's text into its page and makes the script that carries
//! everything; `packager packages DIST` makes the single file, the packages and the module for host pages of what is there.

mod archive;
mod glue;
mod manifest;
mod module;
mod page;
mod text;

use std::error::Error;
use std::fs;
use std::path::Path;

use page::Page;

/// A file of a package: its name and its bytes.
pub(crate) type File = (String, Vec<u8>);
/// What can go wrong, told on the way out.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["page", dist, glue] => page::finish(Path::new(dist), Path::new(glue)),
        ["packages", dist] => packages(Path::new(dist)),
        _ => Err("usage: packager page DIST GLUE, or packager packages DIST".into()),
    }
}

fn packages(dist: &Path) -> Result<()> {
    let page = Page::read(dist)?;
    fs::write(dist.join("attention-lesson.html"), page.single_file()?)?;
    let folder = dist.join("packages");
    fs::create_dir_all(&folder)?;
    for package in manifest::PACKAGES {
        let files = package.files(page.packaged()?)?;
        fs::write(folder.join(package.file), archive::zip(files)?)?;
    }
    module::write(&dist.join("embed"), &page)
}
