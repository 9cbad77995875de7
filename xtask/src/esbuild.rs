//! esbuild, which makes scripts and styles small and modules into scripts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// Yew marks elements and events with properties of these names. Another Yew program on the same page would take our marks for
/// its own and call the wrong listeners, so ours begin with [`OWN`] instead.
const MARKS: [&str; 3] = ["subtree_id", "subtree_cache_key", "listener_id"];
const YEW: &str = "__yew_";
const OWN: &str = "__lesson_";

const SMALL: [&str; 3] = ["--minify-whitespace", "--minify-syntax", "--minify-identifiers"];

/// Names that the script of wasm-bindgen shares with its wasm: imports, and exports that are not called from outside.
const SHARED: &str = "^__(wbg|wbindgen)_";

/// Renames what the program's script shares with its wasm; returns the new name of each.
pub(crate) fn shorten_names(script: &Path) -> Result<BTreeMap<String, String>> {
    let names = PathBuf::from("target/page/names.json");
    fs::write(&names, "{}")?;
    let options = [
        format!("--mangle-props={SHARED}"),
        format!("--mangle-cache={}", names.display()),
    ];
    esbuild(script, script, &options)?;
    Ok(serde_json::from_str(&fs::read_to_string(names)?)?)
}

/// Makes `files` small where they are.
pub(crate) fn minify(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let options: &[&str] = if is_script(file) { &SMALL } else { &["--minify"] };
        run(file, file, options)?;
    }
    Ok(())
}

/// Writes the module `file` to `out`, small, without its own address: whoever calls it has to say where its wasm is.
pub(crate) fn without_address(file: &Path, out: &Path) -> Result<()> {
    run(
        file,
        out,
        &[&SMALL[..], &["--define:import.meta.url=undefined"]].concat(),
    )
}

/// Writes the module `file` to `out` with all that it imports, small.
pub(crate) fn bundle(file: &Path, out: &Path) -> Result<()> {
    run(file, out, &["--bundle", "--format=esm", "--minify"])
}

/// The module `file` as a classic script that leaves its exports in the variable `name`.
pub(crate) fn classic(file: &Path, name: &str) -> Result<String> {
    let out = PathBuf::from("target/page/classic.js");
    let name = format!("--global-name={name}");
    let options = [
        "--bundle",
        "--format=iife",
        "--minify",
        "--define:import.meta.url=document.baseURI",
        &name,
    ];
    run(file, &out, &options)?;
    Ok(fs::read_to_string(out)?)
}

fn is_script(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "js")
}

fn run(file: &Path, out: &Path, options: &[&str]) -> Result<()> {
    let mut options: Vec<_> = options.iter().map(|option| (*option).to_owned()).collect();
    if is_script(file) {
        let names = PathBuf::from("target/page/marks.json");
        let own = MARKS.map(|mark| format!("\"{YEW}{mark}\": \"{OWN}{mark}\""));
        fs::write(&names, format!("{{ {} }}\n", own.join(", ")))?;
        options.push(format!("--mangle-props=^{YEW}({})$", MARKS.join("|")));
        options.push(format!("--mangle-cache={}", names.display()));
    }
    esbuild(file, out, &options)?;
    if fs::read_to_string(out)?.contains(YEW) {
        return Err(format!(
            "{}: Yew has a property that xtask/src/esbuild.rs does not rename",
            out.display()
        )
        .into());
    }
    Ok(())
}

fn esbuild(file: &Path, out: &Path, options: &[String]) -> Result<()> {
    let mut command = Command::new("node_modules/.bin/esbuild");
    command
        .arg(file)
        .arg(format!("--outfile={}", out.display()))
        .args(["--allow-overwrite", "--log-level=warning"])
        .args(options);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("esbuild refused {}", file.display()).into()),
        Err(error) => Err(format!("esbuild cannot run ({error}): scripts/bootstrap installs it").into()),
    }
}
