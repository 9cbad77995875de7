//! All that comes into the page from outside.

use std::path::Path;

mod address;
mod attend;
mod json;
mod lesson;
mod parent_message;
mod save_code;
mod suspend_data;

pub use address::address;
pub use attend::{assert_sound, attend};
pub use lesson::lesson;
pub use parent_message::parent_message;
pub use save_code::{assert_consistent, save_code, sealed};
pub use suspend_data::suspend_data;

/// A target's name, which its folder of the corpus has too, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("address", address),
    ("attend", attend),
    ("lesson", lesson),
    ("parent_message", parent_message),
    ("save_code", save_code),
    ("suspend_data", suspend_data),
];

/// The folder of the project: this is compiled as a part of it and as a part of `fuzz/`.
fn root() -> &'static Path {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let above = folder.parent().unwrap_or(folder);
    if folder.join("lesson").is_dir() { folder } else { above }
}

/// Panics unless `said` is one sentence for whoever reads it: one line, no more than a screen holds, and nothing in the form in
/// which Rust shows values to its programmers, unless `input` has it.
pub fn assert_sentence(said: &str, input: &str) {
    assert!(!said.trim().is_empty(), "nothing is said");
    assert!(!said.contains(char::is_control), "{said:?} has more than one line");
    assert!(said.chars().count() <= 2_000, "{said:?} is too long");
    for shown in ["Some(", "Ok(", "Err(", " { ", "\\u{", "called `", "panicked"] {
        assert!(input.contains(shown) || !said.contains(shown), "{said:?} has {shown:?}");
    }
}
