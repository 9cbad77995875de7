//! What the page's address asks for, and the binding to the address of this page.

#[cfg(feature = "host")]
mod binding;
pub mod protocol;

#[cfg(feature = "host")]
pub(crate) use {
    binding::read,
    protocol::{Address, Theme},
};
