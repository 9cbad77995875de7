//! Native tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    reason = "a test's own data is well formed, and a failure here is a failed test"
)]

mod accessibility;
mod any_input;
mod any_state;
mod bank;
mod blending;
mod broken;
mod cache;
mod calibration;
mod checkout;
mod circles;
mod cmi5;
mod content;
mod demonstrations;
mod errors;
mod events;
mod figures;
mod files;
mod floors;
mod formulas;
mod golden;
mod grading;
mod hosts;
mod json;
mod labs;
mod laws;
mod learner;
mod matrices;
mod merge;
mod model;
mod number;
mod numeric_siblings;
mod old_links;
mod order_and_heads;
mod plots;
mod positions;
mod progress;
mod proofs;
mod recheck;
mod render;
mod replay;
mod result_codes;
mod retry;
mod root;
mod same_output;
mod save;
mod schemas;
mod sentences;
mod setup;
mod soft_and_hard;
mod speed;
mod status;
mod targets;
mod texts;
mod tidy;
mod translation;
mod tree;
