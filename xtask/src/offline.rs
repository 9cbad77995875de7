//! The service worker, with which the page works without a network. It knows the files of the page by name and hash, so that it takes all of
//! one build or none.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::built::Built;
use crate::{File, Result, engine, esbuild, hashed, language};

/// Where browsers look for it: beside the page, since it serves what is below it.
pub(crate) const FILE: &str = "service-worker.js";
const SOURCE: &str = "static/service-worker.js";
/// What stands in the source for the build's name and for its files.
const BUILD: &str = "\"%BUILD%\"";
const FILES: &str = "[[\"%FILES%\", \"\"]]";

/// Writes the worker of the finished build in `folder`, which has pages in the languages `tags` besides English.
pub(crate) fn write(folder: &Path, tags: &[String]) -> Result<()> {
    let mut names = Built::read(folder)?.names();
    names.extend(language::names(folder, tags)?);
    names.extend(engine::names(folder)?);
    let files: Result<Vec<File>> = names
        .into_iter()
        .map(|name| Ok((name.clone(), fs::read(folder.join(name))?)))
        .collect();
    let file = folder.join(FILE);
    fs::write(&file, worker(&fs::read_to_string(SOURCE)?, &files?)?)?;
    esbuild::minify(&[file])
}

/// Writes the worker of a build that is being worked on: it removes the one of a build that was served at the same address before,
/// which would go on showing that one.
pub(crate) fn write_removal(folder: &Path) -> Result<()> {
    Ok(fs::write(
        folder.join(FILE),
        fs::read_to_string("static/no-service-worker.js")?,
    )?)
}

/// The worker that keeps `files`.
fn worker(source: &str, files: &[File]) -> Result<String> {
    let list: Vec<_> = files
        .iter()
        .map(|(name, bytes)| (name, STANDARD.encode(hashed::digest([bytes.as_slice()]))))
        .collect();
    let list = serde_json::to_string(&list)?;
    // A changed worker is another build, too: it keeps its files apart from what an older one has kept in its way.
    let build = hashed::hash([source.as_bytes(), list.as_bytes()]);
    for place in [BUILD, FILES] {
        if source.matches(place).count() != 1 {
            return Err(format!("{SOURCE}: {place} does not stand there once").into());
        }
    }
    Ok(source.replace(BUILD, &format!("\"{build}\"")).replace(FILES, &list))
}

#[cfg(test)]
mod tests {
    use super::worker;

    const SOURCE: &str = "const BUILD = \"%BUILD%\"; const FILES = new Map([[\"%FILES%\", \"\"]]);";

    fn of(files: &[(&str, &str)]) -> String {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect();
        worker(SOURCE, &files).unwrap()
    }

    #[test]
    fn the_worker_has_each_file_with_its_hash() {
        let text = of(&[("index.html", "abc"), ("a.js", "")]);
        for part in [
            "[\"index.html\",\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"]",
            "[\"a.js\",\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"]",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!text.contains('%'), "{text}");
    }

    #[test]
    fn the_same_files_make_the_same_worker_and_others_another_build() {
        let build = |files: &[(&str, &str)]| of(files).split('"').nth(1).map(str::to_owned);
        let one = [("index.html", "abc"), ("a.js", "")];
        assert_eq!(of(&one), of(&one));
        for other in [
            [("index.html", "abd"), ("a.js", "")],
            [("index.html", "abc"), ("b.js", "")],
        ] {
            assert_ne!(build(&one), build(&other));
        }
    }

    #[test]
    fn a_source_without_a_place_for_the_files_is_refused() {
        assert!(worker("const BUILD = \"%BUILD%\";", &[]).is_err());
    }
}
