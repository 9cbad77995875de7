//! The licences of what ships: the crates of which the program and the engine are made and the packages of npm, with the texts that come with
//! them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Result;

/// The file with them, in a build and in all that is made of it.
pub(crate) const FILE: &str = "licenses.txt";

/// The workspaces, and how what ships is built of each.
const BUILT: [(&str, &[&str]); 2] = [
    (
        "Cargo.toml",
        &["--package=attention-lesson", "--no-default-features", "--features=host"],
    ),
    ("engine/Cargo.toml", &[]),
];

const INTRODUCTION: &str = "The attention lesson is free software under the MIT license. Its program and its engine are made with the Rust \
    standard library (MIT OR Apache-2.0, the Rust Project contributors, https://github.com/rust-lang/rust) and with the crates that \
    follow, its QR codes with the package of npm after them, each under the text below that names it. The trained model has its own notice beside it.\n";

/// A crate or package that ships.
struct Crate {
    /// Its name and version.
    name: String,
    /// An expression of SPDX.
    license: String,
    repository: String,
    authors: String,
    folder: PathBuf,
}

/// The whole notice, the same for the same lock files.
pub(crate) fn text() -> Result<String> {
    let mut crates = Vec::new();
    for (manifest, options) in BUILT {
        crates.extend(shipped(manifest, options)?);
    }
    crates.extend(packages()?);
    let own = fs::read_to_string("LICENSE")?;
    let (_, permission) = own
        .split_once("Permission is hereby")
        .ok_or("LICENSE is not that of MIT")?;
    let mut out = format!("{INTRODUCTION}\n");
    let mut texts = BTreeMap::from([(own.clone(), vec!["the attention lesson"])]);
    for it in &crates {
        writeln!(out, "{}: {} ({})", it.name, it.license, it.repository)?;
        let mut found = it.texts()?;
        if found.is_empty() {
            if !it.license.contains("MIT") {
                return Err(format!("{} comes without the text of its license, {}", it.name, it.license).into());
            }
            found.push(format!(
                "Copyright (c) {}\n\nPermission is hereby{permission}",
                it.authors
            ));
        }
        for text in found {
            texts.entry(text).or_default().push(&it.name);
        }
    }
    for (text, names) in texts {
        write!(out, "\n{}\n{}\n\n{}\n", "-".repeat(72), names.join(", "), text.trim())?;
    }
    Ok(out)
}

/// The crates that are linked into what is built of the workspace of `manifest`, in the order of their names.
fn shipped(manifest: &str, options: &[&str]) -> Result<Vec<Crate>> {
    let target = "wasm32-unknown-unknown";
    let tree = [
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
        "--target",
        target,
    ];
    let tree = cargo("tree", manifest, &[&tree, options].concat())?;
    let metadata = cargo(
        "metadata",
        manifest,
        &["--format-version=1", "--filter-platform", target],
    )?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata names no packages")?;
    let mut crates = Vec::new();
    for package in packages.iter().filter(|package| !package["source"].is_null()) {
        let field = |name: &str| package[name].as_str().unwrap_or_default();
        let name = format!("{} v{}", field("name"), field("version"));
        if tree.lines().any(|line| line.trim_end_matches(" (*)") == name) {
            let folder = Path::new(field("manifest_path"))
                .parent()
                .ok_or("a manifest has no folder")?;
            crates.push(Crate {
                name,
                license: field("license").replace(" / ", "/").replace('/', " OR "),
                repository: field("repository").to_owned(),
                authors: authors(package).unwrap_or_else(|| format!("the authors of {}", field("name"))),
                folder: folder.to_owned(),
            });
        }
    }
    crates.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(crates)
}

/// The packages of npm that ship: those that `package.json` does not name for development alone.
fn packages() -> Result<Vec<Crate>> {
    let read = |folder: &Path| -> Result<Value> {
        Ok(serde_json::from_str(&fs::read_to_string(folder.join("package.json"))?)?)
    };
    let own = read(Path::new(""))?;
    let names = own["dependencies"].as_object().into_iter().flatten();
    let package = |(name, _): (&String, &Value)| {
        let folder = Path::new("node_modules").join(name);
        let package = read(&folder)?;
        let field = |field: &Value| field.as_str().unwrap_or_default().to_owned();
        Ok(Crate {
            name: format!("{name} v{}", field(&package["version"])),
            license: field(&package["license"]),
            repository: field(&package["repository"]["url"])
                .trim_start_matches("git+")
                .to_owned(),
            authors: format!("the authors of {name}"),
            folder,
        })
    };
    names.map(package).collect()
}

/// The names of a crate's authors, if it tells any.
fn authors(package: &Value) -> Option<String> {
    let names = package["authors"].as_array()?.iter();
    let names: Vec<&str> = names.filter_map(|name| name.as_str()?.split(" <").next()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn cargo(command: &str, manifest: &str, options: &[&str]) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([command, "--locked", "--offline", "--manifest-path", manifest])
        .args(options)
        .output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("cargo {command}: {}", String::from_utf8_lossy(&output.stderr).trim()).into())
    }
}

impl Crate {
    /// The texts under which it is taken: that of MIT where it may be chosen, else all that come with it.
    fn texts(&self) -> Result<Vec<String>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .and_then(OsStr::to_str)
                .unwrap_or_default()
                .to_uppercase();
            let is_one = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
                .iter()
                .any(|start| name.starts_with(start));
            if is_one && path.is_file() {
                files.push((name, path));
            }
        }
        files.sort();
        if files.iter().any(|(name, _)| name.contains("MIT")) && !self.license.contains("AND") {
            files.retain(|(name, _)| name.contains("MIT") || name.starts_with("NOTICE"));
        }
        let mut texts = Vec::new();
        for (_, path) in files {
            let text = fs::read_to_string(path)?.replace("\r\n", "\n");
            // In some packages such a file only names another.
            if text.lines().count() > 1 {
                texts.push(text);
            }
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT, packages, shipped, text};

    #[test]
    fn every_crate_that_ships_is_named_above_the_text_of_its_license() {
        std::env::set_current_dir(crate::checkout()).expect("the checkout is there");
        let notices = text().expect("the crates are there");
        let (list, texts) = notices.split_at(notices.find("\n---").expect("there are texts"));
        let built = BUILT.map(|(manifest, options)| shipped(manifest, options));
        for crates in built.into_iter().chain([packages()]) {
            let crates = crates.expect("the crates are there");
            assert!(!crates.is_empty());
            for it in crates {
                assert!(
                    list.contains(&format!("\n{}: {} (http", it.name, it.license)),
                    "{}",
                    it.name
                );
                assert!(texts.contains(&it.name), "{}", it.name);
            }
        }
        assert!(texts.contains("Permission is hereby granted"));
        assert!(!notices.contains("../"), "a name of a file is no license");
    }
}
