//! The question bank: the given questions with what the lesson knows of each, as its files tell it.

pub(super) mod item;

pub use item::{Bank, Captions, Item, MOST_CONCEPTS};

/// The bank of this page.
pub fn bank() -> &'static Bank {
    &super::carried::carried().bank
}
