//! How the page is asked to appear: what host pages and links may set.

use crate::labs::questions::N_CONCEPTS;

/// What the page is opened with. `host` reads it from the address or from `mount`'s options.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Inside somebody else's page: no page chrome, nothing fixed, no scrolling of the host.
    pub is_embedded: bool,
    /// The least percentage of points that counts as passed, 0 to 100.
    pub mastery_percent: u8,
    /// From which the order of options is shuffled; without it they stand as authored.
    pub seed: Option<u32>,
    /// Where the address points to.
    pub target: Option<Target>,
    /// The number of this day, as `progress::later` counts; `None` where no recheck is offered.
    pub today: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_embedded: false,
            mastery_percent: 80,
            seed: None,
            target: None,
            today: None,
        }
    }
}

/// A place that an address can point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A section's id.
    Section(String),
    /// A question's index from 0.
    Question(usize),
}

impl Target {
    /// The place that an address's fragment names, with or without its `#`: `q7` is question 7, any other id a section.
    /// `None` for what cannot be an id of this page.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let id = fragment.strip_prefix('#').unwrap_or(fragment);
        let is_id = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if id.is_empty() || !is_id {
            return None;
        }
        let number = id.strip_prefix('q').and_then(|digits| digits.parse::<usize>().ok());
        Some(match number {
            Some(n @ 1..=N_CONCEPTS) => Self::Question(n - 1),
            _ => Self::Section(id.to_owned()),
        })
    }
}
