//! The mathematics of the lesson: scaled dot-product attention in the open, every intermediate returned.
//!
//! All in `f64`, any shapes, no panics on any input. It knows no browser, no lesson and no quiz; its one dependency is
//! libm, behind [`float`], so that a native test proves the very digits that the browser shows.

pub mod attend;
pub mod error;
pub mod float;
pub mod heads;
pub mod linear;
pub mod mask;
pub mod matrix;
pub mod position;
pub mod random;
pub mod same_output;
pub mod softmax;

pub use attend::{Normalize, Scale, Settings, Trace, attend};
pub use error::Error;
pub use mask::Mask;
pub use matrix::Matrix;
