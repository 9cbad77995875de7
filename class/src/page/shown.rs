//! What the page shows, and what changes it.

use std::rc::Rc;

use attention_lesson::lesson::texts::class as words;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::texts::{self, Added};
use super::{learners, n};
use crate::Reading;

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) texts: Rc<Vec<Added>>,
    pub(super) reading: Rc<Reading>,
    /// Whether the texts are kept on this device.
    pub(super) is_kept: bool,
    /// What was said last of what the teacher did.
    pub(super) said: String,
}

/// What changes it.
pub(super) enum Change {
    /// These were pasted or dropped.
    Add(Vec<Added>),
    /// They are to be kept on this device, or no more.
    Keep(bool),
    /// The browser keeps nothing.
    KeepRefused,
    /// All is to go.
    DeleteAll,
}

impl Shown {
    /// As the page opens: with what this device has kept.
    pub(super) fn opened() -> Self {
        let kept = texts::kept();
        Self {
            is_kept: kept.is_some(),
            ..Self::of(kept.unwrap_or_default())
        }
    }

    fn of(texts: Vec<Added>) -> Self {
        Self {
            reading: texts::reading(&texts).into(),
            texts: texts.into(),
            is_kept: false,
            said: String::new(),
        }
    }

    /// With one text more.
    fn with(&self, more: Vec<Added>) -> Self {
        let next = Self::of([self.texts.to_vec(), more].concat());
        let n_learners = next.reading.learners.len() - self.reading.learners.len();
        let refused = match next.reading.refused.len() - self.reading.refused.len() {
            0 => words::ALL_COUNT.plain().into(),
            1 => words::ONE_REFUSED.plain().into(),
            refused => words::REFUSED.write(&[n(refused)]),
        };
        Self {
            is_kept: self.is_kept,
            said: words::ADDED.write(&[learners(n_learners), refused].map(Inline::text)),
            ..next
        }
    }
}

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let next = match change {
            Change::Add(more) => self.with(more),
            Change::Keep(is_kept) => Self {
                is_kept,
                said: String::new(),
                ..(*self).clone()
            },
            Change::KeepRefused => Self {
                is_kept: false,
                said: words::KEEP_REFUSED.plain().into(),
                ..(*self).clone()
            },
            Change::DeleteAll => Self {
                said: words::DELETED.plain().into(),
                ..Self::of(Vec::new())
            },
        };
        next.into()
    }
}
