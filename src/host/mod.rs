//! The world outside the lesson: the address, storage, frames, learning systems. Only here is JavaScript's own data known.
//!
//! [`report`] decides what is told, to whom, when and in which form, and builds without a browser. The rest binds it to
//! the browser and needs the feature `host`.

pub mod report;

#[cfg(feature = "host")]
mod address;
#[cfg(feature = "host")]
mod engine;
#[cfg(feature = "host")]
mod meeting;
#[cfg(feature = "host")]
pub mod module;
#[cfg(feature = "host")]
mod mounted;
#[cfg(feature = "host")]
mod page;
#[cfg(feature = "host")]
mod reach;
#[cfg(feature = "host")]
pub mod scope;
#[cfg(feature = "host")]
pub mod start;
#[cfg(feature = "host")]
mod storage;
