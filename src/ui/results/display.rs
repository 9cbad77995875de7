//! What the results show beside the learner's progress, until the page is left.

use super::report::Format;

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResultsDisplay {
    /// Whether the question is open that comes before a restart.
    pub confirms_restart: bool,
    /// In which format the results can be exported.
    pub format: Format,
}

/// What changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultsAction {
    /// The question before a restart is to be shown, or to go.
    ConfirmRestart(bool),
    /// Another format was chosen.
    Format(Format),
}
