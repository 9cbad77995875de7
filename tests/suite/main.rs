//! Native tests.
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod calibration;
mod events;
mod later;
mod learner;
mod progress;
mod retry;
mod save;
