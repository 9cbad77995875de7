//! What learning systems give back.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::page::suspend_data(input));
