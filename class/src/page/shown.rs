//! What the page shows, and what changes it.

use std::rc::Rc;

use attention_lesson::lesson::texts::class as words;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::counts::{learners, n};
use super::texts::{self, Added};
use crate::Reading;

/// What the page shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) texts: Rc<Vec<Added>>,
    pub(super) reading: Rc<Reading>,
    pub(super) keeping: Keeping,
    /// What was said last of what the teacher did.
    pub(super) said: String,
    /// What was there before all was deleted, until something is added.
    pub(super) deleted: Option<Rc<Self>>,
}

/// Whether the texts are kept on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Keeping {
    #[default]
    No,
    Yes,
    /// They were to be, but the browser did not keep them.
    Refused,
}

/// What changes it.
pub(super) enum Change {
    /// These were pasted or dropped.
    Add(Vec<Added>),
    /// They are to be kept on this device, or no more.
    Keep(bool),
    /// The browser did not keep them.
    KeepRefused,
    /// Another tab keeps these, or nothing any more.
    Follow(Option<Vec<Added>>),
    /// All is to go.
    DeleteAll,
    /// And to come back.
    Undo,
}

impl Shown {
    /// As the page opens: with what this device has kept and what its address brings.
    pub(super) fn opened(more: Option<Added>) -> Self {
        let kept = texts::kept();
        let opened = Self {
            keeping: if kept.is_some() { Keeping::Yes } else { Keeping::No },
            ..Self::of(kept.unwrap_or_default())
        };
        match more {
            Some(more) => opened.with(vec![more]).collecting(),
            None => opened,
        }
    }

    fn of(texts: Vec<Added>) -> Self {
        Self {
            reading: texts::reading(&texts).into(),
            texts: texts.into(),
            keeping: Keeping::No,
            said: String::new(),
            deleted: None,
        }
    }

    /// With these texts too.
    fn with(&self, more: Vec<Added>) -> Self {
        let next = Self::of([self.texts.to_vec(), more].concat());
        let n_learners = next.reading.learners.len().saturating_sub(self.reading.learners.len());
        let refused = match next.reading.refused.len().saturating_sub(self.reading.refused.len()) {
            0 => words::ALL_COUNT.plain().into(),
            1 => words::ONE_REFUSED.plain().into(),
            refused => words::REFUSED.write(&[n(refused)]),
        };
        Self {
            keeping: self.keeping,
            said: words::ADDED.write(&[learners(n_learners), refused].map(Inline::text)),
            ..next
        }
    }

    /// Says how links are collected, where that is still to be done.
    fn collecting(mut self) -> Self {
        if self.keeping != Keeping::Yes {
            self.said = [&self.said, " ", words::COLLECT.plain()].concat();
        }
        self
    }

    fn saying(&self, keeping: Keeping, said: &str) -> Self {
        Self {
            keeping,
            said: said.into(),
            ..self.clone()
        }
    }
}

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let next = match change {
            Change::Add(more) => self.with(more),
            // With what another tab keeps already.
            Change::Keep(true) => Self {
                keeping: Keeping::Yes,
                ..Self::of(texts::joined(texts::kept().unwrap_or_default(), &self.texts))
            },
            Change::Keep(false) => self.saying(Keeping::No, ""),
            Change::KeepRefused => self.saying(Keeping::Refused, words::KEEP_REFUSED.plain()),
            // What is not kept stands in this tab alone, and stays.
            Change::Follow(_) if self.keeping != Keeping::Yes => return self,
            Change::Follow(None) => self.saying(Keeping::No, words::KEPT_NO_MORE.plain()),
            Change::Follow(Some(texts)) => Self {
                keeping: Keeping::Yes,
                ..Self::of(texts)
            },
            Change::DeleteAll => Self {
                said: words::DELETED.plain().into(),
                deleted: Some(self),
                ..Self::of(Vec::new())
            },
            Change::Undo => return self.deleted.clone().unwrap_or(self),
        };
        next.into()
    }
}
