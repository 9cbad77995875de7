//! Every word of the page that is not the lesson's: labels, buttons, status lines. A second language is a second file.

mod quiz;
mod status;

pub use quiz::*;
pub use status::*;

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

/// Stands where a figure will be.
pub const FIGURE_WAITING: &str = "The figure is loading.";
/// In a figure whose link makes no sense.
pub const SETUP_REFUSED: &str = "The link's set-up could not be read, so this figure starts as usual.";
/// Copies the address of a figure as it stands.
pub const COPY_LINK: &str = "Copy link to this state";
/// The name of the field with that address.
pub const LINK: &str = "Link to this state";
/// After the address was copied.
pub const LINK_COPIED: &str = "Link copied.";
/// Where copying is not allowed.
pub const LINK_BY_HAND: &str = "This page may not copy. The link is selected: press Ctrl+C or ⌘C.";
/// Where another part of the page is not there yet.
pub const PART_WAITING: &str = "Loading.";
/// Where another part of the page could not be fetched.
pub const PART_FAILED: &str = "This part of the page could not be loaded. Nothing that you did is lost.";
/// Stands where a figure could not be fetched.
pub const FIGURE_FAILED: &str = "This figure could not be loaded. The text is whole without it.";
/// Fetches a figure once more.
pub const TRY_AGAIN: &str = "Try again";

/// How much of the lesson was read, for the contents.
pub fn sections_read(read: usize, total: usize) -> String {
    format!("{read} of {total} sections read")
}
