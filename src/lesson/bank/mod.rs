//! The question bank: the fifteen given questions with what the lesson knows of each, as its files tell it. The build reads the
//! files and writes the bank into the page, from which the program has it: the program itself has no words of questions.

pub(super) mod item;
pub mod json;

use std::sync::OnceLock;

pub use item::{Bank, Captions, Item, N_CONCEPTS};

/// One instance of the program serves one page, which is in one language: so the bank is set once and for all.
static BANK: OnceLock<Bank> = OnceLock::new();

/// Sets the bank, before anything asks for it. Returns whether it was set: one of another number of questions is not, nor a second.
pub fn install(bank: Bank) -> bool {
    bank.items.len() == N_CONCEPTS && BANK.set(bank).is_ok()
}

/// Whether there is a bank.
pub fn is_installed() -> bool {
    BANK.get().is_some()
}

/// The bank that was installed. Without one, where files can be read it is that of the lesson's files, and elsewhere it has
/// no words: `host` starts no lesson without it.
pub fn bank() -> &'static Bank {
    BANK.get_or_init(found)
}

#[cfg(feature = "prerender")]
fn found() -> Bank {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lesson/en");
    let lesson = super::files::read(&folder);
    lesson.map(|lesson| lesson.bank).unwrap_or_default()
}

#[cfg(not(feature = "prerender"))]
fn found() -> Bank {
    Bank::default()
}
