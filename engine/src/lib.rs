//! Fast attention and a small trained encoder. The map, in reading order; a room knows only the rooms above its line.
//!
//! | room | what it is |
//! | --- | --- |
//! | [`error`] | what can be wrong, as stable codes |
//! | [`tokenizer`] | text to word pieces |
//! | [`lanes`] | vectors of 128 bits |
//! | [`softmax`] | exponentials of scores |
//! | [`tiles`] | products of queries, keys, weights and values |
//! | [`attend`] | one head of attention |
//! | [`products`] | exact sums of products of whole numbers |
//! | [`activations`] | tokens' numbers rounded to bytes |
//! | [`dense`] | a dense layer in whole numbers |
//! | [`norm`] | layer normalization |
//! | [`layer`] | a layer of the encoder in memory |
//! | [`entropy`] | whole numbers from bits |
//! | [`bytes`] | numbers from a file's bytes |
//! | [`model`] | the shipped file |
//! | [`encoder`] | the trained encoder |
//! | [`check`] | whether the machine means what we mean |
//! | [`abi`] | the exports |
//! | [`twins`] | the kernels as plain loops, for tests |

pub mod error;
pub mod tokenizer;

#[allow(
    missing_docs,
    unsafe_code,
    reason = "one-line wrappers around single instructions, which must vanish"
)]
pub mod lanes;

mod softmax;
mod tiles;

pub mod attend;

pub mod products;

pub mod activations;
pub mod dense;
pub mod norm;

pub mod layer;

mod bytes;
pub mod entropy;
pub mod model;

pub mod encoder;

pub mod check;

#[allow(
    unsafe_code,
    reason = "names of exports must be kept as they are; there is no other unsafe code in it"
)]
pub mod abi;

pub mod twins;
