//! What a class did: results that learners handed in, read from pasted text and dropped files, and the item analysis of them.
//!
//! It knows no browser and has no words: why a line is refused is a [`read::Reason`], and the numbers are fields. Of the lesson it takes
//! the given questions with their keys and the form of the result codes.

pub mod analysis;
pub mod learner;
#[cfg(feature = "page")]
pub mod page;
pub mod read;

pub use analysis::{Analysis, analyze};
pub use learner::{Learner, Source};
pub use read::{Reading, Reason, Refused, read};
