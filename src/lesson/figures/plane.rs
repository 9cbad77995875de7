//! The words of the plane in which values are points.

use crate::labs::number::fixed;
use crate::labs::plane::{N_TOKENS, Point};

/// The tokens, in order.
pub const TOKENS: [&str; N_TOKENS] = ["animal", "slept", "because", "it", "tired"];
/// The names of the two numbers of a value.
pub const AXES: [&str; 2] = ["x", "y"];
/// The control for a score.
pub const SCORE: &str = "Score";
/// The fold with the numbers of the values.
pub const AS_NUMBERS: &str = "Set the values as numbers";
/// The name of the matrix of values.
pub const VALUES: &str = "{v:Values}";
/// What the matrix holds.
pub const VALUES_NOTE: &str = "One point for each token, each number from −5 to 5.";
/// The heading over tokens.
pub const TOKEN: &str = "Token";
/// The heading over values.
pub const VALUE: &str = "Value";
/// Stands at the mark of the output.
pub const OUTPUT: &str = "output";
/// Stands at the edge toward an output that is outside the plane.
pub const OFF_MAP: &str = "output, off the map";
/// What a handle is, for a screen reader.
pub const HANDLE: &str = "point in a plane";

/// The name of the score of a token.
pub fn score_of(token: &str) -> String {
    format!("{SCORE}, {token}")
}

/// The name of a handle.
pub fn handle(token: &str) -> String {
    format!("Value of {token}")
}

/// Where a handle stands, to be heard.
pub fn place(point: Point) -> String {
    let [x, y] = point.map(|x| fixed(x, 1));
    format!("x {x}, y {y}")
}

/// A point in brackets, with so many decimals.
pub fn point(point: Point, decimals: usize) -> String {
    let [x, y] = point.map(|x| fixed(x, decimals));
    format!("({x}, {y})")
}
