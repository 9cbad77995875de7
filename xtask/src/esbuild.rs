//! esbuild, which makes scripts and styles small and modules into scripts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// Yew marks elements and events with properties of these names. Another Yew program on the same page would take our marks for
/// its own and call the wrong listeners, so ours have names of their own.
const PROPERTIES: &str = "^__yew_";

/// Makes `files` small where they are.
pub(crate) fn minify(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let is_script = file.extension().is_some_and(|end| end == "js");
        run(
            file,
            file,
            if is_script {
                &["--minify-whitespace", "--minify-syntax", "--minify-identifiers"]
            } else {
                &["--minify"]
            },
        )?;
    }
    Ok(())
}

/// The module `file` as a classic script that leaves its exports in the variable `name`.
pub(crate) fn classic(file: &Path, name: &str) -> Result<String> {
    let out = PathBuf::from("target/page/classic.js");
    let name = format!("--global-name={name}");
    run(
        file,
        &out,
        &[
            "--bundle",
            "--format=iife",
            "--minify",
            "--define:import.meta.url=document.baseURI",
            &name,
        ],
    )?;
    Ok(fs::read_to_string(out)?)
}

fn run(file: &Path, out: &Path, options: &[&str]) -> Result<()> {
    let names = PathBuf::from("target/page/properties.json");
    fs::write(
        &names,
        r#"{ "__yew_subtree_id": "__lesson_subtree_id", "__yew_subtree_cache_key": "__lesson_subtree_cache_key", "__yew_listener_id": "__lesson_listener_id" }"#,
    )?;
    let mut command = Command::new("node_modules/.bin/esbuild");
    command.arg(file).arg(format!("--outfile={}", out.display()));
    if file.extension().is_some_and(|end| end == "js") {
        command
            .arg(format!("--mangle-props={PROPERTIES}"))
            .arg(format!("--mangle-cache={}", names.display()));
    }
    let status = command
        .args(["--allow-overwrite", "--log-level=warning"])
        .args(options)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("esbuild refused {}", file.display()).into()),
        Err(error) => Err(format!("esbuild cannot run ({error}): scripts/bootstrap installs it").into()),
    }
}
