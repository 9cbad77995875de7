//! Shorter names between the program's script and its wasm: wasm-bindgen's are long, end in a hash and stand in both files.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::{Result, esbuild};

/// Renames them in both files: in the script as esbuild finds them, in the wasm after its list.
pub(crate) fn shorten(script: &Path, wasm: &Path) -> Result<()> {
    let names = esbuild::shorten_names(script)?;
    let mut renamed = rename(&fs::read(wasm)?, &names)?;
    blank_registry(&mut renamed);
    Ok(fs::write(wasm, renamed)?)
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
