//! The page of a class in a folder of its own beside the lesson: a program of its own, with the lesson's words and style sheet.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use attention_lesson::lesson::carried::Carried;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::lesson::{Lesson, texts};

use crate::built::{Built, attribute_of};
use crate::{Result, engine, esbuild, hashed, names, render};

const FOLDER: &str = "class";
const NAME: &str = "attention-class";
const TARGET: &str = "wasm32-unknown-unknown";
/// What starts the program.
const START: &str = "static/class.js";
const STYLES: &str = "static/styles/class.css";

/// Makes the page in `dist`, whose lesson is `built` and `lesson`.
pub(crate) fn write(dist: &Path, built: &Built, lesson: &Lesson) -> Result<()> {
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let [script, wasm] = program(&folder)?;
    names::shorten(&script, &wasm)?;
    let [start, styles] = [START, STYLES].map(Path::new);
    let files = [start, styles].map(|file| folder.join(file.file_name().unwrap_or_default()));
    for (from, to) in [start, styles].iter().zip(&files) {
        fs::copy(from, to)?;
    }
    let [start, styles] = files;
    esbuild::minify(&[script.clone(), start.clone(), styles.clone()])?;
    let named = [script, wasm, start, styles].map(|file| hashed::rename_file(&file));
    let [script, wasm, start, styles] = named;
    let html = html(lesson, built.styles(), [&script?, &wasm?, &start?, &styles?])?;
    Ok(fs::write(folder.join("index.html"), html)?)
}

/// Builds the program, and gives the paths of its script and its wasm in `folder`.
fn program(folder: &Path) -> Result<[PathBuf; 2]> {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--quiet",
        "--locked",
        "--release",
        "--package",
        NAME,
        "--bin",
        NAME,
    ]);
    cargo.args(["--no-default-features", "--features", "page", "--target", TARGET]);
    // What a build of the page has set for itself is not meant for this one.
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS");
    engine::run(&mut cargo)?;
    let made = Path::new("target").join(FOLDER);
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&made);
    bindgen.arg(format!("target/{TARGET}/release/{NAME}.wasm"));
    engine::run(&mut bindgen)?;
    let [script, wasm] = [".js", "_bg.wasm"].map(|ending| [NAME, ending].concat());
    // As Trunk does it for the lesson.
    let page = fs::read_to_string("index.html")?;
    let options = attribute_of(&page, "link[data-wasm-opt-params]", "data-wasm-opt-params")?;
    let mut optimizer = Command::new("wasm-opt");
    optimizer
        .arg("-Oz")
        .args(options.split(' '))
        .arg(made.join(&wasm))
        .arg("-o")
        .arg(folder.join(&wasm));
    engine::run(&mut optimizer)?;
    fs::copy(made.join(&script), folder.join(&script))?;
    Ok([script, wasm].map(|name| folder.join(name)))
}

fn html(lesson: &Lesson, lesson_styles: &str, [script, wasm, start, styles]: [&str; 4]) -> Result<String> {
    let carried = Carried {
        bank: lesson.bank.clone(),
        texts: texts::of_class(&lesson.texts),
        ..Carried::default()
    };
    let words_of = |text: texts::Text| quick_xml::escape::escape(text.among(&lesson.texts)).into_owned();
    let title = words_of(words::TITLE);
    let lesson_styles = lesson_styles.trim_start_matches("./");
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\" data-theme=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"../{lesson_styles}\">\n<link rel=\"stylesheet\" href=\"./{styles}\">\n\
         <script type=\"module\" src=\"./{start}\" data-js=\"./{script}\" data-wasm=\"./{wasm}\"></script>\n</head>\n\
         <body class=\"lesson\">\n<div class=\"lesson-root class-page\">\n<header><h1>{title}</h1>\n<p>{intro}</p>\n<p>{private}</p>\n\
         <p><a href=\"../\">{to_lesson}</a></p></header>\n<main id=\"class\" data-failed=\"{failed}\">{carried}<p>{loading}</p></main>\n\
         <noscript><p>{no_script}</p></noscript>\n</div>\n</body>\n</html>\n",
        intro = words_of(words::INTRO),
        private = words_of(words::PRIVATE),
        to_lesson = words_of(words::TO_LESSON),
        no_script = words_of(words::NO_SCRIPT),
        loading = words_of(words::LOADING),
        failed = words_of(words::FAILED),
        carried = render::words(&carried)?,
    ))
}
