//! What the built lesson weighs: each file that a browser loads for the whole of it, and each room's part of the program.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::built::Built;
use crate::{Result, offline};

/// The most that the whole lesson may weigh, in bytes of brotli.
const LIMIT: usize = 300_000;
/// The program as cargo built it, with the names of its functions.
const NAMED: &str = "target/wasm32-unknown-unknown/release/attention-lesson.wasm";

/// Prints the tables for the build in `dist`.
pub(crate) fn report(dist: &Path) -> Result<()> {
    let mut total = [0; 2];
    println!(
        "{:>9}{:>9}  bytes of the whole lesson, but for the trained model",
        "raw", "brotli"
    );
    for file in Built::read(dist)?.loaded() {
        let bytes = fs::read(&file)?;
        let sizes = [bytes.len(), compressed(&bytes)?];
        line(sizes, &file.file_name().unwrap_or_default().to_string_lossy());
        total = [total[0] + sizes[0], total[1] + sizes[1]];
    }
    line(total, "in all");
    let bytes = fs::read(dist.join(offline::FILE))?;
    line(
        [bytes.len(), compressed(&bytes)?],
        &format!("{}, which is asked for once the lesson runs", offline::FILE),
    );
    rooms()?;
    if total[1] > LIMIT {
        return Err(format!("the whole lesson may weigh {LIMIT} bytes of brotli").into());
    }
    Ok(())
}

fn line([raw, brotli]: [usize; 2], name: &str) {
    println!("{raw:>9}{brotli:>9}  {name}");
}

/// As a web server compresses ahead of time: brotli at its best.
fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len())
}

/// Prints how the program's code is made up, before wasm-opt, by the rooms of the source and by crates.
fn rooms() -> Result<()> {
    let Ok(wasm) = fs::read(NAMED) else {
        println!("(no table by rooms: the release build's own wasm is not here)");
        return Ok(());
    };
    let (mut sizes, mut names, mut n_imported, mut data) = (Vec::new(), BTreeMap::new(), 0, 0);
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    n_imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(length(&body.range())),
            Payload::DataSection(section) => data = length(&section.range()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else {
                    continue;
                };
                for subsection in section {
                    let Name::Function(functions) = subsection? else {
                        continue;
                    };
                    for name in functions {
                        let name = name?;
                        names.insert(name.index, name.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut by_room: BTreeMap<String, usize> = BTreeMap::new();
    for (index, size) in (n_imported..).zip(&sizes) {
        *by_room.entry(room(names.get(&index).unwrap_or(&""))).or_default() += size;
    }
    by_room.insert("data: words, tables, messages".into(), data);
    let mut by_room: Vec<_> = by_room.into_iter().collect();
    by_room.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!(
        "\n{:>9}  bytes of the program before wasm-opt, by where they come from",
        "raw"
    );
    for (name, size) in by_room.iter().take(24) {
        println!("{size:>9}  {name}");
    }
    // The standard library comes with the newer kind of names whatever this project is built with.
    let has_legacy_names = names.values().any(|name| name.starts_with("_ZN"));
    if has_legacy_names {
        println!(
            "A crate's line holds its generic code as made for this project's types too, since these names do not say for which.\n\
             Those of a build with RUSTFLAGS=\"-C symbol-mangling-version=v0\" do, and then such code counts for the type's room."
        );
    }
    Ok(())
}

fn length(range: &std::ops::Range<u64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(usize::MAX)
}

/// Whose code a function is: a folder of this project, or a crate.
fn room(name: &str) -> String {
    let name = format!("{:#}", demangle(name));
    // An implementation for one of our types is ours, whatever trait it is of.
    let own = name.find("attention_lesson::").map(|at| &name[at..]);
    match own {
        Some(own) => own
            .split(['<', '>', ' ', ','])
            .next()
            .unwrap_or(own)
            .split("::")
            .take(3)
            .collect::<Vec<_>>()
            .join("::"),
        None => {
            let name = name
                .trim_start_matches(['<', '&', '(', '*', '['])
                .trim_start_matches("dyn ");
            name.split("::").next().unwrap_or_default().to_owned()
        }
    }
}
