//! What the trained model's figure says.

use super::{count, token, value, within};
use crate::labs::model::{Head, Rank};
use crate::lesson::number::percent;
use crate::lesson::texts::model as texts;
use crate::words::{Inline, Words};

/// The name of a head, counted from 1.
pub fn head(head: Head) -> String {
    texts::HEAD.write(&[head.layer, head.head].map(|place| count(place + 1)))
}

/// What a row reads most: `share` of its weight from a key so many tokens on.
pub fn reads(head: &str, query: &str, share: f64, key: &str, distance: isize) -> Words {
    let place = match distance {
        0 => texts::ITSELF,
        1 => texts::NEXT,
        -1 => texts::PREVIOUS,
        n if n > 0 => texts::ON,
        _ => texts::BACK,
    };
    let place = place.fill(&[count(distance.unsigned_abs())]);
    texts::READS.fill(&[
        value(head),
        token(query),
        value(percent(share)),
        token(key),
        within(place),
    ])
}

/// What became of a guess: the head that was chosen, and how it does among all; `None` where the text has no place for the pattern.
pub fn verdict(chosen: Head, rank: Option<&Rank>, pattern: usize) -> Words {
    let at: Inline = texts::AT.item(pattern).clone();
    let Some(rank) = rank else {
        return texts::NO_PLACE.fill(&[at]);
    };
    let (chosen, share) = (value(head(chosen)), value(percent(rank.share)));
    if rank.place == 1 {
        return texts::RIGHT.fill(&[chosen, share, at]);
    }
    let (best, best_share) = (value(head(rank.best)), value(percent(rank.best_share)));
    texts::ANOTHER.fill(&[chosen, share, at, count(rank.place), best, best_share])
}
