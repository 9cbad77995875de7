//! A checkout has the same bytes wherever it is made.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What git says; `None` where there is no git, or no repository.
fn git(folder: &Path, arguments: &[&OsStr]) -> Option<Vec<u8>> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// A clone of this repository on a machine whose git is set up so.
fn clone(setting: &str, name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let arguments = ["clone", "--quiet", "-c", setting, "."].map(OsStr::new);
    git(root, &[&arguments[..], &[folder.as_os_str()]].concat())?;
    Some(folder)
}

#[test]
fn a_machine_that_gives_texts_other_line_ends_checks_out_the_same_bytes() {
    let settings = ["core.autocrlf=false", "core.autocrlf=true"];
    let clones = [
        clone(settings[0], "checkout-plain"),
        clone(settings[1], "checkout-crlf"),
    ];
    let [Some(plain), Some(other)] = clones else {
        return;
    };
    let listed = git(&plain, &["ls-files", "-z"].map(OsStr::new)).expect("a repository");
    let names = String::from_utf8(listed).expect("plain names");
    let names: Vec<&str> = names.split('\0').filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 100, "{} files", names.len());
    for name in names {
        let [before, after] = [&plain, &other].map(|folder| std::fs::read(folder.join(name)).expect("a file"));
        assert!(before == after, "{name} has other bytes");
    }
    for folder in [plain, other] {
        std::fs::remove_dir_all(folder).expect("a folder of this test");
    }
}
