//! Names with a hash in them: the same name means the same file in every build, so that no page takes a file of another build for its own.

use std::fs;
use std::path::Path;

use lol_html::element;
use sha2::{Digest, Sha256};

use crate::Result;
use crate::built::{Built, rewrite};

/// So many digits has a hash in a name, of Trunk's and of ours.
const DIGITS: usize = 16;
/// Trunk writes a number, without the zeros that it may begin with.
const FEWEST_DIGITS: usize = 12;

/// The SHA-256 of the parts, one after another.
pub(crate) fn digest<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Vec<u8> {
    let mut hasher = Sha256::new();
    parts.into_iter().for_each(|part| hasher.update(part));
    hasher.finalize().to_vec()
}

/// The hash of the parts as it stands in names.
pub(crate) fn hash<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let digits: String = digest(parts).iter().map(|byte| format!("{byte:02x}")).collect();
    digits[..DIGITS].to_owned()
}

/// The name with `hash` in the place of the hash that it has, or before its ending.
pub(crate) fn name(name: &str, hash: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let found = name
        .split(|c| !is_digit(c))
        .find(|part| (FEWEST_DIGITS..=DIGITS).contains(&part.len()))
        .map(|old| name.replacen(old, hash, 1));
    found.unwrap_or_else(|| match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    })
}

/// Names the file by what is in it, and gives that name.
pub(crate) fn rename_file(file: &Path) -> Result<String> {
    let old = file.file_name().ok_or("a file without a name")?.to_string_lossy();
    let new = name(&old, &hash([fs::read(file)?.as_slice()]));
    fs::rename(file, file.with_file_name(&new))?;
    Ok(new)
}

/// Names the files of the page in `folder` by what is in them now: Trunk has named them before they were finished.
pub(crate) fn rename(folder: &Path, built: &Built) -> Result<()> {
    let [css, start, script, wasm] = built.own();
    // Program and wasm belong together and have one hash of both.
    let groups = [&[css][..], &[start], &[script, wasm]];
    let mut renamed = Vec::new();
    for group in groups {
        let bytes: std::io::Result<Vec<_>> = group.iter().map(|file| fs::read(folder.join(file))).collect();
        let hash = hash(bytes?.iter().map(Vec::as_slice));
        for file in group {
            let new = name(file, &hash);
            fs::rename(folder.join(file), folder.join(&new))?;
            renamed.push(new);
        }
    }
    let html = rewrite(
        built.html(),
        vec![
            element!("link[rel=stylesheet]", |link| {
                link.remove_attribute("data-integrity");
                Ok(link.set_attribute("href", &renamed[0])?)
            }),
            element!("script[data-wasm]", |start| {
                start.set_attribute("src", &renamed[1])?;
                start.set_attribute("data-js", &renamed[2])?;
                Ok(start.set_attribute("data-wasm", &renamed[3])?)
            }),
        ],
    )?;
    Ok(fs::write(folder.join("index.html"), html)?)
}

#[cfg(test)]
mod tests {
    use super::{hash, name};

    #[test]
    fn names_have_one_hash() {
        for (given, expected) in [
            ("./start.js", "./start-0123456789abcdef.js"),
            ("./lesson-94895d97e7e421f7.css", "./lesson-0123456789abcdef.css"),
            ("a-3cd718837b6a69f3_bg.wasm", "a-0123456789abcdef_bg.wasm"),
            ("a-6ab7b140ac8892b.css", "a-0123456789abcdef.css"),
            ("decade.js", "decade-0123456789abcdef.js"),
        ] {
            assert_eq!(name(given, "0123456789abcdef"), expected);
        }
    }

    #[test]
    fn a_hash_is_the_beginning_of_the_sha_256_of_all_parts() {
        let parts: [&[u8]; 2] = [b"a", b"bc"];
        assert_eq!(hash(parts), "ba7816bf8f01cfea");
    }
}
