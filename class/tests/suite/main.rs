//! Tests of the readers and of the item analysis.
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod any_text;
mod codes;
mod laws;
mod made_up;
mod pasted;
mod reference;
mod reports;
mod results;
mod speed;
mod statistics;
