//! What each figure is set to and what follows from it: pure functions over `attention`.
//!
//! A lab is one file here: its set-up with named fields, and the facts that follow from one. It speaks to nobody: words stand in
//! `lesson/`, `lesson::figures` says which are said of a fact, and the drawing is in `ui::figures`, which has the table of all three.
//! Undo, reset, links and controls are the same for all and read the fields alone. No lab knows a view, a clock or a browser.

pub mod blend;
pub mod cache;
pub mod demonstrations;
pub mod heads;
mod lab;
pub mod linear;
pub mod lookup;
pub mod masks;
pub mod model;
pub mod number;
pub mod numbers;
pub mod order;
pub mod pipeline;
pub mod plane;
pub mod root;
pub mod same;
pub mod sentence;
pub mod setup;
pub mod softmax;
pub mod speed;
pub mod table;

pub use lab::{Guess, Lab};
pub use setup::{AnySetup, Field, Limits, Place};
