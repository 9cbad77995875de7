//! What a question is.

use serde::{Deserialize, Serialize};

use super::hash::{HASH_START, hash};
use crate::words::Words;

/// An option's place in the authored order, whatever the order on screen. Reports to the outside use these letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&str")]
#[repr(u8)]
pub enum Letter {
    /// The first option.
    #[default]
    A,
    /// The second option.
    B,
    /// The third option.
    C,
    /// The fourth option.
    D,
}

impl Letter {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// The place from 0.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The letter at place `index` from 0.
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// `"a"` to `"d"`.
    pub fn name(self) -> &'static str {
        ["a", "b", "c", "d"][self.index()]
    }
}

impl TryFrom<String> for Letter {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let mut all = Self::ALL.into_iter();
        all.find(|letter| letter.name() == name).ok_or("no letter")
    }
}

impl From<Letter> for &str {
    fn from(letter: Letter) -> Self {
        letter.name()
    }
}

/// One of a question's four options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the learner chooses, plain text.
    pub text: String,
    /// Why it is right, or why it tempts and where it fails.
    pub why: Words,
}

/// A question with four options of which one is graded as right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question, plain text.
    pub prompt: String,
    /// The options in the authored order, a to d.
    pub options: [Choice; 4],
    /// The option that is graded as right.
    pub right: Letter,
    /// What must be said where the wording is loose; empty elsewhere.
    #[serde(default)]
    pub note: Words,
}

impl Question {
    /// The option at `letter`.
    pub fn option(&self, letter: Letter) -> &Choice {
        &self.options[letter.index()]
    }

    /// A hash of all that makes an answer mean what it means: the words of the question and its options, and the key. What explains
    /// them may be mended without another hash.
    pub fn hash(&self) -> u32 {
        let words = self.options.iter().map(|option| &option.text);
        let sum = words.chain([&self.prompt]).fold(HASH_START, |sum, text| {
            let end = [0xFF];
            hash(&end, hash(text.as_bytes(), sum))
        });
        hash(self.right.name().as_bytes(), sum)
    }
}
