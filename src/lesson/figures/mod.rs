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

/// Names in a row: "a", "a and b", "a, b, and c".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} and {second}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    }
}

/// How a number in a matrix is called.
pub fn cell(matrix: &str, row: &str, column: &str) -> String {
    format!("{matrix}, {row}, {column}")
}

/// How a verdict on a guess begins.
pub fn opening(is_right: bool) -> &'static str {
    if is_right { "Right" } else { "Not quite" }
}

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
