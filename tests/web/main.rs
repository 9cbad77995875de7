//! Component tests in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    reason = "a test's own page is well formed, and a failure here is a failed test"
)]

mod figures;
mod module;
mod page;
mod quiz;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
