//! The world outside the lesson: the address, storage, frames, learning systems. Only here is JavaScript's own data known.
//!
//! Each host has a folder. Its `protocol` decides what is sent, when and in which form; it knows no browser, so native tests
//! hold every value to the strictest parsers. Its `binding` makes the calls and needs the feature `host`.
//!
//! | folder | host |
//! | --- | --- |
//! | [`scorm`] | a learning system with a SCORM 1.2 or 2004 API |
//! | [`cmi5`] | a learning system that launches by cmi5 |
//! | [`parent_frame`] | a parent frame that takes scores by message: SPLICE, Open edX's JSInput |
//! | [`page_events`] | the page that mounted the lesson, through `onEvent` |
//! | `device` | this browser's own store |
//!
//! All of them are a `Host` (`interface`), and the report queue ([`queue`]) sends to whichever was found. [`frame`] sends no
//! results: it tells the parent frame how high the lesson is.

pub mod attempt;
pub mod cmi5;
pub mod frame;
pub mod json;
pub mod page_events;
pub mod parent_frame;
pub mod queue;
pub mod scorm;
pub mod suspend_data;
pub mod timestamps;

#[cfg(feature = "ui")]
pub mod address;
pub mod attend_input;
#[cfg(feature = "host")]
mod browser;
#[cfg(feature = "host")]
mod device;
#[cfg(feature = "host")]
mod engine;
#[cfg(feature = "host")]
mod environment;
pub mod host_value;
#[cfg(feature = "host")]
mod interface;
#[cfg(feature = "host")]
pub mod module;
#[cfg(feature = "host")]
mod mounted;
#[cfg(feature = "host")]
mod page;
#[cfg(feature = "host")]
mod result_code;
#[cfg(feature = "host")]
pub mod scope;
#[cfg(feature = "host")]
pub mod start;
#[cfg(feature = "host")]
mod storage;
#[cfg(feature = "host")]
mod trace;
#[cfg(feature = "host")]
pub mod words;

#[cfg(feature = "host")]
pub(crate) use interface::{Host, HostData, NoHost, SendResult};
