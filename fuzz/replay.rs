//! Holds what targets promise to each file of the corpus, without a fuzzer.

use std::fs;
use std::path::Path;

/// A target's name, which its folder of the corpus has too, and its function.
type Target = (&'static str, fn(&[u8]));

/// Calls each target with each file of its folder in `corpus`; a folder that is empty, or belongs to no target, is a mistake.
pub(crate) fn replay(corpus: &Path, targets: &[Target]) {
    for (name, target) in targets {
        let entries = fs::read_dir(corpus.join(name)).unwrap_or_else(|error| panic!("corpus/{name}: {error}"));
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        assert!(!files.is_empty(), "corpus/{name} is empty");
        for file in files {
            println!("{}", file.display());
            target(&fs::read(&file).expect("a file"));
        }
    }
}
