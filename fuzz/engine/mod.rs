//! All that comes into the engine from outside.

mod vocabulary;
mod weights;

pub use vocabulary::vocabulary;
pub use weights::weights;

/// A target's name, which its folder of the corpus has too, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[("vocabulary", vocabulary), ("weights", weights)];
