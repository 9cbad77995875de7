//! QTI 2.1 and 3: a package with a file for each question, a test of the given ones, and a manifest that tells what each is about.
//!
//! Both have the same elements. They are written here by their names in 2.1; those of 3 follow from these.

mod item;
mod manifest;
mod version;

pub(super) use version::Version;

use super::{Bank, Exported};
use crate::{File, Result};

/// The file of the test, and its identifier.
const TEST: &str = "attention-lesson";

/// The files of the package.
pub(super) fn files(bank: &Bank<'_>, version: Version) -> Result<Vec<File>> {
    let mut files = vec![
        ("imsmanifest.xml".to_owned(), manifest::manifest(bank, version)?),
        (format!("{TEST}.xml"), manifest::test(bank, version)?),
    ];
    for question in &bank.questions {
        files.push((file(question), item::item(question, bank, version)?));
    }
    Ok(files)
}

fn file(question: &Exported) -> String {
    format!("items/{}.xml", question.name)
}
