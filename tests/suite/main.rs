//! Native tests.
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod errors;
mod golden;
mod grading;
mod labs;
mod laws;
mod matrices;
mod number;
mod setup;

mod content;
mod notation;
