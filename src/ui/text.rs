//! Every word of the page that is not the lesson's: labels, buttons, status lines. A second language is a second file.

/// The first stop of the Tab key.
pub const SKIP_TO_LESSON: &str = "Skip to the lesson";
/// The name of the navigation with the sections.
pub const CONTENTS: &str = "Contents";
/// The heading over the list of papers.
pub const SOURCES: &str = "Sources";
/// What stands for a section that was read.
pub const READ: &str = "read";
/// The fold at the end of a section that holds further figures.
pub const GO_DEEPER: &str = "Go deeper";
/// The fold under a figure that holds its numbers.
pub const SHOW_NUMBERS: &str = "Show the numbers";
/// Takes back the last change of a figure.
pub const UNDO: &str = "Undo";
/// Sets a figure back to its start.
pub const RESET: &str = "Reset";
/// Ends the guessing and shows what comes out.
pub const REVEAL: &str = "Reveal";

/// How much of the lesson was read, for the contents.
pub fn sections_read(read: usize, total: usize) -> String {
    format!("{read} of {total} sections read")
}
