//! What Trunk builds the page of: the rendered lesson and one style sheet.

use std::fs;
use std::path::Path;

use attention_lesson::lesson::carried::{self, Carried};
use attention_lesson::lesson::files;
use lol_html::element;

use crate::built::rewrite;
use crate::{LESSON, Result, render};

/// The style sheets, in the order of their layers.
const STYLES: [&str; 9] = [
    "tokens", "base", "layout", "lesson", "labs", "quiz", "results", "status", "print",
];

/// Writes `lesson.html` and `lesson.css` into `folder`. What has not changed is left alone, so that nothing is built again
/// for it.
pub(crate) fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let styles = STYLES.map(|name| fs::read_to_string(format!("static/styles/{name}.css")));
    let styles: String = styles.into_iter().collect::<std::io::Result<_>>()?;
    let lesson = files::read(Path::new(LESSON))?;
    let carried = Carried {
        bank: lesson.bank.clone(),
        sections: lesson.sections.iter().map(|section| section.id.clone()).collect(),
        texts: lesson.texts.clone(),
    };
    let words = render::words(&carried)?;
    carried::install(carried);
    for (name, text) in [
        ("lesson.html", waiting(&render::html(lesson)?)? + &words),
        ("lesson.css", styles),
    ] {
        let file = folder.join(name);
        if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
            fs::write(&file, text)?;
        }
    }
    Ok(())
}

/// The page with controls that wait for the program: they look as they will, and take neither click nor focus.
fn waiting(html: &str) -> Result<String> {
    let controls = ["button", "input", "select", "textarea"].map(|name| format!("[data-live] {name}"));
    let handlers = vec![
        element!(controls.join(","), |control| Ok(control.set_attribute("inert", "")?)),
        element!("[data-live] [role=slider], [data-live] [role=gridcell]", |handle| {
            handle.remove_attribute("tabindex");
            Ok(())
        }),
    ];
    rewrite(html, handlers)
}
