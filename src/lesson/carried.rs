//! What the page carries to the program: the questions, and the words of figures and labels. The build reads them from the lesson's files
//! and writes them into the page: the program itself has no words of the lesson.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::bank::item::{Bank, MOST_CONCEPTS};
use super::texts::N_FILES;
use crate::words::Words;

/// The words of a lesson that the program needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The questions.
    pub bank: Bank,
    /// The ids of the sections, in reading order.
    pub sections: Vec<String>,
    /// The texts of figures and of the page, within one stretch a file. A text with marks is a stretch with others inside, and so
    /// is a list.
    pub texts: Words,
    /// In a translation the hashes of the given questions in English: answers are kept with these, so that a learner who changes the
    /// language keeps them. None in English itself.
    #[serde(default)]
    pub hashes: Vec<String>,
}

impl Carried {
    /// The folder in which the packages stand, seen from the page: a translation is a folder beside them.
    pub fn root(&self) -> &'static str {
        if self.hashes.is_empty() { "" } else { "../" }
    }
}

/// One instance of the program serves one page, which is in one language: so the words are set once and for all.
static CARRIED: OnceLock<Carried> = OnceLock::new();

/// Sets the words, before anything asks for them. Returns whether they were set: those of no questions, of too many or of
/// another number of files are not, nor second ones.
pub fn install(carried: Carried) -> bool {
    (1..=MOST_CONCEPTS).contains(&carried.bank.items.len())
        && carried.texts.len() == N_FILES
        && CARRIED.set(carried).is_ok()
}

/// Whether there are words.
pub fn is_installed() -> bool {
    CARRIED.get().is_some()
}

/// The words that were installed. Without any, they are read from the lesson's files.
#[cfg(feature = "prerender")]
pub fn carried() -> &'static Carried {
    CARRIED.get_or_init(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lesson/en");
        let carried = |lesson: super::Lesson| Carried {
            bank: lesson.bank,
            sections: lesson.sections.into_iter().map(|section| section.id).collect(),
            texts: lesson.texts,
            hashes: Vec::new(),
        };
        super::files::read(&folder).map(carried).unwrap_or_default()
    })
}

/// The words that were installed: none before, and `host` starts no lesson without them.
#[cfg(not(feature = "prerender"))]
pub fn carried() -> &'static Carried {
    static NONE: Carried = Carried {
        bank: Bank {
            objectives: Vec::new(),
            items: Vec::new(),
        },
        sections: Vec::new(),
        texts: Words::new(),
        hashes: Vec::new(),
    };
    CARRIED.get().unwrap_or(&NONE)
}
