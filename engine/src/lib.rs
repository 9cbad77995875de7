//! Fast attention and a small trained encoder. The map, in reading order; a room knows only the rooms above its line.
//!
//! | room | what it is |
//! | --- | --- |
//! | [`error`] | what can be wrong, as stable codes |
//! | [`tokenizer`] | text to word pieces |

pub mod error;
pub mod tokenizer;
