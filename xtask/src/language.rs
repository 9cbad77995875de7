//! Languages besides English: how a translation begins, what of it is missing, and its page in a build.

use std::fs;
use std::path::Path;

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::files::{self, translation};
use lol_html::element;
use lol_html::html_content::ContentType;

use crate::built::{attribute_of, rewrite};
use crate::{ENGLISH, LESSONS, Result, hashed, page};

/// The script that leads to the language that was asked for; a page has it where there are several.
const CHOICE: &str = "language.js";

/// The languages that have a folder, but for English.
pub(crate) fn translations() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(LESSONS)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != ENGLISH && entry.path().join("lesson.toml").is_file() {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Begins a translation: a folder with all texts of English, each marked.
pub(crate) fn begin(tag: &str) -> Result<()> {
    let folder = Path::new(LESSONS).join(tag);
    if !is_tag(tag) {
        return Err(format!("“{tag}” is no tag of a language (BCP 47): write one such as de, pt-BR or zh-Hant").into());
    }
    if folder.exists() {
        return Err(format!("{} is there already: nothing was changed", folder.display()).into());
    }
    write(
        &folder,
        &translation::begin(&files::load(&Path::new(LESSONS).join(ENGLISH))),
    )?;
    println!(
        "{} has all texts in English, each behind {:?}: write over both. docs/writing.md tells more.",
        folder.display(),
        translation::MARK
    );
    Ok(())
}

/// Writes files of a lesson into `folder`.
pub(crate) fn write(folder: &Path, files: &files::Files) -> Result<()> {
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, text)?;
    }
    Ok(())
}

/// Whether this is a tag of BCP 47: a language, and maybe script, region and variants.
fn is_tag(tag: &str) -> bool {
    let is_alphabetic = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let mut parts = tag.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    let is_language =
        (2..=8).contains(&language.len()) && language.len() != 4 && language.bytes().all(|b| b.is_ascii_lowercase());
    parts.next_if(|part| part.len() == 4 && is_alphabetic(part));
    let is_region = |part: &&str| {
        (part.len() == 2 && is_alphabetic(part)) || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    parts.next_if(is_region);
    let is_variant = |part: &str| {
        let starts_with_digit = part.starts_with(|c: char| c.is_ascii_digit());
        part.bytes().all(|b| b.is_ascii_alphanumeric())
            && ((5..=8).contains(&part.len()) || (part.len() == 4 && starts_with_digit))
    };
    is_language && parts.all(is_variant)
}

/// Says how much of a translation is still in English.
pub(crate) fn report(tag: &str, lesson: &Lesson) {
    let n: usize = lesson.untranslated.values().sum();
    if n == 0 {
        println!("{LESSONS}/{tag}: all is translated");
        return;
    }
    println!("{LESSONS}/{tag}: {n} texts are still in English");
    for folder in ["", "sections/", "questions/", "figures/"] {
        let in_folder = lesson.untranslated.iter().filter_map(|(file, n)| {
            let name = file.strip_prefix(folder)?;
            (!name.contains('/')).then(|| format!("{} {n}", name.split('.').next().unwrap_or(name)))
        });
        let counts: Vec<String> = in_folder.collect();
        if !counts.is_empty() {
            println!(
                "    {folder}{}{}",
                if folder.is_empty() { "" } else { ": " },
                counts.join(", ")
            );
        }
    }
}

/// Gives the build in `folder` a page for each of the languages, in a folder of its own: program, styles and engine are those of
/// English. `lessons` has the folder of each.
pub(crate) fn pages(folder: &Path, lessons: &Path, tags: &[String]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let english = fs::read_to_string(folder.join("index.html"))?;
    let all: Vec<&str> = [ENGLISH].into_iter().chain(tags.iter().map(String::as_str)).collect();
    let choice = choice(&all)?;
    let script = hashed::name(CHOICE, &hashed::hash([choice.as_bytes()]));
    fs::write(folder.join(&script), choice)?;
    for tag in tags {
        let lesson = files::read_translation(&lessons.join(tag), &Path::new(LESSONS).join(ENGLISH))?;
        fs::create_dir_all(folder.join(tag))?;
        let page = translated(&with_choice(&english, &script)?, tag, &lesson)?;
        fs::write(folder.join(tag).join("index.html"), page)?;
    }
    Ok(fs::write(folder.join("index.html"), with_choice(&english, &script)?)?)
}

/// The files of the pages in these languages, as [`pages`] has left them in `folder`.
pub(crate) fn names(folder: &Path, tags: &[String]) -> Result<Vec<String>> {
    let mut names: Vec<String> = tags.iter().map(|tag| format!("{tag}/index.html")).collect();
    let html = fs::read_to_string(folder.join("index.html"))?;
    if !tags.is_empty() {
        names.push(attribute_of(&html, "script[data-languages]", "src")?.replace("./", ""));
    }
    Ok(names)
}

/// The page without what leads to other languages.
pub(crate) fn without_choice(html: &str) -> Result<String> {
    rewrite(
        html,
        vec![element!("script[data-languages]", |script| {
            script.remove();
            Ok(())
        })],
    )
}

/// The script that leads to the language that was asked for, among `tags`.
fn choice(tags: &[&str]) -> Result<String> {
    let script = fs::read_to_string(Path::new("static").join(CHOICE))?;
    Ok(script.replace("[\"%LANGUAGES%\"]", &serde_json::to_string(tags)?))
}

/// The page with that script before its own.
fn with_choice(html: &str, script: &str) -> Result<String> {
    let script = format!("<script src=\"./{script}\" data-languages></script>");
    rewrite(
        &without_choice(html)?,
        vec![element!("script[data-wasm]", |start| {
            start.before(&script, ContentType::Html);
            Ok(())
        })],
    )
}

/// The page in another language, a folder below that in English.
fn translated(english: &str, tag: &str, lesson: &Lesson) -> Result<String> {
    let words = page::rendered(tag)?;
    let above = |name: &str| ["../", name.trim_start_matches("./")].concat();
    let moved = |attribute: &'static str| {
        move |element: &mut lol_html::html_content::Element<'_, '_>| {
            if let Some(name) = element.get_attribute(attribute) {
                element.set_attribute(attribute, &above(&name))?;
            }
            Ok(())
        }
    };
    rewrite(
        english,
        vec![
            element!("html", |html| {
                html.set_attribute("lang", tag)?;
                Ok(html.set_attribute("dir", lesson.direction.name())?)
            }),
            element!("title", |title| {
                title.set_inner_content(&lesson.title, ContentType::Text);
                Ok(())
            }),
            element!("meta[name=description]", |meta| Ok(
                meta.set_attribute("content", &lesson.subtitle)?
            )),
            element!("link[rel=stylesheet], link[rel=icon]", moved("href")),
            element!("script[src]", moved("src")),
            element!("#lesson", |root| {
                root.set_inner_content(&words, ContentType::Html);
                Ok(())
            }),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags_are_those_of_bcp_47() {
        for tag in [
            "de",
            "pt-BR",
            "zh-Hant",
            "zh-Hant-TW",
            "es-419",
            "sl-rozaj",
            "de-CH-1996",
            "qaa",
        ] {
            assert!(is_tag(tag), "{tag} is refused");
        }
        for tag in [
            "",
            "d",
            "deutsch!",
            "DE",
            "pt_BR",
            "pt-",
            "pt-B",
            "abcd",
            "../en",
            "en-US-x",
            "de-Latnn-DE-",
        ] {
            assert!(!is_tag(tag), "{tag} is taken");
        }
    }
}
