//! What must hold of all that comes into the page and into the engine from outside, whatever it is. One function a target takes
//! any bytes and panics where something does not hold. The fuzzer calls it, and so do the native tests with each file of `corpus/`.

#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a panic is what a finding is"
)]

pub mod engine;
pub mod page;
