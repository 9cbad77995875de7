//! SCORM 1.2 and 2004: the protocol, and its binding to the object that a learning system offers.

#[cfg(feature = "host")]
mod binding;
#[cfg(feature = "host")]
mod ended_visit;
pub mod protocol;

#[cfg(feature = "host")]
pub(crate) use binding::{OnForgotten, Opened, Scorm, forgotten_key};
