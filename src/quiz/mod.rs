//! Questions, grading, and the order of options: pure functions over plain data.
//!
//! It knows neither the lesson's words (they are data that `lesson` gives it) nor any view. Grading happens here and
//! nowhere else.

pub mod grade;
pub mod hash;
pub mod order;
pub mod question;

pub use grade::{Score, Verdict, grade};
pub use question::{Choice, Letter, Question};
