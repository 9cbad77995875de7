//! What each figure is set to and what follows from it: pure functions over `attention`.
//!
//! A lab is one file here (its fields and what follows from them), its words in `lesson::figures`, one view in
//! `ui::labs`, and one line in [`LABS`]. Undo, reset, links, controls and the table of numbers are the same for all and
//! read nothing but that line. It knows no view, no clock and no browser.

pub mod blend;
pub mod demonstrations;
pub mod heads;
pub mod lab;
pub mod linear;
pub mod lookup;
pub mod masks;
pub mod model;
pub mod number;
pub mod numbers;
pub mod order;
pub mod pipeline;
pub mod plane;
pub mod questions;
pub mod root;
pub mod same;
pub mod sentence;
pub mod setup;
pub mod softmax;
pub mod speed;
pub mod table;
mod variants;

pub use lab::{Lab, Prediction, Reading, Table};
pub use setup::{Field, Kind, Setup};

/// All labs, in the order in which the lesson shows them.
pub static LABS: &[&Lab] = &[
    &pipeline::PIPELINE,
    &root::ROOT,
    &softmax::SOFTMAX,
    &linear::LINEAR,
    &blend::BLEND,
    &table::TABLE,
    &masks::MASKS,
    &order::ORDER,
    &heads::HEADS,
    &speed::SPEED,
    &lookup::LOOKUP,
    &same::SAME,
];

/// The lab with this id.
pub fn lab(id: &str) -> Option<&'static Lab> {
    LABS.iter().find(|lab| lab.id == id).copied()
}
