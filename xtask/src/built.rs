//! The page that Trunk built: which files it consists of, and the same page as packages and as a single file hold it.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::{File, Result, language, notices};

/// The script that carries everything; `static/start.js` asks for it where modules do not load.
pub(crate) const CLASSIC: &str = "attention-classic.js";

/// The page of a build, and the files that it names.
pub(crate) struct Built {
    folder: PathBuf,
    html: String,
    /// The script that starts the program.
    start: String,
    script: String,
    wasm: String,
    css: String,
    icon: String,
}

impl Built {
    /// Reads the page in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let html = language::without_choice(&fs::read_to_string(folder.join("index.html"))?)?;
        let named = |selector: &str, attribute: &str| attribute_of(&html, selector, attribute);
        Ok(Self {
            start: named("script[data-wasm]", "src")?,
            script: named("script[data-wasm]", "data-js")?,
            wasm: named("script[data-wasm]", "data-wasm")?,
            css: named("link[rel=stylesheet]", "href")?,
            icon: named("link[rel=icon]", "href")?,
            folder: folder.to_owned(),
            html,
        })
    }

    /// The program's module, wasm and style sheet.
    pub(crate) fn program(&self) -> [PathBuf; 3] {
        [&self.script, &self.wasm, &self.css].map(|name| self.folder.join(name))
    }

    /// What a browser loads for the whole lesson, the page itself first.
    pub(crate) fn loaded(&self) -> [PathBuf; 5] {
        ["index.html", &self.css, &self.start, &self.script, &self.wasm].map(|name| self.folder.join(name))
    }

    /// The files that the build itself names, without the page: style sheet, start script, program and wasm.
    pub(crate) fn own(&self) -> [&str; 4] {
        [&self.css, &self.start, &self.script, &self.wasm]
    }

    /// All files of the page, itself first.
    pub(crate) fn names(&self) -> Vec<String> {
        let named = [&*self.css, &self.start, &self.script, &self.wasm, &self.icon];
        let named = named.map(|name| name.trim_start_matches("./").to_owned());
        [vec!["index.html".to_owned()], named.to_vec()].concat()
    }

    /// The style sheet.
    pub(crate) fn styles(&self) -> &str {
        &self.css
    }

    /// The page.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// Has the page ask for `own` in the place of the module `name`.
    pub(crate) fn ask_for(&self, name: &str, own: &str) -> Result<()> {
        let [name, own] = [name, own].map(|name| format!("\"{name}\""));
        let file = self.folder.join(&self.start);
        let text = fs::read_to_string(&file)?;
        if text.matches(&name).count() != 1 {
            return Err(format!("static/start.js: {name} does not stand there once").into());
        }
        Ok(fs::write(file, text.replace(&name, &own))?)
    }

    /// The files to make small.
    pub(crate) fn texts(&self) -> [PathBuf; 3] {
        [&self.css, &self.start, &self.script].map(|name| self.folder.join(name))
    }

    /// The page within its element, for whoever mounts it elsewhere.
    pub(crate) fn lesson(&self) -> Result<String> {
        let lesson = fs::read_to_string("target/page/lesson.html")?;
        if self.html.contains(lesson.trim()) {
            Ok(lesson)
        } else {
            Err("the lesson was rendered anew since this build was made: build again".into())
        }
    }

    /// The files of the page as a package holds them: with nothing beside them to download. `system` is the kind of system that keeps
    /// what is done in it, maybe empty.
    pub(crate) fn packaged(&self, system: &str) -> Result<Vec<File>> {
        let names = [
            &*self.css,
            &self.start,
            &self.script,
            &self.wasm,
            &self.icon,
            CLASSIC,
            notices::FILE,
        ];
        let mut files = vec![("index.html".to_owned(), self.as_package(system)?.into_bytes())];
        for name in names {
            let name = name.trim_start_matches("./");
            files.push((name.to_owned(), fs::read(self.folder.join(name))?));
        }
        Ok(files)
    }

    fn as_package(&self, system: &str) -> Result<String> {
        rewrite(
            &self.html,
            vec![element!("#lesson", |lesson| Ok(
                lesson.set_attribute("data-package", system)?
            ))],
        )
    }

    /// The page as one file that needs nothing beside it.
    pub(crate) fn single_file(&self) -> Result<String> {
        let read = |name: &str| fs::read_to_string(self.folder.join(name));
        let icon = format!(
            "data:image/svg+xml;base64,{}",
            STANDARD.encode(fs::read(self.folder.join(&self.icon))?)
        );
        let css = read(&self.css)?.replace("</style", "<\\/style");
        let scripts = [read(CLASSIC)?, read(&self.start)?].map(|script| script.replace("</script", "<\\/script"));
        let html = rewrite(
            &self.as_package("")?,
            vec![
                element!("link[rel=icon]", |link| Ok(link.set_attribute("href", &icon)?)),
                element!("link[rel=stylesheet]", |link| {
                    link.replace(&format!("<style>{css}</style>"), ContentType::Html);
                    Ok(())
                }),
                // The program's own script first: the start script finds it there and asks for nothing.
                element!("script[data-wasm]", |script| {
                    let [program, start] = &scripts;
                    script.replace(
                        &format!("<script>{program}</script><script>{start}</script>"),
                        ContentType::Html,
                    );
                    Ok(())
                }),
            ],
        )?;
        // Two hyphens would end the comment in the eyes of some.
        let notices = read(notices::FILE)?.replace("--", "==");
        Ok(format!("{html}<!--\n{notices}-->\n"))
    }
}

/// What to do with which elements.
pub(crate) type Handlers<'h> = Vec<(
    std::borrow::Cow<'h, lol_html::Selector>,
    lol_html::ElementContentHandlers<'h>,
)>;

pub(crate) fn rewrite(html: &str, handlers: Handlers<'_>) -> Result<String> {
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    Ok(rewrite_str(html, settings)?)
}

/// The attribute of the one element that `selector` finds.
pub(crate) fn attribute_of(html: &str, selector: &str, attribute: &str) -> Result<String> {
    let found = RefCell::new(Vec::new());
    rewrite(
        html,
        vec![element!(selector, |element| {
            found.borrow_mut().extend(element.get_attribute(attribute));
            Ok(())
        })],
    )?;
    match found.take().as_slice() {
        [one] => Ok(one.clone()),
        all => Err(format!("the page has {} times {selector} with {attribute}", all.len()).into()),
    }
}
