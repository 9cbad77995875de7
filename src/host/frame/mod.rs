//! The height of the lesson in a frame: the message formats, and the binding to the parent frame.

#[cfg(feature = "host")]
mod binding;
pub mod protocol;

#[cfg(feature = "host")]
pub(crate) use binding::{FrameHeight, listen_to_parent};
