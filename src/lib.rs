//! A lesson on attention in one web page. The map, in reading order; a room knows only the rooms above its own line.
//!
//! | room | what it is | needs |
//! | --- | --- | --- |
//! | [`attention`] | the mathematics | libm |
//! | [`words`] | rich text as data | – |
//! | [`quiz`] | questions and grading | – |
//! | [`lesson`] | what is said, and the questions | – |
//! | [`labs`] | what each figure is set to and what follows from it | – |
//! | [`progress`] | the learner's state | – |
//! | `plots` | drawings on any plotters backend | feature `plots` |
//! | `ui` | the page, in Yew | feature `ui` |
//! | `host` | the world outside: storage, frames, learning systems | feature `host` |
//!
//! The rooms without a feature know no browser: `cargo check --no-default-features` proves it. ARCHITECTURE.md tells
//! the rest, and `tests/suite/floors.rs` holds every room to it.

pub mod attention;
pub mod words;

pub mod quiz;

pub mod lesson;

pub mod labs;
pub mod progress;

#[cfg(feature = "plots")]
pub mod plots;

#[cfg(feature = "ui")]
pub mod ui;

pub mod host;
