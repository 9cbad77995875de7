//! What Trunk builds the page of: the rendered lesson and one style sheet.

use std::fs;
use std::path::Path;
use std::process::Command;

use attention_lesson::lesson::carried::{self, Carried};
use attention_lesson::lesson::{Lesson, files, texts};
use lol_html::{element, end_tag};

use crate::built::rewrite;
use crate::{LESSON, LESSONS, Result, language, render};

/// The style sheets, in the order of their layers.
const STYLES: [&str; 10] = [
    "tokens", "base", "layout", "lesson", "labs", "quiz", "results", "status", "present", "print",
];

/// The folder of what is rendered: the lesson in English, and a folder for each translation.
pub(crate) const FOLDER: &str = "target/page";

/// Writes `lesson.html`, `start.html` and `lesson.css` into `folder`, and renders the translations. What has not changed is left
/// alone, so that nothing is built again for it.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let styles = STYLES.map(|name| fs::read_to_string(format!("static/styles/{name}.css")));
    let styles: String = styles.into_iter().collect::<std::io::Result<_>>()?;
    update(&folder.join("lesson.css"), &styles)?;
    render(folder, files::read(Path::new(LESSON))?, Vec::new())?;
    for tag in language::translations()? {
        // A program of its own for each, since a program has the words of one language.
        let lesson = Path::new(LESSONS).join(tag);
        if !Command::new(std::env::current_exe()?)
            .arg("translation")
            .arg(lesson)
            .status()?
            .success()
        {
            return Err("the translation has to be mended".into());
        }
    }
    Ok(())
}

/// Renders the translation in the folder `lesson`, and says what of it is still in English.
pub(crate) fn write_translation(lesson: &Path) -> Result<()> {
    let tag = lesson.file_name().ok_or("a translation is a folder")?.to_string_lossy();
    let english = files::read(Path::new(LESSON))?;
    let hashes = english.bank.items.iter().map(|item| item.question.hash().to_string());
    let translated = files::read_translation(lesson, Path::new(LESSON))?;
    language::report(&tag, &translated);
    render(&Path::new(FOLDER).join(&*tag), translated, hashes.collect())
}

/// The rendered page of a translation.
pub(crate) fn rendered(tag: &str) -> Result<String> {
    let folder = Path::new(FOLDER).join(tag);
    let [lesson, start] = ["lesson.html", "start.html"].map(|name| fs::read_to_string(folder.join(name)));
    Ok(lesson? + &start?)
}

fn render(folder: &Path, lesson: Lesson, hashes: Vec<String>) -> Result<()> {
    let carried = Carried {
        bank: lesson.bank.clone(),
        sections: lesson.sections.iter().map(|section| section.id.clone()).collect(),
        texts: texts::of_lesson(&lesson.texts),
        hashes,
    };
    let (words, start) = (render::words(&carried)?, render::start(&lesson.start));
    carried::install(carried);
    update(
        &folder.join("lesson.html"),
        &(waiting(&render::html(lesson)?)? + &words),
    )?;
    update(&folder.join("start.html"), &start)
}

/// Writes the file, if that changes it.
fn update(file: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    if fs::read_to_string(file).ok().as_deref() != Some(text) {
        fs::write(file, text)?;
    }
    Ok(())
}

/// Elements whose ends a browser sees by what follows, since the page has nothing between them.
const OPEN: &str = "dd, dt, li, option, tbody, td, tfoot, th, thead, tr";

/// The page with controls that wait for the program: they look as they will, and take neither click nor focus. What need not be written
/// is left out.
fn waiting(html: &str) -> Result<String> {
    let controls = ["button", "input", "select", "textarea"].map(|name| format!("[data-live] {name}"));
    let handlers = vec![
        element!(controls.join(","), |control| Ok(control.set_attribute("inert", "")?)),
        element!("[data-live] [role=slider], [data-live] [role=gridcell]", |handle| {
            handle.remove_attribute("tabindex");
            Ok(())
        }),
        element!(OPEN, |element| {
            if let Some(handlers) = element.end_tag_handlers() {
                handlers.push(end_tag!(|end| {
                    end.remove();
                    Ok(())
                }));
            }
            Ok(())
        }),
    ];
    rewrite(html, handlers)
}
