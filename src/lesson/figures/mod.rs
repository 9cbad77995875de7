//! The words of the figures: one file a lab, one line here.

pub mod blend;
pub mod heads;
pub mod order;
pub mod pipeline;
pub mod plane;
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
