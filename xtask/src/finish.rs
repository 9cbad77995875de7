//! What a build holds besides the page: the engine and the pages in other languages always, and in a release the packages, the single
//! file, the question bank, the module and the service worker.

use std::fs;
use std::path::Path;

use attention_lesson::lesson::files;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::built::{Built, CLASSIC};
use crate::{
    LESSON, LESSONS, Result, archive, class, embed, engine, esbuild, glue, hashed, language, manifest, names, notices,
    offline, questions,
};

/// What makes links to the page of a class, a module that the page asks for when a learner wants one.
const CLASS_LINK: &str = "class-link.js";

/// Finishes the build in `folder`.
pub(crate) fn finish(folder: &Path, is_release: bool) -> Result<()> {
    engine::build(&folder.join("engine"))?;
    esbuild::bundle(&Path::new("static").join(CLASS_LINK), &folder.join(CLASS_LINK))?;
    glue::change(&Built::read(folder)?.program()[0])?;
    if is_release {
        release(folder)?;
    }
    // After the packages, since these hold the page in English alone.
    let tags = language::translations()?;
    language::pages(folder, Path::new(LESSONS), &tags)?;
    if is_release {
        offline::write(folder, &tags)
    } else {
        offline::write_removal(folder)
    }
}

fn release(folder: &Path) -> Result<()> {
    let built = Built::read(folder)?;
    let [script, wasm, _] = built.program();
    names::shorten(&script, &wasm)?;
    // Of the module as wasm-bindgen made it, which is longer but has its names.
    fs::write(folder.join(CLASSIC), classic(&script, &wasm)?)?;
    let client = |engine: &str| format!("{engine}/{}", engine::CLIENT);
    built.ask_for(&client("engine"), &client(&engine::for_page(folder)?))?;
    built.ask_for(CLASS_LINK, &hashed::rename_file(&folder.join(CLASS_LINK))?)?;
    esbuild::minify(&built.texts())?;
    hashed::rename(folder, &built)?;
    packages(folder)
}

/// Makes of the finished page in `folder` what others take: the single file, the packages, the question bank and the module.
pub(crate) fn packages(folder: &Path) -> Result<()> {
    let (built, lesson) = (Built::read(folder)?, files::read(Path::new(LESSON))?);
    fs::write(folder.join(notices::FILE), notices::text()?)?;
    fs::write(folder.join("attention-lesson.html"), built.single_file()?)?;
    let packages = folder.join("packages");
    fs::create_dir_all(&packages)?;
    for package in manifest::PACKAGES {
        let files = package.files(&lesson, built.packaged(package.system())?)?;
        fs::write(packages.join(package.file), archive::zip(files)?)?;
    }
    questions::write(&folder.join("questions"), &lesson)?;
    class::write(folder, &built, &lesson)?;
    embed::write(&folder.join("embed"), folder, &built, &lesson.start.stopped)
}

/// The program as one classic script that carries its wasm: it runs without an origin and from disk, where modules do not. It
/// leaves `attentionLesson`, a promise of the program.
fn classic(script: &Path, wasm: &Path) -> Result<String> {
    let glue = esbuild::classic(script, "attentionProgram")?;
    let wasm = STANDARD.encode(fs::read(wasm)?);
    Ok(format!(
        "{glue}\nvar attentionLesson=attentionProgram.default({{module_or_path:Uint8Array.from(atob(\"{wasm}\"),\
         function(c){{return c.charCodeAt(0)}})}}).then(function(){{return attentionProgram}});\n"
    ))
}
