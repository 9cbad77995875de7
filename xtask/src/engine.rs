//! The engine beside the page: two wasm variants, their JavaScript, and the model's files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, hashed};

const TARGET: &str = "wasm32-unknown-unknown";

/// A variant of the engine.
struct Variant {
    name: &'static str,
    target_features: &'static str,
    /// What wasm-opt has to be told beyond [`FEATURES`].
    allowed: &'static [&'static str],
}

const VARIANTS: [Variant; 2] = [
    Variant {
        name: "simd",
        target_features: "+simd128",
        allowed: &[],
    },
    Variant {
        name: "relaxed-simd",
        target_features: "+simd128,+relaxed-simd",
        allowed: &["--enable-relaxed-simd"],
    },
];

const FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// What stands beside the wasm, by folder.
const FILES: [(&str, &[&str]); 2] = [
    (
        "static/engine",
        &[
            "attention-engine.js",
            "attention-engine.d.ts",
            "attention-client.js",
            "attention-client.d.ts",
            "worker.js",
        ],
    ),
    (
        "static/model",
        &["model.json", "weights.bin", "vocabulary.txt", "LICENSE", "NOTICE"],
    ),
];

/// Where the engine stands in a build.
const FOLDER: &str = "engine";
pub(crate) const CLIENT: &str = "attention-client.js";
/// What a page asks for besides the model.
const CODE: &[&str] = &[
    CLIENT,
    "attention-engine.js",
    "worker.js",
    "attention-engine-relaxed-simd.wasm",
    "attention-engine-simd.wasm",
    "model.json",
];
const MODEL: [&str; 2] = ["weights.bin", "vocabulary.txt"];

/// Puts the engine into `folder`.
pub(crate) fn build(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for variant in &VARIANTS {
        let small = variant.build()?;
        let name = small.file_name().ok_or("the engine has no name")?;
        fs::copy(&small, folder.join(name))?;
    }
    for (from, names) in FILES {
        for name in names {
            fs::copy(Path::new(from).join(name), folder.join(name))?;
        }
    }
    Ok(())
}

/// Copies the engine's code in `dist`, the folder of a build, into a folder named by what is in it, whose name is given back: a page asks there, and
/// gets what it was built with or nothing. The model stays where it is.
pub(crate) fn for_page(dist: &Path) -> Result<String> {
    let folder = dist.join(FOLDER);
    let mut files = Vec::new();
    for name in CODE {
        let text = fs::read(folder.join(name))?;
        files.push((
            *name,
            if *name == CLIENT {
                above(&String::from_utf8(text)?)?.into_bytes()
            } else {
                text
            },
        ));
    }
    let parts = files
        .iter()
        .flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]);
    let hashed = format!("{FOLDER}/{}", hashed::hash(parts));
    fs::create_dir_all(dist.join(&hashed))?;
    for (name, bytes) in files {
        fs::write(dist.join(&hashed).join(name), bytes)?;
    }
    Ok(hashed)
}

/// The client for a folder below the model's.
fn above(client: &str) -> Result<String> {
    MODEL.iter().try_fold(client.to_owned(), |text, name| {
        let (here, above) = (format!("\"./{name}\""), format!("\"../{name}\""));
        if text.matches(&here).count() != 1 {
            return Err(format!("static/engine/{CLIENT}: {here} does not stand there once").into());
        }
        Ok(text.replace(&here, &above))
    })
}

/// The files that [`for_page`] has made in `dist`.
pub(crate) fn names(dist: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dist.join(FOLDER))? {
        let entry = entry?;
        if entry.path().is_dir() {
            let folder = entry.file_name().to_string_lossy().into_owned();
            found.extend(CODE.iter().map(|name| format!("{FOLDER}/{folder}/{name}")));
        }
    }
    Ok(found)
}

impl Variant {
    /// Builds it, if anything has changed, and gives the path of its wasm.
    fn build(&self) -> Result<PathBuf> {
        let folder = Path::new("engine/target").join(self.name);
        let mut cargo = Command::new("cargo");
        cargo.args([
            "build",
            "--quiet",
            "--locked",
            "--release",
            "--manifest-path",
            "engine/Cargo.toml",
            "--target",
            TARGET,
        ]);
        cargo.arg("--target-dir").arg(&folder);
        cargo.env("RUSTFLAGS", format!("-C target-feature={}", self.target_features));
        // What a build of the page has set for itself is not meant for this one.
        cargo
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_TARGET_DIR");
        run(&mut cargo)?;
        let built = folder.join(TARGET).join("release/attention_engine.wasm");
        let small = folder.join(format!("attention-engine-{}.wasm", self.name));
        if !is_newer(&small, &built) {
            let mut optimizer = Command::new("wasm-opt");
            // The lowest kilobyte is the far end of the stack, so a place and a small number may be added up by the machine.
            // Twice, since the second round folds what the first leaves side by side.
            optimizer
                .args(["-O3", "--low-memory-unused", "-O3"])
                .args(FEATURES)
                .args(self.allowed);
            optimizer
                .args(["--strip-debug", "--strip-producers"])
                .arg(&built)
                .arg("-o")
                .arg(&small);
            run(&mut optimizer)?;
        }
        Ok(small)
    }
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((time(file), time(than)), (Some(file), Some(than)) if file > than)
}

pub(crate) fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} failed: {status}").into()),
        Err(error) => Err(format!("{program} cannot run ({error}): scripts/bootstrap installs it").into()),
    }
}
