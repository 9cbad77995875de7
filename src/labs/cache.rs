//! What a conversation keeps: the keys and values of all earlier tokens, for the shapes of three models and for any other.

use super::lab::{Guess, Lab};
use super::setup::{Field, Limits, NamedSetup, choice, setup};

/// The fewest tokens; each further step of the control doubles them.
const FEWEST_TOKENS: u64 = 1024;
/// How many steps the control for tokens has.
const N_LENGTHS: usize = 8;
/// How many bytes a number can take: as 8, 16 or 32 bits.
pub const WIDTHS: [u64; 3] = [1, 2, 4];

/// A billion bytes.
pub const GIGABYTE: u64 = 1_000_000_000;

/// How many options the prediction has: less than a gigabyte, up to ten, more.
pub const N_GUESSES: usize = 3;

choice! {
    /// What a layer keeps of a token.
    Kept {
        /// A key and a value for each key–value head (Ainslie et al. 2023, §2.2).
        Pairs,
        /// One vector from which all keys and values are made again (DeepSeek-AI 2024, §2.1.2).
        Compressed,
    }
}

setup! {
    /// The guess, from 1; 0 is none.
    GUESS guess: usize = Field::GUESS, Limits::below(N_GUESSES + 1), 0;
    /// Whether the result is shown.
    IS_SHOWN is_shown: bool = Field::SHOWN, Limits::SWITCH, false;
    /// The number of layers.
    LAYERS layers: usize = "l", Limits::whole(1, 128), GROUPED.layers;
    /// What each layer keeps.
    KEPT kept: Kept = "k", Kept::LIMITS, GROUPED.kept;
    /// The number of key–value heads, where there are any.
    HEADS heads: usize = "h", Limits::whole(1, 128), GROUPED.heads;
    /// How many numbers a key, a value or the compressed vector has.
    SIZE size: usize = "d", Limits { step: 16.0, ..Limits::whole(16, 1024) }, GROUPED.size;
    /// The number of tokens: so often doubled.
    LENGTH length: usize = "n", Limits::below(N_LENGTHS), N_LENGTHS - 1;
    /// How many bytes a number takes, as an index into [`WIDTHS`].
    WIDTH width: usize = "b", Limits::below(WIDTHS.len()), 1;
}

/// The lab.
pub static LAB: Lab<Setup> = Lab {
    id: "cache",
    reveal: |setup| setup.is_shown = true,
};

/// What decides how much of a token is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The number of layers.
    pub layers: usize,
    /// What each layer keeps.
    pub kept: Kept,
    /// The number of key–value heads; 1 where the vector is compressed.
    pub heads: usize,
    /// How many numbers a key, a value or the compressed vector has.
    pub size: usize,
}

/// Llama 3 70B: 64 query heads share eight pairs of keys and values (Grattafiori et al. 2024, Table 3).
const GROUPED: Shape = Shape {
    layers: 80,
    kept: Kept::Pairs,
    heads: 8,
    size: 128,
};

/// The shapes of models: LLaMA 65B with as many pairs as query heads (Touvron et al. 2023, Table 2), Llama 3 70B, and DeepSeek-V2
/// with a compressed vector of 512 numbers and 64 for the position (DeepSeek-AI 2024, §3.1.2).
pub const MODELS: [Shape; 3] = [
    Shape { heads: 64, ..GROUPED },
    GROUPED,
    Shape {
        layers: 60,
        kept: Kept::Compressed,
        heads: 1,
        size: 512 + 64,
    },
];

impl Shape {
    /// How many numbers a token leaves in all layers.
    pub fn numbers(&self) -> u64 {
        let in_a_layer = match self.kept {
            Kept::Pairs => 2 * self.heads * self.size,
            Kept::Compressed => self.size,
        };
        (self.layers * in_a_layer) as u64
    }

    /// How many bytes a conversation keeps, with the tokens and the width of `setup`.
    pub fn bytes(&self, setup: &Setup) -> u64 {
        self.numbers() * tokens(setup) * width(setup)
    }
}

/// The shape that is set.
pub fn shape(setup: &Setup) -> Shape {
    let Setup {
        layers,
        kept,
        heads,
        size,
        ..
    } = *setup;
    Shape {
        layers,
        kept,
        // What has no heads has one vector, wherever the control for heads was left.
        heads: if kept == Kept::Pairs { heads } else { 1 },
        size,
    }
}

/// The number of tokens.
pub fn tokens(setup: &Setup) -> u64 {
    FEWEST_TOKENS << setup.length.min(N_LENGTHS - 1)
}

/// How many bytes a number takes.
pub fn width(setup: &Setup) -> u64 {
    WIDTHS[setup.width.min(WIDTHS.len() - 1)]
}

/// The guess against what Llama 3 70B keeps at the start.
pub fn verdict(setup: &Setup) -> Guess {
    let bytes = GROUPED.bytes(&Setup::START);
    Guess::new(
        setup.guess,
        usize::from(bytes >= GIGABYTE) + usize::from(bytes > 10 * GIGABYTE),
    )
}
