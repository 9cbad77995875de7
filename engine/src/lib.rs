//! Fast attention and a small trained encoder. The map, in reading order; a room knows only the rooms above its line.
//!
//! | room | what it is |
//! | --- | --- |
//! | [`error`] | what can be wrong, as stable codes |
//! | [`tokenizer`] | text to word pieces |
//! | [`lanes`] | vectors of 128 bits |
//! | [`attend`] | one head of attention |
//! | [`twins`] | the kernels as plain loops, for tests |

pub mod error;
pub mod tokenizer;

#[allow(missing_docs, unsafe_code, clippy::inline_always, reason = "one-line wrappers around single instructions, which must vanish")]
pub mod lanes;

pub mod attend;

pub mod twins;
