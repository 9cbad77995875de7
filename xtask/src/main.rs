//! The project's own tool. `trunk build` and `trunk serve` call it by their hooks (Trunk.toml):
//!
//! - `page` renders the lesson in each language and joins the style sheets, into `target/page/`, before Trunk builds the page of them;
//! - `finish` adds the engine to what Trunk has built and, in a release build, makes scripts and styles small and builds the
//!   packages, the single file, the question bank for other systems, the module for host pages and the service worker.
//!
//! By itself, `lesson new TAG` begins a translation; `made-up DIST FOLDER` gives a build a page in a made-up language, for tests; `schemas` writes the schemas of the lesson's files for editors; `engine FOLDER` builds the engine alone; `packages DIST` makes packages, single file, question bank and module anew of a finished
//! release build; `size DIST` prints what that build weighs, and fails over the limit.

mod archive;
mod built;
mod class;
mod embed;
mod engine;
mod esbuild;
mod finish;
mod functions;
mod glue;
mod hashed;
mod language;
mod made_up;
mod manifest;
mod names;
mod notices;
mod offline;
mod page;
mod questions;
mod render;
mod size;
mod xml;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use attention_lesson::lesson::files;

/// The folder with a lesson in each language.
pub(crate) const LESSONS: &str = "lesson";
/// The language in which the lesson is written, and of which all others are translations.
pub(crate) const ENGLISH: &str = "en";
/// The lesson in that language.
pub(crate) const LESSON: &str = "lesson/en";
/// A file of a package: its name and its bytes.
pub(crate) type File = (String, Vec<u8>);
/// What can go wrong, told on the way out.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    std::env::set_current_dir(checkout())?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["page"] => page::write(Path::new(page::FOLDER)),
        ["translation", lesson] => page::write_translation(Path::new(lesson)),
        ["made-up", dist, folder] => made_up::build(Path::new(dist), Path::new(folder)),
        ["lesson", "new", tag] => language::begin(tag),
        ["finish"] => {
            let variable = |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this"));
            let folder = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
            finish::finish(&folder, variable("TRUNK_PROFILE")? == "release")
        }
        ["schemas"] => {
            for (file, text) in files::schemas() {
                std::fs::create_dir_all(Path::new(&file).parent().unwrap_or(Path::new(".")))?;
                std::fs::write(file, text)?;
            }
            Ok(())
        }
        ["engine", folder] => engine::build(Path::new(folder)),
        ["packages", dist] => finish::packages(Path::new(dist)),
        ["size", dist] => size::report(Path::new(dist)),
        _ => Err("usage: cargo xtask page | finish | lesson new TAG | made-up DIST FOLDER | schemas | engine FOLDER | packages DIST | size DIST".into()),
    }
}

/// The folder of the project.
fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
