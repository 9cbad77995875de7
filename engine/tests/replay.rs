//! What must hold of all that comes into the engine from outside holds of every file that the fuzzer has found to be worth keeping.

#![allow(clippy::expect_used, reason = "a failure here is a failed test")]

use std::path::Path;

#[allow(
    unreachable_pub,
    clippy::expect_used,
    missing_docs,
    reason = "the fuzz targets use it from a package of their own"
)]
#[path = "../../fuzz/engine/mod.rs"]
mod engine;

#[path = "../../fuzz/replay.rs"]
mod corpus;

#[test]
fn what_comes_into_the_engine_keeps_to_its_promises() {
    corpus::replay(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus"),
        engine::TARGETS,
    );
}
