//! Native tests.
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod bank;
mod errors;
mod golden;
mod grading;
mod laws;
mod matrices;
mod number;
mod setup;

mod calibration;
mod content;
mod events;
mod later;
mod learner;
mod notation;
mod progress;
mod retry;
mod save;
