//! The vocabulary of the trained model, and any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::engine::vocabulary(input));
