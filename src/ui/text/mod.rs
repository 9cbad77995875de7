//! What the page says besides the lesson: which label or status line, with which values. The words are `lesson/en/labels.toml`.

mod quiz;
mod status;

use crate::lesson::number::whole;
pub use crate::lesson::texts::labels::*;
use crate::words::Inline;
pub use quiz::*;
pub use status::*;

/// A value that is a whole number.
fn n(number: usize) -> Inline {
    Inline::text(whole(number as u64))
}

/// How many hands of all there are for an option.
pub fn hands_of(option: &Inline, hands: f64, all: f64) -> String {
    HANDS_OF.write(&[option.clone(), n(hands as usize), n(all as usize)])
}

/// How much of the lesson was read, for the contents.
pub fn sections_read(read: usize, total: usize) -> String {
    SECTIONS_READ.write(&[n(read), n(total)])
}
