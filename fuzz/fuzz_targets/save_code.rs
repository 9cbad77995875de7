//! Save codes.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::page::save_code(input));
