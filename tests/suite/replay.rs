//! What must hold of all that comes into the page from outside holds of every file that the fuzzer has found to be worth keeping.

use std::collections::BTreeSet;
use std::path::Path;

use crate::tree::text;

#[allow(unreachable_pub, reason = "the fuzz targets use it from a package of their own")]
#[path = "../../fuzz/page/mod.rs"]
pub(crate) mod page;

#[path = "../../fuzz/replay.rs"]
mod corpus;

fn fuzz() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn names(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(fuzz().join(folder)).expect("a folder");
    let stems = entries.filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()));
    stems.collect()
}

#[test]
fn what_comes_into_the_page_keeps_to_its_promises() {
    corpus::replay(&fuzz().join("corpus"), page::TARGETS);
}

#[test]
fn each_target_is_replayed_and_has_a_corpus() {
    let engine = text("fuzz/engine/mod.rs");
    let (_, list) = engine.split_once("TARGETS: &[Target] = ").expect("a list");
    let quoted = list.split('"').skip(1).step_by(2).map(str::to_owned);
    let known: BTreeSet<String> = page::TARGETS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .chain(quoted)
        .collect();
    assert_eq!(names("fuzz_targets"), known);
    assert_eq!(names("corpus"), known);
    let manifest = text("fuzz/Cargo.toml");
    for name in &known {
        assert!(
            manifest.contains(&format!("name = \"{name}\"")),
            "fuzz/Cargo.toml has no {name}"
        );
    }
}

#[test]
fn the_corpus_stays_small() {
    let mut pending = vec![fuzz().join("corpus")];
    let mut bytes = 0;
    while let Some(path) = pending.pop() {
        match std::fs::read_dir(&path) {
            Ok(entries) => pending.extend(entries.map(|entry| entry.expect("an entry").path())),
            Err(_) => bytes += std::fs::metadata(&path).expect("a file").len(),
        }
    }
    assert!((1..300_000).contains(&bytes), "{bytes} bytes: see `cargo fuzz cmin`");
}
