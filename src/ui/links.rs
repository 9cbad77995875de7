//! Which links within the lesson were followed, and what they ask of the figures.

use yew::AttrValue;

use super::Target;

/// The links that were followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// How many there were within the page.
    turn: u32,
    /// Where the latest one leads to.
    pub latest: Option<Target>,
    /// Which figures were asked for: the id, the code, and which link it was.
    asked: Vec<(&'static str, AttrValue, u32)>,
}

impl Links {
    /// Those of a page that opens at `target`.
    pub fn opened(target: Option<Target>) -> Self {
        let none = Self {
            turn: 0,
            latest: None,
            asked: Vec::new(),
        };
        target.map_or(none.clone(), |target| none.followed(&target))
    }

    /// The links after one more, to `target`.
    #[must_use]
    pub fn followed(&self, target: &Target) -> Self {
        let mut next = self.clone();
        next.turn = self.turn.wrapping_add(1);
        if let Target::Lab(link) = target {
            next.asked.retain(|(id, ..)| *id != link.id);
            next.asked.push((link.id, link.code.clone(), next.turn));
        }
        next.latest = Some(target.clone());
        next
    }

    /// What the figure `id` was last asked to show, empty for its start, and a number that tells this link from earlier
    /// ones: the same code can be asked for again after a reader has changed the figure.
    pub fn asked(&self, id: &str) -> (AttrValue, u32) {
        let asked = self.asked.iter().find(|(asked, ..)| *asked == id);
        asked.map_or_else(Default::default, |(_, code, turn)| (code.clone(), *turn))
    }

    /// The figure that the latest link leads to, and the number of that link.
    pub fn unfolds(&self) -> Option<(&'static str, u32)> {
        match &self.latest {
            Some(Target::Lab(link)) => Some((link.id, self.turn)),
            _ => None,
        }
    }
}
