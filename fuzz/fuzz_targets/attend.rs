//! The input of the module's `attend`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::page::attend(input));
