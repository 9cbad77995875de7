//! The words of the figures: one file a lab, one line here.

pub mod pipeline;
pub mod sentence;
pub mod softmax;
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
