//! The file of weights of the trained model.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::engine::weights(input));
