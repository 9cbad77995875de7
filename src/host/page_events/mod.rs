//! The events that a host page gets through the `onEvent` of the module: their form, and the call.

#[cfg(feature = "host")]
mod binding;
pub mod protocol;

#[cfg(feature = "host")]
pub(crate) use binding::PageEvents;
