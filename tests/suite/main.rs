//! Native tests.
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod bank;
mod calibration;
mod content;
mod errors;
mod events;
mod floors;
mod golden;
mod grading;
mod labs;
mod later;
mod laws;
mod learner;
mod matrices;
mod notation;
mod number;
mod progress;
mod retry;
mod save;
mod setup;
mod tidy;
mod tree;
