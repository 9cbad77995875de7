//! The page that Trunk built: its text put in, and what it consists of, as files and as a single one.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::glue::{self, Program};
use crate::text::text;
use crate::{File, Result};

/// What ends the short note in the lesson's element, after which the text goes.
const AFTER: &str = "</noscript>";

/// The lesson's element, and the same where no packages stand beside the page.
const ROOT: &str = "<div id=lesson";
const PACKAGED_ROOT: &str = "<div data-package id=lesson";

/// The program for pages with somebody around them.
pub(crate) const COURSE: &str = "attention-course";
/// The program of what is drawn on demand.
pub(crate) const FIGURES: &str = "attention-figures";
/// The script that carries both.
const CLASSIC: &str = "attention-classic.js";
/// The page as one file.
const SINGLE: &str = "attention-lesson.html";

/// Puts the lesson's text into the page in `dist`, and makes the script that carries everything; `glue` is a folder with the
/// programs' glue as scripts.
pub(crate) fn finish(dist: &Path, glue: &Path) -> Result<()> {
    let file = dist.join("index.html");
    let html = fs::read_to_string(&file)?;
    if html.matches(AFTER).count() != 1 {
        return Err(format!("the page has not one {AFTER}").into());
    }
    fs::write(&file, html.replace(AFTER, &format!("{AFTER}{}", text()?)))?;
    let program = |name: &str, variable: &'static str| -> Result<Program> {
        Ok(Program {
            glue: fs::read_to_string(glue.join(format!("{name}.js")))?,
            name: variable,
            wasm: fs::read(dist.join(format!("{name}_bg.wasm")))?,
        })
    };
    let script = glue::classic(&program(COURSE, "courseGlue")?, &program(FIGURES, "figuresGlue")?);
    Ok(fs::write(dist.join(CLASSIC), script)?)
}

/// The files of a page, by name; `index.html` among them.
pub(crate) struct Page(Vec<File>);

impl Page {
    /// Reads what stands directly in `dist`.
    pub(crate) fn read(dist: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(dist)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .ok_or("a name is no text")?;
            if path.is_file() && name != SINGLE {
                files.push((name.to_owned(), fs::read(&path)?));
            }
        }
        files.sort();
        Ok(Self(files))
    }

    /// The bytes of the file whose name ends so.
    pub(crate) fn bytes(&self, end: &str) -> Result<&[u8]> {
        let found = self.0.iter().find(|(name, _)| name.ends_with(end));
        Ok(found
            .map(|(_, bytes)| bytes.as_slice())
            .ok_or(format!("there is no {end} in the build"))?)
    }

    fn text(&self, end: &str) -> Result<&str> {
        Ok(std::str::from_utf8(self.bytes(end)?)?)
    }

    /// All style sheets in one, the page's before what comes on demand.
    pub(crate) fn css(&self) -> Result<String> {
        let own = self
            .0
            .iter()
            .find(|(name, _)| name.starts_with("lesson-") && name.ends_with(".css"));
        let own = std::str::from_utf8(&own.ok_or("there is no style sheet in the build")?.1)?;
        Ok([own, self.text("figures.css")?].concat())
    }

    /// The files of the page as a package holds them: with somebody around them always, and with nothing beside them to
    /// download.
    pub(crate) fn packaged(&self) -> Result<Vec<File>> {
        let lesson = lesson_name(self.text("index.html")?)?;
        let html = self
            .text("index.html")?
            .replace(ROOT, PACKAGED_ROOT)
            .replace(" data-js=", " data-course=1 data-js=");
        let is_left_out = |name: &str| name.starts_with(lesson);
        let kept = self.0.iter().filter(|(name, _)| !is_left_out(name));
        Ok(kept
            .map(|(name, bytes)| match name.as_str() {
                "index.html" => (name.clone(), html.clone().into_bytes()),
                _ => (name.clone(), bytes.clone()),
            })
            .collect())
    }

    /// The page as one file that needs nothing beside it.
    pub(crate) fn single_file(&self) -> Result<String> {
        let (mut head, body) = self
            .text("index.html")?
            .split_once("</head>")
            .ok_or("the page has no head")?;
        let mut kept = String::new();
        // The style sheet, the icon and the script stand in the file itself.
        while let Some((before, rest)) = head.split_once('<') {
            let end = if rest.starts_with("script") { "</script>" } else { ">" };
            let (tag, after) = rest.split_once(end).ok_or("a tag does not end")?;
            kept += before;
            if !(tag.starts_with("link") || tag.starts_with("script")) {
                kept += &["<", tag, end].concat();
            }
            head = after;
        }
        let icon = STANDARD.encode(self.bytes(".svg")?);
        let start = "attentionLesson.start().catch((error) => { console.warn(\"attention lesson:\", error); \
             document.getElementById(\"start-note\").textContent = \"The lesson's program could not be started in this \
             browser. The whole lesson stands below to read.\"; });";
        let script = [self.text(CLASSIC)?, start].concat().replace("</script", "<\\/script");
        let body = body
            .replace(ROOT, PACKAGED_ROOT)
            .replace("</body>", &format!("<script>{script}</script></body>"));
        Ok(format!(
            "{kept}{head}<link rel=icon href=\"data:image/svg+xml;base64,{icon}\"><style>{}</style></head>{body}",
            self.css()?.replace("</style", "<\\/style")
        ))
    }
}

/// The name of the program for a page by itself, as the page tells it to its start script: without its end, since it has a
/// hash in it.
fn lesson_name(html: &str) -> Result<&str> {
    let (_, rest) = html.split_once("data-js=").ok_or("the page names no program")?;
    let path = rest.split(['>', ' ']).next().unwrap_or_default().trim_matches('"');
    Ok(path
        .trim_start_matches("./")
        .strip_suffix(".js")
        .ok_or("the program's name is strange")?)
}
