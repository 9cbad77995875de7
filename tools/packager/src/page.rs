//! The page that Trunk built: what it consists of, with the text put in, and as a single file.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::glue::{self, Program};
use crate::text::text;
use crate::{File, Result};

/// What ends the short note in the lesson's element, after which the text goes.
const AFTER: &str = "</noscript>";

/// The figures' own program.
pub(crate) const FIGURES: &str = "attention-figures";

/// The files of a page.
pub(crate) struct Page {
    html: String,
    files: Vec<File>,
    lesson: Program,
    figures: Program,
    /// The style sheets, the figures' too.
    pub(crate) css: String,
}

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
            let is_made_here = name.ends_with("-classic.js") || name == "attention-lesson.html";
            if path.is_file() && !is_made_here {
                files.push((name.to_owned(), fs::read(&path)?));
            }
        }
        files.sort();
        let html = String::from_utf8(take(&mut files, "index.html")?)?;
        let named = |name: &str| {
            let found = files.iter().find(|(known, _)| known == name);
            found
                .map(|(_, bytes)| bytes.clone())
                .ok_or(format!("there is no {name} in the build"))
        };
        let program = |name: &str| -> Result<Program> {
            Ok(Program {
                glue: String::from_utf8(named(&format!("{name}.js"))?)?,
                wasm: named(&format!("{name}_bg.wasm"))?,
            })
        };
        let sheet = files
            .iter()
            .find(|(name, _)| name.ends_with(".css"))
            .ok_or("there is no style sheet")?;
        Ok(Self {
            lesson: program(lesson_name(&html)?)?,
            figures: program(FIGURES)?,
            css: String::from_utf8([sheet.1.as_slice(), &named("figures.css")?].concat())?,
            html,
            files,
        })
    }

    /// The page with the lesson's text in it, and with the script that carries everything.
    pub(crate) fn finished(mut self) -> Result<Self> {
        if self.html.matches(AFTER).count() != 1 {
            return Err(format!("the page has not one {AFTER}").into());
        }
        if !self.html.contains("<main>") {
            self.html = self.html.replace(AFTER, &format!("{AFTER}{}", text()?));
        }
        let name = format!("{}-classic.js", lesson_name(&self.html)?);
        let script = glue::classic(&self.lesson, &self.figures)?;
        self.files.push((name, script.into_bytes()));
        Ok(self)
    }

    /// Writes what is new.
    pub(crate) fn write(&self, dist: &Path) -> Result<()> {
        for (name, bytes) in self.files() {
            fs::write(dist.join(name), bytes)?;
        }
        Ok(())
    }

    /// All files of the page.
    pub(crate) fn files(&self) -> Vec<File> {
        let mut files = self.files.clone();
        files.push(("index.html".to_owned(), self.html.clone().into_bytes()));
        files
    }

    /// The same page as one file that needs nothing beside it.
    pub(crate) fn single_file(&self) -> Result<String> {
        let (mut head, body) = self.html.split_once("</head>").ok_or("the page has no head")?;
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
        let script = glue::classic(&self.lesson, &self.figures)?;
        let start = "attentionLesson.start().catch((error) => { console.warn(\"attention lesson:\", error); \
             document.getElementById(\"start-note\").textContent = \"The lesson's program could not be started in this \
             browser. The whole lesson stands below to read.\"; });";
        let script = [&script, start].concat().replace("</script", "<\\/script");
        let body = body.replace("</body>", &format!("<script>{script}</script></body>"));
        Ok(format!(
            "{kept}{head}<link rel=icon href=\"data:image/svg+xml;base64,{icon}\"><style>{}</style></head>{body}",
            self.css.replace("</style", "<\\/style")
        ))
    }

    /// The bytes of the file whose name ends so.
    pub(crate) fn bytes(&self, end: &str) -> Result<&[u8]> {
        let found = self.files.iter().find(|(name, _)| name.ends_with(end));
        Ok(found
            .map(|(_, bytes)| bytes.as_slice())
            .ok_or(format!("there is no {end} in the build"))?)
    }
}

/// The name of the lesson's program, which has a hash in it, as the page tells it to its start script.
fn lesson_name(html: &str) -> Result<&str> {
    let (_, rest) = html.split_once("data-js=").ok_or("the page names no program")?;
    let path = rest.split(['>', ' ']).next().unwrap_or_default().trim_matches('"');
    Ok(path
        .trim_start_matches("./")
        .strip_suffix(".js")
        .ok_or("the program's name is strange")?)
}

fn take(files: &mut Vec<File>, name: &str) -> Result<Vec<u8>> {
    let place = files.iter().position(|(known, _)| known == name);
    Ok(files.remove(place.ok_or(format!("there is no {name} in the build"))?).1)
}
