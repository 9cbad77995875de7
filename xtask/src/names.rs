//! Shorter names between the program's script and its wasm: wasm-bindgen's are long, end in a hash and stand in both files. And less of
//! what only a panic would tell.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::{env, fs};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{DataKind, Operator, Parser, Payload};

use crate::{Result, esbuild, functions};

/// Renames them in both files: in the script as esbuild finds them, in the wasm after its list.
pub(crate) fn shorten(script: &Path, wasm: &Path) -> Result<()> {
    let names = esbuild::shorten_names(script)?;
    let mut renamed = rename(&fs::read(wasm)?, &names)?;
    blank_registry(&mut renamed);
    blank_places(&mut renamed)?;
    Ok(fs::write(wasm, functions::sort(&renamed)?)?)
}

/// Blanks what the paths of source files begin with: the folder of the crates, which names the machine that made the build. What is
/// left tells a developer where a panic came from.
fn blank_registry(wasm: &mut [u8]) {
    const REGISTRY: &[u8] = b"/registry/src/";
    let home = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| home + "/.cargo"));
    let home = home.unwrap_or_default();
    while let Some(at) = find(wasm, REGISTRY) {
        let begins = if wasm[..at].ends_with(home.as_bytes()) {
            at - home.len()
        } else {
            at
        };
        let index = at + REGISTRY.len();
        let n_index = wasm[index..].iter().take_while(|byte| **byte != b'/').count();
        wasm[begins..index + n_index].fill(b'/');
    }
}

/// Blanks line and column of the places that panics name (`core::panic::Location`: where the path stands, its length, line, column):
/// there are hundreds. The files are left to a developer, who gets the line from a debug build.
fn blank_places(wasm: &mut [u8]) -> Result<()> {
    const LONGEST_PATH: usize = 200;
    const LAST_LINE: usize = 20_000;
    let segments = segments(wasm)?;
    let number = |wasm: &[u8], at: usize| {
        let bytes = wasm.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    let is_path = |wasm: &[u8], address: usize, length: usize| {
        let text = segments.iter().find_map(|(begins, range)| {
            let at = range.start + address.checked_sub(*begins)?;
            wasm.get(at..at + length).filter(|_| at + length <= range.end)
        });
        text.is_some_and(|text| text.ends_with(b".rs"))
    };
    for (begins, range) in &segments {
        // Numbers of four bytes stand at multiples of four.
        for at in (range.start + begins.next_multiple_of(4) - begins..range.end).step_by(4) {
            let [address, length, line] = [0, 4, 8].map(|offset| number(wasm, at + offset).unwrap_or_default());
            let is_place = at + 16 <= range.end && length < LONGEST_PATH && (1..LAST_LINE).contains(&line);
            if is_place && is_path(wasm, address, length) {
                wasm[at + 8..at + 16].fill(0);
            }
        }
    }
    Ok(())
}

/// The pieces of memory that the wasm begins with: the address of each, and where in the file it stands.
fn segments(wasm: &[u8]) -> Result<Vec<(usize, Range<usize>)>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload? else {
            continue;
        };
        for segment in section {
            let segment = segment?;
            let DataKind::Active { offset_expr, .. } = segment.kind else {
                continue;
            };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                let end = usize::try_from(segment.range.end)?;
                found.push((usize::try_from(value)?, end - segment.data.len()..end));
            }
        }
    }
    Ok(found)
}

fn find(text: &[u8], sought: &[u8]) -> Option<usize> {
    text.windows(sought.len()).position(|window| window == sought)
}

/// The same wasm with its imports and exports named after `names`; those that are not in it keep their names.
fn rename(wasm: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let short = |name: &str| names.get(name).map_or(name.to_owned(), Clone::clone);
    let mut encoder = RoundtripReencoder;
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import?;
                    imports.import(import.module, &short(import.name), encoder.entity_type(import.ty)?);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export?;
                    exports.export(&short(export.name), encoder.export_kind(export.kind)?, export.index);
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}
