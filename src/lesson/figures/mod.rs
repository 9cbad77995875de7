//! The words of the figures: one file a lab, one line here.

pub mod blend;
pub mod heads;
pub mod linear;
pub mod lookup;
pub mod masks;
pub mod model;
pub mod order;
pub mod pipeline;
pub mod plane;
pub mod root;
pub mod same;
pub mod sentence;
pub mod softmax;
pub mod speed;
pub mod table;
mod words;

pub(crate) use words::written;
pub use words::{Prediction, Reading, Table, Words, cell, listed, opening};

/// The question of each figure, by the id of its lab: the page names figures that it has not loaded yet.
pub static TITLES: &[(&str, &str)] = &[
    ("pipeline", pipeline::TITLE),
    ("root", root::TITLE),
    ("softmax", softmax::TITLE),
    ("linear", linear::TITLE),
    ("blend", blend::TITLE),
    ("table", table::TITLE),
    ("masks", masks::TITLE),
    ("order", order::TITLE),
    ("heads", heads::TITLE),
    ("speed", speed::TITLE),
    ("model", model::TITLE),
    ("lookup", lookup::TITLE),
    ("same", same::TITLE),
];

/// The question of the figure with this id.
pub fn title(id: &str) -> Option<&'static str> {
    TITLES.iter().find(|(known, _)| *known == id).map(|(_, title)| *title)
}
