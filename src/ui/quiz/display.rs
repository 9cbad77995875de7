//! What the quiz shows beside the learner's progress, until the page is left: which demonstration, which question about the
//! results, and where the focus is to go.

use crate::labs::demonstrations::Claim;
use crate::ui::hooks::{FocusTarget, Scroll};
use crate::ui::results::{ResultsAction, ResultsDisplay};

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Display {
    /// The demonstration that was asked for: the concept, and what it demonstrates.
    pub(super) demonstration: Option<(usize, Claim)>,
    /// What the results show.
    pub(super) results: ResultsDisplay,
    /// Where the focus went last.
    pub(super) focus: Option<FocusTarget>,
    /// How often it went somewhere.
    pub(super) n_focused: u32,
}

/// What changes it.
pub(super) enum DisplayAction {
    /// This demonstration is to be shown, or none.
    Demonstrate(Option<(usize, Claim)>),
    /// Something else in the results.
    Results(ResultsAction),
    /// The learner went on: the focus follows, and a question about the results is answered by that.
    GoTo(FocusTarget),
}

impl Display {
    fn focused_on(self, target: FocusTarget) -> Self {
        Self {
            focus: Some(target),
            n_focused: self.n_focused.wrapping_add(1),
            ..self
        }
    }
}

impl Display {
    /// What is shown after `action`.
    pub(super) fn after(&self, action: &DisplayAction) -> Self {
        let mut next = *self;
        match *action {
            DisplayAction::Demonstrate(demonstration) => next.demonstration = demonstration,
            DisplayAction::Results(ResultsAction::Format(format)) => next.results.format = format,
            DisplayAction::Results(ResultsAction::ConfirmRestart(is_open)) => {
                next.results.confirms_restart = is_open;
                next = next.focused_on(FocusTarget {
                    name: if is_open { "confirmation" } else { "restart" },
                    takes_focus: true,
                    scroll: Scroll::Stay,
                });
            }
            DisplayAction::GoTo(target) => {
                next.results.confirms_restart = false;
                next = next.focused_on(target);
            }
        }
        next
    }
}
