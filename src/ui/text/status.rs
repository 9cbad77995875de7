//! What is said at the end of the page: where results go, what was sent, how to embed the lesson.

use crate::lesson::texts::labels;
use crate::ui::status::{Notice, ResultsDestination};

/// A choice of colors.
pub fn theme(name: &str) -> &'static str {
    labels::THEMES.name(match name {
        "light" => 1,
        "dark" => 2,
        "auto" => 3,
        _ => 0,
    })
}

/// Where results go.
pub fn destination(destination: ResultsDestination) -> &'static str {
    labels::DESTINATIONS.name(destination as usize)
}

/// Something to be said once.
pub fn notice(notice: Notice) -> &'static str {
    labels::NOTICES.name(notice as usize)
}

/// Over the list of what was sent.
pub fn sent(destination: ResultsDestination, n_values: usize) -> &'static str {
    use ResultsDestination as To;
    labels::SENT.name(match (destination, n_values) {
        (To::Device | To::Tab | To::Nowhere, 0) => 0,
        (To::Device | To::Tab | To::Nowhere, _) => 1,
        (To::Preview, 0) => 2,
        (_, 0) => 3,
        (To::LearningSystem | To::Unreachable | To::Unconfirmed | To::UnreachableUnkept | To::UnconfirmedUnkept, _) => {
            4
        }
        _ => 5,
    })
}
