//! What the figures say: which text is said of which fact, with which values; one file a lab. The words are files in `lesson/`,
//! and `lesson::texts` declares them.

pub mod blend;
pub mod cache;
pub mod heads;
pub mod linear;
pub mod lookup;
pub mod masks;
pub mod model;
pub mod order;
pub mod pipeline;
pub mod root;
pub mod same;
pub mod softmax;
pub mod speed;
pub mod table;
mod values;
mod words;

use values::{count, headed, judged, listed, sentences, token, value, within};
use words::within_brackets;
pub use words::{FigureWords, Prediction, Reading, Table, Verdict};
pub(crate) use words::{point, written};

use super::texts::{IDS, Text};

/// The question of the figure with this id: the first text of its file.
pub fn title(id: &str) -> Option<&'static str> {
    let file = IDS.iter().position(|known| *known == id)?;
    let title = Text {
        file: file as u8,
        at: 0,
    };
    Some(title.plain())
}
